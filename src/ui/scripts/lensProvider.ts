import { basename } from 'node:path';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { TicketState } from '../../regulation/sla/result';
import type { Ticket } from '../../tickets/ticket';
import { quickPickLabel } from '../commands/quickPickLabel';
import type { ServerSession } from '../session/serverSession';
import { isLookedAt } from './languages';
import { lensRows } from './lensRows';
import type { TicketCodes } from './ticketCodes';

/** Opens one of the tickets whose numbers it gets; not in the palette. */
export const chooseAmong = 'veSupport.chooseAmongTickets';

const named = 2;
const titleLength = 60;
const order: Readonly<Record<TicketState, number>> = { breached: 0, dueSoon: 1, unknown: 2, onTrack: 3, met: 4 };

/** Above a configuration script: the open tickets that name it. */
export class ScriptLensProvider implements vscode.CodeLensProvider, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changes.event;

  constructor(
    private readonly session: ServerSession,
    private readonly codes: TicketCodes,
  ) {
    this.owned.add(codes.onDidChange(() => this.changes.fire()));
    this.owned.add(session.onDidPassTime(() => this.changes.fire()));
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!isLookedAt(document)) return [];
    return lensRows(document.getText(), basename(document.uri.path), this.codes.index).flatMap(
      ({ line, ticketIds }) => {
        const range = new vscode.Range(line, 0, line, 0);
        return this.commandsFor(ticketIds).map(command => new vscode.CodeLens(range, command));
      },
    );
  }

  dispose(): void {
    this.owned.dispose();
  }

  private commandsFor(ids: readonly number[]): vscode.Command[] {
    const tickets = inOrder(
      ids.flatMap(id => this.session.known(id) ?? []),
      this.session,
    );
    const shown = tickets.slice(0, tickets.length === named + 1 ? named + 1 : named);
    const hidden = tickets.length - shown.length;
    return [
      ...shown.map(ticket => ({
        title: `#${ticket.id} ${quickPickLabel(cut(ticket.summary))} · ${this.session.shortProgress(ticket)}`,
        tooltip: vscode.l10n.t('Open ticket #{0}', String(ticket.id)),
        command: 'veSupport.openTicket',
        arguments: [ticket.id],
      })),
      ...(hidden === 0
        ? []
        : [
            {
              title: vscode.l10n.t('{0} more…', hidden),
              tooltip: vscode.l10n.t('All open tickets that name this script'),
              command: chooseAmong,
              arguments: [tickets.map(({ id }) => id)],
            },
          ]),
    ];
  }
}

/** Asks which of the tickets is to be opened. */
export async function chooseAmongTickets(argument: unknown, session: ServerSession): Promise<void> {
  if (!Array.isArray(argument)) return;
  const tickets = inOrder(
    argument.flatMap((id: unknown) => (typeof id === 'number' ? (session.known(id) ?? []) : [])),
    session,
  );
  const picked = await vscode.window.showQuickPick(
    tickets.map(ticket => ({
      label: quickPickLabel(`#${ticket.id} ${ticket.summary}`),
      description: quickPickLabel(ticket.status.label),
      detail: session.shortProgress(ticket),
      ticketId: ticket.id,
    })),
    { title: vscode.l10n.t('All open tickets that name this script'), matchOnDescription: true },
  );
  if (picked) await vscode.commands.executeCommand('veSupport.openTicket', picked.ticketId);
}

/** What is overdue or presses first. */
function inOrder(tickets: readonly Ticket[], session: ServerSession): readonly Ticket[] {
  return tickets
    .map(ticket => ({ ticket, rank: order[session.sla(ticket).state] }))
    .sort((a, b) => a.rank - b.rank || a.ticket.id - b.ticket.id)
    .map(({ ticket }) => ticket);
}

function cut(text: string): string {
  return text.length > titleLength ? `${text.slice(0, titleLength - 1).trimEnd()}…` : text;
}
