import * as vscode from 'vscode';
import type { Unread, UnreadKind } from '../../tickets/unread/unread';

/** What is new, in a few words. */
export function unreadName(kind: UnreadKind): string {
  switch (kind) {
    case 'customerReplied':
      return vscode.l10n.t('customer replied');
    case 'assigned':
      return vscode.l10n.t('assigned to you');
    case 'note':
      return vscode.l10n.t('new comment');
    case 'status':
      return vscode.l10n.t('status changed');
    case 'reassigned':
      return vscode.l10n.t('reassigned');
    case 'created':
      return vscode.l10n.t('new ticket');
    case 'marked':
      return vscode.l10n.t('marked as unread');
  }
}

/** The strongest of what is new. */
export function unreadText({ kinds: [strongest = 'marked'] }: Unread): string {
  return unreadName(strongest);
}
