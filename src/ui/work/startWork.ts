import * as vscode from 'vscode';
import { presentFields } from '../../mantis/presentFields';
import { reaches } from '../../mantis/thresholds';
import type { FieldValues } from '../../mantis/fields';
import type { Ticket } from '../../tickets/ticket';
import { assignedStatus } from '../changeMany/assignedStatus';
import { quickPickLabel } from '../commands/quickPickLabel';
import { errorText } from '../errors/errorText';
import { displayName } from '../session/names';
import type { ServerSession } from '../session/serverSession';
import { startBranch } from './startBranch';

/** Assigns the ticket to the person, sets it to «assigned» where that may be, opens it, and switches to its branch. */
export async function startWork(
  ticketId: number,
  session: ServerSession,
  open: (ticketId: number) => void,
): Promise<void> {
  const reading = await session.read(ticketId);
  if (!reading.ok) {
    void vscode.window.showErrorMessage(errorText(reading.error));
    return;
  }
  const { ticket } = reading.value;
  const obstacle = obstacleTo(ticket, session);
  if (obstacle !== null) {
    open(ticketId);
    void vscode.window.showWarningMessage(obstacle);
    return;
  }
  if (!(await mayTakeOver(ticket, session))) return;
  const changes = changesFor(ticket, session);
  if (Object.keys(changes).length > 0 && !(await change(ticket, changes, session, open))) return;
  open(ticketId);
  const branch = await startBranch(ticket);
  const now = session.known(ticketId) ?? ticket;
  const lines = [
    vscode.l10n.t('#{0} is in your hands: {1}.', String(ticketId), quickPickLabel(now.status.label)),
    branch,
  ];
  void vscode.window.showInformationMessage(lines.filter(line => line !== null).join(' '));
}

/** Why nobody can begin with it; `null` when somebody can. */
function obstacleTo(ticket: Ticket, session: ServerSession): string | null {
  const number = String(ticket.id);
  if (session.isResolved(ticket)) return vscode.l10n.t('#{0} is resolved. Reopen it to work on it.', number);
  const { myAccessLevel, thresholds } = session.dictionaryOf(ticket.project.id);
  const isMine = ticket.handler?.id === session.me.id;
  return isMine || reaches(myAccessLevel, thresholds.assign)
    ? null
    : vscode.l10n.t('Your access level in this project may not assign tickets; #{0} was only opened.', number);
}

/** A colleague's ticket is not taken without asking. */
async function mayTakeOver({ id, handler }: Ticket, session: ServerSession): Promise<boolean> {
  if (handler === null || handler.id === session.me.id) return true;
  const takeOver = vscode.l10n.t('Take it over');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} works on #{1}. Take it over?', quickPickLabel(displayName(handler)), String(id)),
    { modal: true },
    takeOver,
  );
  return answer === takeOver;
}

function changesFor(ticket: Ticket, session: ServerSession): FieldValues {
  return {
    ...(ticket.handler?.id === session.me.id ? {} : { handlerId: session.me.id }),
    ...assignedStatus(ticket, session),
  };
}

async function change(
  ticket: Ticket,
  changes: FieldValues,
  session: ServerSession,
  open: (ticketId: number) => void,
): Promise<boolean> {
  const { handlerId, statusId } = presentFields(ticket, session.dictionaryOf(ticket.project.id));
  const base: FieldValues = {
    ...(changes.handlerId === undefined ? {} : { handlerId: handlerId ?? 0 }),
    ...(changes.statusId === undefined ? {} : { statusId: statusId ?? ticket.status.id }),
  };
  const outcome = await session.writer.changeFields(ticket.id, base, changes);
  if (outcome.kind === 'confirmed') {
    session.take(outcome.ticket);
    return true;
  }
  open(ticket.id);
  // It may have landed all the same, or a colleague was faster: the panel shows what is there now.
  await session.read(ticket.id);
  void vscode.window.showErrorMessage(errorText(outcome.error));
  return false;
}
