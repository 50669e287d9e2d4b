import type { TicketType } from '../../../tickets/ticket';

/** Something that a draft can be built on: a resolved ticket, or a section of an article. Its texts are depersonalised. */
export interface KnowledgeUnit extends UnitHead, UnitBody {}

/** What ranking wants to know of every unit. */
export interface UnitHead {
  /** The ticket's number, or `<folder name>/<file>.md#<heading>`. */
  readonly id: string;
  readonly kind: 'ticket' | 'article';
  readonly category: string | null;
  readonly type: TicketType | null;
  /** When it was resolved or written, epoch milliseconds; `null` when nothing tells. */
  readonly date: number | null;
  /** Tickets whose solution this one says not to hold any more. */
  readonly overturns: readonly number[];
}

/** What only who looks at the unit wants to know. */
export interface UnitBody {
  /** The ticket's summary, or the heading. */
  readonly title: string;
  /** The headings above, outermost first; empty for a ticket. */
  readonly context: string;
  /** What was asked; empty for an article. */
  readonly question: string;
  /** What answers: the public notes that resolved the ticket, or the section's text. */
  readonly passages: readonly Passage[];
}

/** A stretch of text as it stands at its place. */
export interface Passage {
  readonly text: string;
  readonly place: PassagePlace;
  /** First and last line there, from 1. */
  readonly fromLine: number;
  readonly toLine: number;
}

export type PassagePlace =
  | { readonly kind: 'note'; readonly ticketId: number; readonly noteId: number }
  | { readonly kind: 'file'; /** Relative to the knowledge base, with slashes. */ readonly file: string };
