import type { SendingConflict } from '../../../protocol/fields';
import type { Ticket } from '../../../tickets/ticket';
import type { SendingState } from '../sending/sendingState';
import type { TicketSession } from '../session';
import { conflictRows } from './conflictRows';
import { editableFields } from './editableFields';

/** What met a colleague's change when the status was to be set; `null` when there is nothing to decide. */
export function sendingConflict(state: SendingState, ticket: Ticket, session: TicketSession): SendingConflict | null {
  if (state.phase !== 'failed' || state.step !== 'status' || state.failure.kind !== 'mantis') return null;
  const { error } = state.failure;
  if (error.kind !== 'conflict' || error.fields.length === 0) return null;
  const fields = editableFields(ticket, session, true, true);
  const rows = conflictRows(error.fields, fields, session.dictionaryOf(ticket.project.id));
  return { id: state.id, rows, wasLost: error.wrote };
}
