import * as vscode from 'vscode';
import type { TicketState } from '../../regulation/sla/result';
import { unreadKinds, type Unread, type UnreadKind } from '../../tickets/unread/unread';
import { unreadName } from './unreadText';

const scheme = 've-ticket';

/** What is to be seen beside a ticket's name. */
export interface TicketMarks {
  readonly unread: UnreadKind | null;
  readonly hasDraft: boolean;
}

const noMarks: TicketMarks = { unread: null, hasDraft: false };
const draftMark = '✦';

/**
 * Names a tree item so that its colour follows the SLA state and its marks what is new and whether a draft is ready; all
 * are part of the address, so that they never go stale.
 */
export function ticketUri(state: TicketState, name: string, { unread, hasDraft }: TicketMarks = noMarks): vscode.Uri {
  const fragment = [unread ?? '', hasDraft ? 'draft' : ''].join('+');
  return vscode.Uri.from({ scheme, path: `/${encodeURIComponent(name)}`, query: state, fragment });
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

/**
 * Colours tickets in the tree by their SLA state, only what presses, and marks those that have something new or a draft
 * that is ready.
 */
export class SlaDecorations implements vscode.FileDecorationProvider {
  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== scheme) return undefined;
    const state = uri.query;
    const [news, draft] = uri.fragment.split('+');
    const unread = unreadKinds.find(kind => kind === news);
    const color = state === 'breached' || state === 'dueSoon' ? stateColor(state) : undefined;
    const newsMark = unread === undefined ? '' : unread === 'customerReplied' ? '●' : '•';
    const mark = newsMark + (draft === 'draft' ? draftMark : '');
    if (mark === '') return color && new vscode.FileDecoration(undefined, undefined, color);
    const names = [
      ...(unread === undefined ? [] : [unreadName(unread)]),
      ...(draft === 'draft' ? [vscode.l10n.t('A draft is ready')] : []),
    ];
    return new vscode.FileDecoration(mark, names.join(', '), color);
  }
}
