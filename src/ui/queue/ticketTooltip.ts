import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import type { Ticket } from '../../tickets/ticket';
import { displayName } from '../session/names';
import type { ServerSession } from '../session/serverSession';
import { typeTerm } from '../sla/terms';
import { stateIconName } from './decorations';

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
    tooltip.appendMarkdown(`$(${stateIconName[state]}) `);
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

/** An invisible place where a line may break. */
const breakHere = '\u200B';

/**
 * `appendText` makes spaces unbreakable, so each gets a place to break at; behind `:`, `@` and `.` it keeps addresses from
 * becoming links.
 */
function appendLine(tooltip: vscode.MarkdownString, text: string): void {
  tooltip.appendText(singleLine(text, lineLength).replace(/[ :@.](?=\S)/g, `$&${breakHere}`));
  tooltip.appendMarkdown('\n\n');
}
