import * as vscode from 'vscode';
import { reaches } from '../../mantis/thresholds';
import type { Ticket } from '../../tickets/ticket';
import { assignedStatus } from '../changeMany/assignedStatus';
import { errorText } from '../errors/errorText';
import { nextRow } from '../queue/groups';
import { displayName } from '../session/names';
import type { ServerSession } from '../session/serverSession';
import { queueReasonText } from '../sla/queueReason';
import { quickPickLabel } from './quickPickLabel';

/**
 * Assigns the ticket that the regulation's queue has next (RULES E9), opens it, and says why it is next. Of two who take
 * the same ticket at the same moment Mantis says yes to both: the history tells who has it, and the loser is offered
 * the next.
 */
export async function takeNext(session: ServerSession, open: (ticketId: number) => void): Promise<void> {
  const polled = await session.tickets.poll();
  if (!polled.ok) {
    void vscode.window.showErrorMessage(errorText(polled.error));
    return;
  }
  const next = nextRow(session.rows.all());
  if (next === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No ticket waits for a handler: all are assigned, wait for the customer, or are resolved.'),
    );
    return;
  }
  const { ticket, place } = next;
  const { myAccessLevel, thresholds } = session.dictionaryOf(ticket.project.id);
  if (!reaches(myAccessLevel, thresholds.assign)) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Your access level in this project may not assign tickets. Next would be #{0}.', String(ticket.id)),
    );
    open(ticket.id);
    return;
  }
  const reason = queueReasonText(place, session.now());
  const outcome = await session.writer.changeFields(
    ticket.id,
    { handlerId: 0, statusId: ticket.status.id },
    { handlerId: session.me.id, ...assignedStatus(ticket, session) },
  );
  // Also after a conflict: it may be about what a colleague changed at the same moment, and the ticket mine.
  const taken = outcome.kind === 'uncertain' ? null : await session.read(ticket.id);
  if (outcome.kind === 'uncertain') {
    void vscode.window.showErrorMessage(errorText(outcome.error));
    open(ticket.id);
    return;
  }
  if (outcome.kind === 'rejected' && outcome.error.kind !== 'conflict') {
    void vscode.window.showErrorMessage(errorText(outcome.error));
    return;
  }
  const holder = taken?.ok === true ? taken.value.ticket.handler : null;
  if (taken === null || (taken.ok && holder?.id !== session.me.id)) {
    await offerAnother(session, ticket, open);
    return;
  }
  open(ticket.id);
  if (outcome.kind === 'rejected') {
    void vscode.window.showWarningMessage(errorText(outcome.error));
    return;
  }
  tellWhy(ticket.id, place.reason.rule, reason);
}

/** Why it was next, with a way to the clause that says so. */
function tellWhy(ticketId: number, rule: string, reason: string): void {
  const clause = vscode.l10n.t('Show rule {0}', rule);
  const told = vscode.l10n.t('#{0} is yours. Why it was next: {1}.', String(ticketId), reason);
  void vscode.window
    .showInformationMessage(told, clause)
    .then(answer => (answer === clause ? vscode.commands.executeCommand('veSupport.showRegulation', rule) : undefined));
}

async function offerAnother(session: ServerSession, ticket: Ticket, open: (ticketId: number) => void): Promise<void> {
  const now = session.known(ticket.id)?.handler;
  const again = vscode.l10n.t('Take the next one');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      '#{0} was taken by {1} at the same moment.',
      String(ticket.id),
      now ? quickPickLabel(displayName(now)) : vscode.l10n.t('somebody else'),
    ),
    again,
  );
  if (answer === again) await takeNext(session, open);
}
