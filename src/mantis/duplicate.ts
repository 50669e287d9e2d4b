import type { Term, Ticket } from '../tickets/ticket';
import type { NoteToSend } from './client';
import type { Dictionary } from './dictionary';
import type { FieldValues } from './fields';
import type { FieldChange } from './reclassification';
import { relationName } from './relationType';
import type { Rejected, TicketWriter, Uncertain } from './writer';

export interface DuplicatePlan {
  readonly ticketId: number;
  /** The ticket that this one repeats. */
  readonly originalId: number;
  readonly note: NoteToSend;
  /** Status, resolution and what the status demands. */
  readonly change: FieldChange;
}

export type DuplicateStep = 'relation' | 'note' | 'status';

/** What of it this attempt has written, for the way back. */
export interface DuplicateDone {
  readonly relationshipId: number | null;
  readonly noteId: number | null;
  readonly change: FieldChange | null;
}

/** How it ended. What was not reached is left out; the same plan may be carried out again, and writes nothing twice. */
export type DuplicateEnding =
  | { readonly kind: 'done'; readonly ticket: Ticket; readonly done: DuplicateDone }
  | {
      readonly kind: 'stopped';
      readonly step: DuplicateStep;
      readonly outcome: Rejected | Uncertain;
      readonly ticket: Ticket;
      readonly done: DuplicateDone;
    };

type Writer = Pick<TicketWriter, 'relate' | 'findNote' | 'addNote' | 'changeFields'>;

/**
 * Says that a ticket repeats another one, why, and closes it: the status comes last, because a closed ticket takes
 * neither relation nor note. Each step looks first whether it has been done, by an earlier attempt for instance.
 * @param before the ticket as it is now
 */
export async function closeAsDuplicate(writer: Writer, plan: DuplicatePlan, before: Ticket): Promise<DuplicateEnding> {
  const { ticketId, originalId, note, change } = plan;
  let ticket = before;
  let done: DuplicateDone = { relationshipId: null, noteId: null, change: null };
  const stopped = (step: DuplicateStep, outcome: Rejected | Uncertain): DuplicateEnding => ({
    kind: 'stopped',
    step,
    outcome,
    ticket,
    done,
  });

  const had = duplicateRelation(before, originalId);
  const related = await writer.relate(ticketId, originalId, 'duplicate-of');
  if (related.kind !== 'confirmed') return stopped('relation', related);
  ticket = related.ticket;
  if (had === null) done = { ...done, relationshipId: duplicateRelation(ticket, originalId) };

  // The same words of the same person are the same reason: they were sent before, perhaps without an answer.
  const search = await writer.findNote(ticketId, note, { noteIds: new Set() });
  if (!search.ok) return stopped('note', { kind: 'rejected', error: search.error, written: [] });
  ticket = search.value.ticket;
  if (search.value.kind === 'landed') {
    const { noteId } = search.value;
    const isOld = before.notes?.some(({ id }) => id === noteId) ?? false;
    if (!isOld) done = { ...done, noteId };
  } else {
    const noted = await writer.addNote(ticketId, note, { noteIds: new Set((ticket.notes ?? []).map(({ id }) => id)) });
    if (noted.kind !== 'confirmed') return stopped('note', noted);
    ticket = noted.ticket;
    done = { ...done, noteId: noted.noteId };
  }

  const changed = await writer.changeFields(ticketId, change.base, change.changes);
  if (changed.kind !== 'confirmed') return stopped('status', changed);
  return { kind: 'done', ticket: changed.ticket, done: { ...done, change } };
}

/** Id of the relation by which a ticket repeats another one; `null` without one. */
export function duplicateRelation({ relationships }: Ticket, originalId: number): number | null {
  const found = relationships?.find(
    ({ type, other }) => other.id === originalId && relationName(type.id) === 'duplicate-of',
  );
  return found?.id ?? null;
}

/** The resolution that says «duplicate»: Mantis's own name for it, which no language changes; `null` where it was taken out. */
export function duplicateResolution({ resolutions }: Pick<Dictionary, 'resolutions'>): Term | null {
  return resolutions.find(({ name }) => name === 'duplicate') ?? null;
}

/** What is written of the status and along with it. @param along resolution and demanded fields */
export function closingChange(
  ticket: Pick<Ticket, 'status'>,
  statusId: number,
  along: { readonly base: FieldValues; readonly changes: FieldValues },
): FieldChange {
  return {
    base: { ...along.base, statusId: ticket.status.id },
    changes: { ...along.changes, statusId },
  };
}
