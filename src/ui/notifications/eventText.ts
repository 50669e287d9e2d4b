import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import { milestoneTitle } from '../sla/terms';
import { moscowTime } from '../sla/timeText';
import type { TicketEvent } from './events';

const summaryLength = 80;

/** One event in a sentence. */
export function eventText(event: TicketEvent, now: number): string {
  const name = `#${event.ticket.id} ${singleLine(event.ticket.summary, summaryLength)}`;
  switch (event.kind) {
    case 'blocker':
      return vscode.l10n.t('A new ticket blocks work: {0}', name);
    case 'customerReplied':
      return vscode.l10n.t('The customer has answered: {0}', name);
    case 'dueSoon':
      return vscode.l10n.t('{0}: due {1} — {2}', milestoneTitle(event.milestone), moscowTime(event.due, now), name);
    case 'breached':
      return vscode.l10n.t(
        '{0}: deadline missed {1} — {2}',
        milestoneTitle(event.milestone),
        moscowTime(event.due, now),
        name,
      );
  }
}

/** Several events by their numbers. */
export function summaryText(events: readonly TicketEvent[]): string {
  const count = (kind: TicketEvent['kind']): number => events.filter(event => event.kind === kind).length;
  const parts: readonly (readonly [TicketEvent['kind'], (n: number) => string])[] = [
    ['blocker', n => vscode.l10n.t('new «Блокирует работу»: {0}', n)],
    ['breached', n => vscode.l10n.t('deadlines missed: {0}', n)],
    ['dueSoon', n => vscode.l10n.t('deadlines due soon: {0}', n)],
    ['customerReplied', n => vscode.l10n.t('answers of customers: {0}', n)],
  ];
  const text = parts.flatMap(([kind, say]) => (count(kind) > 0 ? [say(count(kind))] : [])).join(', ');
  return vscode.l10n.t('Tickets that need you: {0}', text);
}
