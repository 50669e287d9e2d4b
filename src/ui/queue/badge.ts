import * as vscode from 'vscode';
import type { QueueRow } from './groups';

/** Tickets that need somebody: a deadline breached or due soon, or a customer who has answered me. */
export function badgeOf(rows: readonly QueueRow[], meId: number): vscode.ViewBadge | undefined {
  const pressing = rows.filter(isPressing).length;
  const replies = repliesToMe(rows, meId);
  const value = rows.filter(row => isPressing(row) || isReplyToMe(row, meId)).length;
  if (value === 0) return undefined;
  const lines = [
    ...(pressing > 0 ? [vscode.l10n.t('Deadlines breached or due soon: {0}', pressing)] : []),
    ...(replies > 0 ? [repliesText(replies)] : []),
  ];
  return { value, tooltip: lines.join('\n') };
}

/** How many of one's own tickets have an answer of the customer that was not read yet. */
export function repliesToMe(rows: readonly QueueRow[], meId: number): number {
  return rows.filter(row => isReplyToMe(row, meId)).length;
}

export function repliesText(count: number): string {
  return vscode.l10n.t('Customers have replied in your tickets: {0}', count);
}

function isPressing({ sla, place }: QueueRow): boolean {
  return (sla.state === 'breached' || sla.state === 'dueSoon') && place.lane !== 'out';
}

function isReplyToMe({ ticket, unread }: QueueRow, meId: number): boolean {
  return ticket.handler?.id === meId && unread?.kinds[0] === 'customerReplied';
}
