import * as vscode from 'vscode';
import type { TicketState } from '../../regulation/sla/result';
import { unreadKinds, type Unread, type UnreadKind } from '../../tickets/unread/unread';
import { unreadName } from './unreadText';

const scheme = 've-ticket';

/**
 * Names a tree item so that its colour follows the SLA state and its mark what is new; both are part of the address, so
 * that they never go stale.
 */
export function ticketUri(state: TicketState, name: string, unread: UnreadKind | null = null): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${encodeURIComponent(name)}`, query: state, fragment: unread ?? '' });
}

function stateColor(state: TicketState): vscode.ThemeColor {
  return new vscode.ThemeColor(`veSupport.sla${state.charAt(0).toUpperCase()}${state.slice(1)}`);
}

/** A shape of its own for every state: colour alone must not carry the meaning. */
export function stateIcon(state: TicketState): vscode.ThemeIcon {
  return new vscode.ThemeIcon(stateIconName[state], stateColor(state));
}

/** A customer's reply shows through everything; its colour is still that of the state. */
export function ticketIcon(state: TicketState, unread: Unread | null): vscode.ThemeIcon {
  const hasReply = unread?.kinds[0] === 'customerReplied';
  return hasReply ? new vscode.ThemeIcon('comment-unresolved', stateColor(state)) : stateIcon(state);
}

/** Codicons by state. */
export const stateIconName: Readonly<Record<TicketState, string>> = {
  breached: 'flame',
  dueSoon: 'warning',
  unknown: 'question',
  onTrack: 'clock',
  met: 'pass',
};

/** Colours tickets in the tree by their SLA state, only what presses, and marks those that have something new. */
export class SlaDecorations implements vscode.FileDecorationProvider {
  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== scheme) return undefined;
    const state = uri.query;
    const unread = unreadKinds.find(kind => kind === uri.fragment);
    const color = state === 'breached' || state === 'dueSoon' ? stateColor(state) : undefined;
    if (unread === undefined) return color && new vscode.FileDecoration(undefined, undefined, color);
    return new vscode.FileDecoration(unread === 'customerReplied' ? '●' : '•', unreadName(unread), color);
  }
}
