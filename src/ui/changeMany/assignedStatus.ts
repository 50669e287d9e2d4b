import type { FieldValues } from '../../mantis/fields';
import type { Ticket } from '../../tickets/ticket';
import type { ServerSession } from '../session/serverSession';

/** Mantis's own form sets «assigned» along with the handler; by REST it does not. */
export function assignedStatus(ticket: Ticket, session: ServerSession): FieldValues {
  const { assigned } = session.dictionaryOf(ticket.project.id).specialStatuses;
  const maySet = session.allowedStatuses(ticket).some(({ status, allowed }) => allowed && status.id === assigned);
  return maySet && ticket.status.id < assigned ? { statusId: assigned } : {};
}
