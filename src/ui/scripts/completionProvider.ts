import { basename } from 'node:path';
import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import type { Ticket } from '../../tickets/ticket';
import { ticketTooltip } from '../queue/ticketTooltip';
import { displayName } from '../session/names';
import type { ServerSession } from '../session/serverSession';
import { hashBefore, rankTickets } from './completionRanking';
import { isLookedAt } from './languages';
import { lensRows } from './lensRows';
import type { TicketCodes } from './ticketCodes';

const offered = 50;
const labelLength = 120;

class TicketItem extends vscode.CompletionItem {
  constructor(
    readonly ticket: Ticket,
    label: vscode.CompletionItemLabel,
  ) {
    super(label, vscode.CompletionItemKind.Reference);
  }
}

/** Offers open tickets behind a `#` in scripts and commit messages. */
export class TicketCompletionProvider implements vscode.CompletionItemProvider<TicketItem> {
  constructor(
    private readonly session: ServerSession,
    private readonly codes: TicketCodes,
  ) {}

  provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    _token: vscode.CancellationToken,
    context: vscode.CompletionContext,
  ): vscode.CompletionList<TicketItem> | undefined {
    if (!isLookedAt(document)) return undefined;
    const line = document.lineAt(position.line).text;
    const isAsked = context.triggerKind !== vscode.CompletionTriggerKind.TriggerCharacter;
    const hash = hashBefore(line.slice(0, position.character), document.languageId, isAsked);
    if (hash === null) return undefined;
    const isMessage = document.languageId === 'scminput' || document.languageId === 'git-commit';
    const tickets = rankTickets({
      tickets: this.session.store.all().filter(ticket => !this.session.isResolved(ticket)),
      typed: hash.typed,
      meId: this.session.me.id,
      related: this.relatedTo(document),
      around: isMessage ? document.getText() : line,
      limit: offered,
    });
    const range = new vscode.Range(position.line, hash.start, position.line, position.character);
    const items = tickets.map((ticket, index) => itemOf(ticket, index, range));
    return new vscode.CompletionList(items, true);
  }

  resolveCompletionItem(item: TicketItem): TicketItem {
    item.documentation = ticketTooltip(item.ticket, this.session);
    return item;
  }

  private relatedTo(document: vscode.TextDocument): ReadonlySet<number> {
    const rows = lensRows(document.getText(), basename(document.uri.path), this.codes.index);
    return new Set(rows.flatMap(({ ticketIds }) => ticketIds));
  }
}

function itemOf(ticket: Ticket, index: number, range: vscode.Range): TicketItem {
  const number = `#${ticket.id}`;
  const item = new TicketItem(ticket, { label: number, description: singleLine(ticket.summary, labelLength) });
  const handler = ticket.handler ? displayName(ticket.handler) : vscode.l10n.t('nobody assigned');
  item.detail = singleLine(`${ticket.status.label} · ${handler}`, labelLength);
  item.range = range;
  item.insertText = number;
  item.filterText = `${number} ${ticket.summary}`;
  item.sortText = String(index).padStart(4, '0');
  return item;
}
