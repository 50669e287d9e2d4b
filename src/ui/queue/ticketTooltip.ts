import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import type { Ticket } from '../../tickets/ticket';
import { displayName } from '../session/names';
import type { ServerSession } from '../session/serverSession';
import { typeTerm } from '../sla/terms';

const lineLength = 300;

/**
 * The ticket's milestones and people. Texts from outside go in by `appendText`; the string is neither trusted nor
 * allowed HTML (design section 5).
 */
export function ticketTooltip(ticket: Ticket, session: ServerSession): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString('', true);
  const line = (text: string): void => appendLine(tooltip, text);
  line(`#${ticket.id} ${ticket.summary}`);
  const block = session.slaBlock(ticket);
  line(block.headline);
  for (const { title, due, progress, state } of block.milestones) {
    tooltip.appendMarkdown(`$(${icons[state]}) `);
    line([title, due, progress].filter(part => part !== null).join(' · '));
  }
  for (const remark of block.remarks) line(remark);
  const facts = [
    ticket.type ? typeTerm[ticket.type] : vscode.l10n.t('type not given'),
    ticket.category,
    ticket.customer,
    ticket.status.label,
    ticket.handler ? displayName(ticket.handler) : vscode.l10n.t('nobody assigned'),
  ];
  line(facts.filter(fact => fact !== null && fact !== '').join(' · '));
  return tooltip;
}

/** Word by word: `appendText` makes spaces unbreakable, and a long line would break inside a word. */
function appendLine(tooltip: vscode.MarkdownString, text: string): void {
  for (const word of singleLine(text, lineLength).split(' ')) {
    tooltip.appendText(word);
    tooltip.appendMarkdown(' ');
  }
  tooltip.appendMarkdown('\n\n');
}

const icons = { breached: 'flame', dueSoon: 'warning', unknown: 'question', onTrack: 'clock', met: 'pass' } as const;
