import type { SendingRecord } from '../../../tickets/replyDraft';
import type { NoteThere } from './reply';
import type { SendingDesk } from './sendingDesk';
import { sendFiles, type FileSenderDeps } from './sendFiles';

/** The second step: the files one by one. False: it ended the sending, and that has been told. */
export async function filesStep(record: SendingRecord, note: NoteThere | null, desk: SendingDesk): Promise<boolean> {
  if (record.files.length === 0) return true;
  const outcome = await sendFiles(record, note?.noteId ?? null, fileDeps(desk), (file, now) => {
    desk.unsettled = now;
    desk.become({ phase: 'sending', id: record.id, step: 'file', file });
  });
  if (outcome.kind === 'uncertain') {
    desk.leaveUncertain(record.id, outcome.fileName, outcome.error);
    return false;
  }
  desk.unsettled = null;
  if (outcome.kind === 'failed') {
    await desk.remember(null);
    desk.fail(record.id, 'file', outcome.failure);
    return false;
  }
  await desk.remember(record.statusAfter === null ? null : { ...record, stage: 'status', note: null, files: [] });
  return true;
}

/** What sending and looking for files needs of the desk. */
export function fileDeps(desk: SendingDesk): FileSenderDeps {
  const { ticketId, files, draft } = desk.deps;
  return { ticketId, files, draft, writer: () => desk.writer, onTicket: ticket => desk.takeTicket(ticket) };
}
