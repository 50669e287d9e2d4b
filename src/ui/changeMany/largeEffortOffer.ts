import * as vscode from 'vscode';
import type { Ticket } from '../../tickets/ticket';
import { quickPickLabel } from '../commands/quickPickLabel';
import type { ServerSession } from '../session/serverSession';
import { largeEffortView } from '../ticketPanel/largeEffortView';

/** Says of which tickets the customer is to hear now (RULES H4); the text waits in the ticket's panel, to be inserted there. */
export function offerLetters(tickets: readonly Ticket[], session: ServerSession): void {
  const concerned = tickets.filter(ticket => largeEffortView(ticket, session) !== null);
  if (concerned.length === 0) return;
  const open = vscode.l10n.t('Write to the Customer');
  const limit = session.regulation.policy.queue.effortLimitHours.value;
  const message = vscode.l10n.t(
    'More than {0} h of work: the customer is to be told (H4). Tickets: {1}',
    limit,
    concerned.length,
  );
  void vscode.window.showInformationMessage(message, open).then(async answer => {
    const ticket = answer === open ? await chosen(concerned) : undefined;
    if (ticket) await vscode.commands.executeCommand('veSupport.openTicket', ticket.id);
  });
}

async function chosen(tickets: readonly Ticket[]): Promise<Ticket | undefined> {
  if (tickets.length === 1) return tickets[0];
  const items = tickets.map(ticket => ({ label: quickPickLabel(`#${ticket.id} ${ticket.summary}`), ticket }));
  const title = vscode.l10n.t('Which customer first?');
  return (await vscode.window.showQuickPick(items, { title }))?.ticket;
}
