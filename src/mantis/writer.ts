import type { Result } from '../base/result';
import type { Ticket } from '../tickets/ticket';
import type { MantisClient } from './client';
import type { MantisError } from './errors';
import type { FieldValues } from './fields';
import type { Issue } from './schema/issue';

/** How a write ended. Only `confirmed` allows the UI to forget what was typed. */
export type WriteOutcome = Confirmed | Uncertain | Rejected;
export type NoteOutcome = ConfirmedNote | Uncertain | Rejected;

/** The server's answer, or a later reading, shows the change. */
export interface Confirmed {
  readonly kind: 'confirmed';
  readonly ticket: Ticket;
  /** Of the whole issue, when the server gave one; a POST never does. */
  readonly etag: string | null;
}

export interface ConfirmedNote extends Confirmed {
  readonly noteId: number;
  /** The server's database lost characters above U+FFFF, emoji for instance (pitfall 14). */
  readonly charactersLost: boolean;
}

/** It may have landed or may still land: look (`findNote`, a fresh reading) before anything is sent again. */
export interface Uncertain {
  readonly kind: 'uncertain';
  readonly error: MantisError;
}

/** It did not land and cannot any more. */
export interface Rejected {
  readonly kind: 'rejected';
  readonly error: MantisError;
  /** Fields that were saved all the same (pitfall 6: a PATCH is not transactional); normally empty. */
  readonly written: readonly string[];
}

export interface NoteToSend {
  readonly text: string;
  readonly isPrivate: boolean;
  /** Minutes of work to book; absent or 0 for none. */
  readonly minutes?: number;
}

/** What the person had before them when they sent: notes with these ids cannot be the one being sent. */
export interface NotesSeen {
  readonly noteIds: ReadonlySet<number>;
}

export type NoteSearch =
  | { readonly kind: 'landed'; readonly noteId: number; readonly ticket: Ticket; readonly etag: string | null }
  | { readonly kind: 'absent'; readonly ticket: Ticket; readonly etag: string | null };

export interface TicketWriterDeps {
  readonly client: MantisClient;
  /** My user id. */
  readonly meId: number;
  readonly toTicket: (issue: Issue) => Ticket;
}

/** The only place that writes to Mantis. */
export declare class TicketWriter {
  constructor(deps: TicketWriterDeps);
  addNote(ticketId: number, note: NoteToSend, seen: NotesSeen): Promise<NoteOutcome>;
  changeStatus(ticketId: number, base: { readonly statusId: number }, statusId: number): Promise<WriteOutcome>;
  changeFields(ticketId: number, base: FieldValues, changes: FieldValues): Promise<WriteOutcome>;
  findNote(ticketId: number, note: NoteToSend, seen: NotesSeen): Promise<Result<NoteSearch, MantisError>>;
}
