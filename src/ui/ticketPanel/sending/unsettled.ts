import type { NoteToSend } from '../../../mantis/writer';
import type { SendingRecord } from '../../../tickets/replyDraft';
import { fileDeps } from './filesStep';
import { findNote } from './noteStep';
import { end, type NoteThere, type Reply, type SettledEarlier, type Step } from './reply';
import type { SendingDesk } from './sendingDesk';
import { settleFile } from './sendFiles';

const nothingEarlier: SettledEarlier = { note: null, fileId: null };

/**
 * Looks once more for what an earlier sending left unclear, so that nothing is sent twice. Its value is the note or
 * file that turned out to be there when it is part of `reply`.
 */
export async function settleEarlier(
  reply: Reply,
  note: NoteToSend | null,
  desk: SendingDesk,
): Promise<Step<SettledEarlier>> {
  const earlier = desk.unsettled;
  const earlierNote = earlier?.note ?? null;
  if (earlier?.stage === 'file') return settleEarlierFile(reply, earlier, desk);
  if (earlier === null || earlierNote === null) return { goesOn: true, value: nothingEarlier };
  desk.become({ phase: 'sending', id: reply.id, step: 'looking' });
  const found = await findNote(earlier, earlierNote, desk);
  if (!found.ok) {
    desk.leaveUncertain(reply.id, null, found.error);
    return end;
  }
  if (found.value === null) return { goesOn: true, value: nothingEarlier };
  await desk.noteLanded(earlier, null);
  const isSame = note?.text === earlierNote.text && (note.minutes ?? 0) === (earlierNote.minutes ?? 0);
  if (isSame) return { goesOn: true, value: { note: found.value, fileId: null } };
  desk.fail(reply.id, 'note', { kind: 'earlierLanded', noteId: found.value.noteId });
  return end;
}

/** Looks whether an unsettled sending has landed. Sends nothing. */
export async function checkUnsettled(record: SendingRecord, desk: SendingDesk): Promise<void> {
  desk.become({ phase: 'sending', id: record.id, step: 'looking' });
  if (record.note !== null) await checkNote(record, record.note, desk);
  else if (record.stage === 'file') await checkFile(record, desk);
  else await checkStatus(record, desk);
}

async function settleEarlierFile(
  reply: Reply,
  earlier: SendingRecord,
  desk: SendingDesk,
): Promise<Step<SettledEarlier>> {
  desk.become({ phase: 'sending', id: reply.id, step: 'looking' });
  const settled = await settleFile(earlier, fileDeps(desk));
  if (!settled.ok) {
    desk.leaveUncertain(reply.id, earlier.files[0]?.name ?? null, settled.error);
    return end;
  }
  desk.unsettled = null;
  return { goesOn: true, value: { note: null, fileId: settled.value.landedId } };
}

async function checkNote(record: SendingRecord, note: NoteToSend, desk: SendingDesk): Promise<void> {
  const found = await findNote(record, note, desk);
  if (!found.ok) {
    desk.leaveUncertain(record.id, null, found.error);
    return;
  }
  if (found.value === null) {
    // The record stays: should the note land late after all, the next sending finds it first.
    desk.fail(record.id, 'note', { kind: 'absent', fileName: null });
    return;
  }
  await desk.noteLanded(record, null);
  endWith(record, { note: found.value, filesLeft: record.files.length, fileCount: 0 }, desk);
}

async function checkFile(record: SendingRecord, desk: SendingDesk): Promise<void> {
  const settled = await settleFile(record, fileDeps(desk));
  const fileName = record.files[0]?.name ?? null;
  if (!settled.ok) {
    desk.leaveUncertain(record.id, fileName, settled.error);
    return;
  }
  if (settled.value.landedId === null) {
    // The record stays, as that of a note does.
    desk.fail(record.id, 'file', { kind: 'absent', fileName });
    return;
  }
  desk.unsettled = null;
  await desk.remember(null);
  endWith(record, { note: null, filesLeft: record.files.length - 1, fileCount: 1 }, desk);
}

async function checkStatus(record: SendingRecord, desk: SendingDesk): Promise<void> {
  const reading = await desk.deps.session().read(desk.ticketId);
  if (!reading.ok) {
    desk.leaveUncertain(record.id, null, reading.error);
    return;
  }
  desk.takeTicket(reading.value.ticket);
  desk.unsettled = null;
  if (record.statusAfter !== null && reading.value.ticket.status.id === record.statusAfter) {
    await desk.statusLanded(record.statusAfter);
    desk.finish(record.id, { note: null, fileCount: 0, statusId: record.statusAfter });
    return;
  }
  await desk.remember(null);
  desk.fail(record.id, 'status', { kind: 'interrupted', noteId: null, left: 'status' });
}

/** What was looked up is there; the rest was never begun and still stands in the composer. */
function endWith(
  record: SendingRecord,
  {
    note,
    filesLeft,
    fileCount,
  }: { readonly note: NoteThere | null; readonly filesLeft: number; readonly fileCount: number },
  desk: SendingDesk,
): void {
  const noteId = note?.noteId ?? null;
  if (filesLeft > 0) desk.fail(record.id, 'file', { kind: 'interrupted', noteId, left: 'files' });
  else if (record.statusAfter !== null) {
    desk.fail(record.id, 'status', { kind: 'interrupted', noteId, left: 'status' });
  } else desk.finish(record.id, { note, fileCount, statusId: null });
}
