import * as vscode from 'vscode';
import type { TicketState } from '../../regulation/sla/result';

const scheme = 've-ticket';

const draftMark = '✦';

/**
 * Names a tree item so that its colour follows the SLA state and a sign tells of a ready draft; both are part of the
 * address, so they never go stale.
 */
export function ticketUri(state: TicketState, name: string, hasDraft = false): vscode.Uri {
  return vscode.Uri.from({
    scheme,
    path: `/${encodeURIComponent(name)}`,
    query: state,
    fragment: hasDraft ? 'draft' : '',
  });
}

function stateColor(state: TicketState): vscode.ThemeColor {
  return new vscode.ThemeColor(`veSupport.sla${state.charAt(0).toUpperCase()}${state.slice(1)}`);
}

/** A shape of its own for every state: colour alone must not carry the meaning. */
export function stateIcon(state: TicketState): vscode.ThemeIcon {
  return new vscode.ThemeIcon(stateIconName[state], stateColor(state));
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
 * Colours tickets in the tree by their SLA state and marks those with a ready draft; only what presses is coloured, so
 * that it stands out.
 */
export class SlaDecorations implements vscode.FileDecorationProvider {
  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== scheme) return undefined;
    const state = uri.query;
    const color = state === 'breached' || state === 'dueSoon' ? stateColor(state) : undefined;
    if (uri.fragment !== 'draft') return color && new vscode.FileDecoration(undefined, undefined, color);
    return new vscode.FileDecoration(draftMark, vscode.l10n.t('A draft is ready'), color);
  }
}
