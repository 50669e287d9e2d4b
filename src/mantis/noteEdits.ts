import { toDuration } from './duration';
import type { MantisError, NotePart, Objection } from './errors';
import { fateOf } from './lostAnswer';
import { isSameText } from './noteMatch';
import type { Issue } from './schema/issue';
import type { NotePayload } from './schema/note';
import { minutesOf } from './toTicket';
import { VIEW_STATE } from './viewState';
import type { WriteDesk } from './writeDesk';
import type { Rejected, WriteOutcome } from './writer';

export interface NoteEdit {
  readonly noteId: number;
  /** The text that the person began with. */
  readonly base: string;
  readonly text: string;
}

const tries = 2;

/**
 * Changes the text of an own note by a PATCH of the issue, the only way there is (recordings 324, 325). The note goes
 * with its view state and its time, which Mantis would reset (recording 505); the other notes are not named.
 */
export async function writeNoteText(desk: WriteDesk, ticketId: number, edit: NoteEdit): Promise<WriteOutcome> {
  if (edit.text.trim() === '') return objected('noteEmpty');
  let last: MantisError = { kind: 'conflict', fields: [], wrote: false };
  for (let attempt = 1; attempt <= tries; attempt++) {
    const fresh = await desk.read(ticketId);
    if (!fresh.ok) return rejected(fresh.error);
    const { issue, etag } = fresh.value;
    const before = noteIn(issue, edit.noteId);
    if (before === undefined) return objected('noteGone');
    if (before.reporter?.id !== desk.meId) return objected('noteNotMine');
    if (isSameText(before.text, edit.text)) return { kind: 'confirmed', ticket: desk.toTicket(issue), etag };
    if (!isSameText(before.text, edit.base)) return objected('noteChanged');
    const sent = await desk.client.patchIssue(ticketId, patchOf(before, edit.text), { ifMatch: etag });
    if (sent.ok) return verified(desk, sent.value.issue, sent.value.etag, before, edit);
    // Somebody changed the issue between our look and our write: look again.
    if (sent.error.kind === 'conflict') last = sent.error;
    else return lookAfter(desk, ticketId, before, edit, sent.error);
  }
  return rejected(last);
}

function patchOf(note: NotePayload, text: string): Readonly<Record<string, unknown>> {
  const minutes = minutesOf(note);
  const kept = {
    id: note.id,
    text,
    view_state: { id: note.view_state.id },
    ...(minutes > 0 ? { time_tracking: { duration: toDuration(minutes) } } : {}),
  };
  return { notes: [kept], custom_fields: [] };
}

/** The answer shows the note as it is now. */
function verified(
  desk: WriteDesk,
  issue: Issue,
  etag: string | null,
  before: NotePayload,
  { noteId, text }: NoteEdit,
): WriteOutcome {
  const made = noteIn(issue, noteId);
  const what: NotePart[] = [];
  if (made === undefined || !isSameText(made.text, text)) what.push('text');
  if (made !== undefined && isPrivate(made) !== isPrivate(before)) what.push('privacy');
  if (made !== undefined && minutesOf(made) !== minutesOf(before)) what.push('minutes');
  if (what.length > 0) return { kind: 'uncertain', error: { kind: 'mismatch', noteId, what } };
  return { kind: 'confirmed', ticket: desk.toTicket(issue), etag };
}

/** A PATCH without a good answer: the issue itself tells what became of it. */
async function lookAfter(
  desk: WriteDesk,
  ticketId: number,
  before: NotePayload,
  edit: NoteEdit,
  error: MantisError,
): Promise<WriteOutcome> {
  const fate = fateOf(error);
  if (fate === 'refused') return rejected(error);
  const found = await desk.look(fate, async () => {
    const after = await desk.read(ticketId);
    if (!after.ok) return null;
    const note = noteIn(after.value.issue, edit.noteId);
    return { done: note !== undefined && isSameText(note.text, edit.text), value: { ...after.value, note } };
  });
  if (found?.note !== undefined && isSameText(found.note.text, edit.text)) {
    return verified(desk, found.issue, found.etag, before, edit);
  }
  return fate === 'over' && found !== null ? rejected(error) : { kind: 'uncertain', error };
}

function noteIn(issue: Issue, noteId: number): NotePayload | undefined {
  return issue.notes?.find(({ id }) => id === noteId);
}

function isPrivate(note: NotePayload): boolean {
  return note.view_state.id === VIEW_STATE.private;
}

function objected(
  kind: Extract<Objection['kind'], 'noteGone' | 'noteNotMine' | 'noteChanged' | 'noteEmpty'>,
): Rejected {
  return rejected({ kind: 'unsendable', objection: { kind } });
}

function rejected(error: MantisError): Rejected {
  return { kind: 'rejected', error, written: [] };
}
