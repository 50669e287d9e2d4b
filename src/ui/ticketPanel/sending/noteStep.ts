import { err, ok, type Result } from '../../../base/result';
import type { MantisError } from '../../../mantis/errors';
import type { NoteToSend } from '../../../mantis/writer';
import type { SendingRecord } from '../../../tickets/replyDraft';
import { afterNote, end, seenOf, type NoteThere, type Step } from './reply';
import type { SendingDesk } from './sendingDesk';

/** The first step: posts the note once, and takes its text out of the draft when it is there. */
export async function sendNote(record: SendingRecord, note: NoteToSend, desk: SendingDesk): Promise<Step<NoteThere>> {
  desk.become({ phase: 'sending', id: record.id, step: 'note' });
  desk.unsettled = record;
  const outcome = await desk.writer.addNote(desk.ticketId, note, seenOf(record));
  if (outcome.kind === 'confirmed') {
    desk.takeTicket(outcome.ticket);
    await desk.noteLanded(record, afterNote(record));
    return { goesOn: true, value: outcome };
  }
  const { error } = outcome;
  // A mismatch is no doubt: the note is there, and looking for the text that was sent would not find it.
  if (outcome.kind === 'uncertain' && error.kind !== 'mismatch') {
    desk.leaveUncertain(record.id, null, error);
    return end;
  }
  desk.unsettled = null;
  await desk.remember(null);
  desk.fail(record.id, 'note', { kind: 'mantis', error, noteId: null });
  return end;
}

/** Looks for the note of a sending, without sending anything; `null` when it is not there. */
export async function findNote(
  record: SendingRecord,
  note: NoteToSend,
  desk: SendingDesk,
): Promise<Result<NoteThere | null, MantisError>> {
  const found = await desk.writer.findNote(desk.ticketId, note, seenOf(record));
  if (!found.ok) return err(found.error);
  desk.takeTicket(found.value.ticket);
  return ok(found.value.kind === 'landed' ? found.value : null);
}
