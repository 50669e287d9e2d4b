import type { Ticket } from '../tickets/ticket';
import type { MantisError } from './errors';
import { flatten, type FieldValues } from './fields';
import type { FieldChange } from './reclassification';
import { undoPlan, type Done } from './reclassifyUndo';
import type { NotesSeen, TicketWriter, WriteOutcome } from './writer';

export interface Reclassification {
  readonly ticket: Ticket;
  readonly change: FieldChange;
  readonly note: { readonly text: string; readonly isPrivate: boolean } | null;
}

/** How the reclassification of one ticket ended. */
export type Ending =
  | { readonly kind: 'done'; readonly ticket: Ticket; readonly done: Done }
  /** The fields are changed; the note is not there, or may or may not be. */
  | { readonly kind: 'noteMissing'; readonly ticket: Ticket; readonly done: Done; readonly error: MantisError }
  /** Nothing of it is there but the fields named in `written`. */
  | { readonly kind: 'failed'; readonly error: MantisError; readonly written: readonly string[] }
  | { readonly kind: 'uncertain'; readonly error: MantisError };

type Writer = Pick<TicketWriter, 'changeFields' | 'addNote' | 'retractNote'>;

/** Changes the fields, then says why in one note. Nothing is noted of a change that did not land. */
export async function reclassify(writer: Writer, { ticket, change, note }: Reclassification): Promise<Ending> {
  const outcome = await writer.changeFields(ticket.id, change.base, change.changes);
  if (outcome.kind === 'rejected') return { kind: 'failed', error: outcome.error, written: outcome.written };
  if (outcome.kind === 'uncertain') return { kind: 'uncertain', error: outcome.error };
  const done: Done = { ticketId: ticket.id, change, noteId: null };
  if (note === null) return { kind: 'done', ticket: outcome.ticket, done };
  const noted = await writer.addNote(ticket.id, note, notesOf(outcome.ticket));
  if (noted.kind !== 'confirmed') return { kind: 'noteMissing', ticket: outcome.ticket, done, error: noted.error };
  return { kind: 'done', ticket: noted.ticket, done: { ...done, noteId: noted.noteId } };
}

export type UndoEnding =
  | { readonly kind: 'undone'; readonly ticket: Ticket }
  /** Somebody changed something since, which stays; so does the note. */
  | { readonly kind: 'partly'; readonly ticket: Ticket; readonly isNoteKept: boolean; readonly keptFields: number }
  | { readonly kind: 'failed'; readonly error: MantisError };

/**
 * Gives back what still has our value, and takes the note back if nothing followed it.
 * @param ticket as it is now
 * @param present its fields, by `presentFields`
 */
export async function undo(writer: Writer, done: Done, ticket: Ticket, present: FieldValues): Promise<UndoEnding> {
  const plan = undoPlan(done, present);
  const retractsNote = plan.kept.length === 0 && (ticket.notes ?? []).every(({ id }) => id <= (done.noteId ?? 0));
  let current = ticket;
  if (flatten(plan.changes).size > 0) {
    const outcome = await writer.changeFields(done.ticketId, plan.base, plan.changes);
    if (outcome.kind !== 'confirmed') return { kind: 'failed', error: outcome.error };
    current = outcome.ticket;
  }
  let isNoteKept = done.noteId !== null && !retractsNote;
  if (done.noteId !== null && retractsNote) {
    const outcome = await writer.retractNote(done.ticketId, done.noteId);
    if (outcome.kind === 'confirmed') current = outcome.ticket;
    else if (isFollowed(outcome)) isNoteKept = true;
    else return { kind: 'failed', error: outcome.error };
  }
  const keptFields = plan.kept.length;
  return keptFields > 0 || isNoteKept
    ? { kind: 'partly', ticket: current, isNoteKept, keptFields }
    : { kind: 'undone', ticket: current };
}

function isFollowed(outcome: Exclude<WriteOutcome, { kind: 'confirmed' }>): boolean {
  return outcome.error.kind === 'unsendable' && outcome.error.objection.kind === 'noteFollowed';
}

function notesOf({ notes }: Ticket): NotesSeen {
  return { noteIds: new Set((notes ?? []).map(({ id }) => id)) };
}
