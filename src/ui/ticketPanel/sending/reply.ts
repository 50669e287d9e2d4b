import type { Clock } from '../../../base/clock';
import type { NotesSeen, NoteToSend } from '../../../mantis/writer';
import type { Along } from '../fields/statusFields';
import type { ReplyContent, SendingRecord } from '../../../tickets/replyDraft';

export interface Reply {
  /** The webview's id of this sending: the same one never runs twice. */
  readonly id: string;
  readonly content: ReplyContent;
  readonly rev: number;
  /** Ids of the waiting files that go with it. */
  readonly fileIds: readonly string[];
  /** What goes into the same PATCH as the status. */
  readonly along?: Along;
}

/** What the person had before them when they pressed «Send». */
export interface Seen {
  readonly noteIds: ReadonlySet<number>;
  readonly fileIds: ReadonlySet<number>;
  readonly statusId: number;
}

/** The note that a reply comes to; `null` for none. Time alone makes one as well (recording 304). */
export function noteOf({ text, isPrivate, minutes = 0 }: ReplyContent): NoteToSend | null {
  if (text.trim() === '' && minutes === 0) return null;
  return { text: text.trim() === '' ? '' : text, isPrivate, ...(minutes > 0 ? { minutes } : {}) };
}

/** What a sending will do, as it is remembered on the disk before anything of it leaves. */
export function recordOf(
  id: string,
  what: Pick<SendingRecord, 'files' | 'statusAfter'> & { readonly note: NoteToSend | null },
  seen: Seen,
  { writer, clock }: { readonly writer: string; readonly clock: Clock },
): SendingRecord {
  const { note, files, statusAfter } = what;
  return {
    id,
    startedAt: clock.now(),
    stage: note !== null ? 'note' : files.length > 0 ? 'file' : 'status',
    writer,
    pid: process.pid,
    knownNoteIds: [...seen.noteIds],
    note: note === null ? null : { ...note },
    files,
    knownFileIds: [...seen.fileIds],
    statusAfter,
    baseStatusId: seen.statusId,
  };
}

/** What remains to be done once the note is there. */
export function afterNote(record: SendingRecord): SendingRecord | null {
  if (record.files.length > 0) return { ...record, stage: 'file', note: null };
  return record.statusAfter === null ? null : { ...record, stage: 'status', note: null };
}

export function seenOf(record: SendingRecord): NotesSeen {
  return { noteIds: new Set(record.knownNoteIds) };
}

/** A note that is in Mantis. */
export interface NoteThere {
  readonly noteId: number;
  readonly charactersLost: boolean;
}

/** What of an earlier sending whose outcome was unclear turned out to be there. */
export interface SettledEarlier {
  readonly note: NoteThere | null;
  /** Id of the waiting file. */
  readonly fileId: string | null;
}

/** A step that did not end the sending, with what it found; or the end of the sending, which has been told already. */
export type Step<T> = { readonly goesOn: true; readonly value: T } | { readonly goesOn: false };
export const end = { goesOn: false } as const;
