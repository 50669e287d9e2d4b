import type { Event } from '../../base/emitter';
import type { Result } from '../../base/result';
import type { Dictionary } from '../../mantis/dictionary';
import type { MantisError } from '../../mantis/errors';
import type { DownloadedFile, DownloadOptions } from '../../mantis/fileRequests';
import type { Mapping } from '../../mantis/mapping';
import type { StatusChoice } from '../../mantis/transitions';
import type { TicketWriter } from '../../mantis/writer';
import type { SlaBlock } from '../../protocol/sla';
import type { QueuePlace } from '../../regulation/queue/place';
import type { Regulation } from '../../regulation/regulation';
import type { NoteView } from '../../protocol/ticketView';
import type { UnreadTickets } from '../session/unreadTickets';
import type { NoteOwners } from '../../tickets/noteOwners';
import type { Note, Person, Reference, RelatedTicket, Ticket } from '../../tickets/ticket';
import type { TicketStore } from '../../tickets/ticketStore';

export type NoteSide = NoteView['side'];

export interface TicketReading {
  readonly ticket: Ticket;
  readonly etag: string | null;
}

/** One connected server, as far as ticket panels need it. */
export interface TicketSession {
  /** Identifies the server: drafts and panels are kept under it. */
  readonly origin: string;
  readonly me: Person;
  readonly writer: Pick<
    TicketWriter,
    | 'addNote'
    | 'findNote'
    | 'attachFile'
    | 'findFile'
    | 'attachTag'
    | 'detachTag'
    | 'follow'
    | 'relate'
    | 'unrelate'
    | 'changeFields'
    | 'editNote'
    | 'deleteNote'
  >;
  /** Ids of tickets that are known anew. The ticket itself comes from `known` or from `read`. */
  readonly onDidChangeTicket: Event<number>;
  /** Deadlines and place of every ticket may be others now. */
  readonly onDidChangeRegulation: Event<void>;
  /** Epoch milliseconds by the server's clock. */
  now(): number;
  /** What is known already, to be shown while `read` is under way. */
  known(ticketId: number): Ticket | undefined;
  /** The ticket whole, from the server. */
  read(ticketId: number): Promise<Result<TicketReading, MantisError>>;
  /** The ticket as it was last read on this machine, for when the server does not answer. */
  lastKnown(ticketId: number): Promise<Ticket | null>;
  /** Made without the server: nothing can be sent. */
  readonly isOffline: boolean;
  /** Summary and status of a ticket, for a relation that lacks them. */
  brief(ticketId: number): Promise<Result<RelatedTicket, MantisError>>;
  download(ticketId: number, fileId: number, options: DownloadOptions): Promise<Result<DownloadedFile, MantisError>>;
  /** Tags seen on loaded tickets, the most used first. */
  knownTags(): readonly Reference[];
  /** Takes over what a write brought back. */
  take(ticket: Ticket): void;
  /** Name of the custom field with the ticket's type, which is changed by reclassifying only; `null` for none. */
  readonly typeField: string | null;
  /** Names of the custom fields that the regulation reads. */
  readonly mapping: Pick<Mapping, 'fields'>;
  dictionaryOf(projectId: number): Dictionary;
  allowedStatuses(ticket: Ticket): readonly StatusChoice[];
  readonly regulation: Regulation;
  slaBlock(ticket: Ticket): SlaBlock;
  /** From which side a note was written (RULES C2). */
  sideOf(note: Note, ticket: Ticket): NoteSide;
  /** What the person has not seen yet. */
  readonly unread: Pick<UnreadTickets, 'of' | 'read' | 'markUnread' | 'onDidChange'>;
  /** Which loaded ticket has a note. */
  readonly noteOwners: Pick<NoteOwners, 'of'>;
  /** Loaded tickets by the beginning of their numbers or by words of their summaries, the newest changes first. */
  search(text: string, limit: number): readonly Ticket[];
  /** Loaded tickets. */
  readonly store: Pick<TicketStore, 'all'>;
  /** Where the ticket stands in the regulation's queue (RULES E). */
  place(ticket: Ticket): QueuePlace;
  /** The page of the ticket in Mantis's own web interface. */
  webAddress(ticketId: number): string;
}

/** The connection may come later, fail, or change while panels are open. */
export interface TicketSessionSource {
  readonly current: TicketConnection;
  readonly onDidChangeSession: Event<TicketConnection>;
}

export type TicketConnection =
  | { readonly kind: 'none' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly session: TicketSession };
