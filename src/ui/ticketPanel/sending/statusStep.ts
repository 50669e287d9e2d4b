import type { SendingDesk } from './sendingDesk';
import type { StatusToSet, UndecidedStatus } from './statusToSet';

/**
 * The last step: the status with everything that goes into the same PATCH. Resolves with what the person has to decide
 * when a colleague changed something meanwhile; how it ended otherwise has been told.
 */
export async function sendStatus(wanted: StatusToSet, desk: SendingDesk): Promise<UndecidedStatus | null> {
  const { id, statusId, base, changes, before } = wanted;
  desk.become({ phase: 'sending', id, step: 'status' });
  const outcome = await desk.writer.changeFields(desk.ticketId, base, changes);
  if (outcome.kind === 'confirmed') {
    desk.takeTicket(outcome.ticket);
    await desk.statusLanded(statusId);
    desk.finish(id, { ...before, statusId: changes.statusId ?? null });
    return null;
  }
  const { error } = outcome;
  // Setting a status twice does no harm: the writer compares before it sends. So this needs no looking up.
  await desk.remember(null);
  desk.fail(id, 'status', { kind: 'mantis', error, noteId: before.note?.noteId ?? null });
  return error.kind === 'conflict' && error.fields.length > 0 ? { ...wanted, conflicts: error.fields } : null;
}
