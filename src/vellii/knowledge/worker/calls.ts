import type { Found } from '../index/keep';
import type { FoundTicket, SearchableTicket } from '../ticketSearch';
import type { Ticket } from '../../../tickets/ticket';
import type { ArticleFile } from '../units/article';
import type { Question } from '../knowledgeBase';
import type { ComposedDraft } from '../../drafting/compose';
import type { DraftRequest } from '../../drafting/request';

/** How an index was found, and what is in it. */
export interface Opened {
  readonly found: Found;
  readonly size: number;
}

export interface KnowledgeSetup {
  /** Where the index is kept. */
  readonly file: string;
  /** The knowledge base's own thesaurus; empty when there is none. */
  readonly thesaurus: string;
}

export interface TicketBatch {
  readonly tickets: readonly Ticket[];
  readonly resolvedThreshold: number;
  readonly robots: readonly number[];
}

/** A unit that answers, as a list of similar tickets shows it. */
export interface FoundUnit {
  readonly id: string;
  readonly kind: 'ticket' | 'article';
  readonly title: string;
  readonly score: number;
  readonly coverage: number;
}

/** What the worker can be asked: the argument and the answer of each call. */
export interface Calls {
  readonly openSearch: { readonly ask: { readonly file: string }; readonly answer: Opened };
  readonly updateSearch: { readonly ask: readonly SearchableTicket[]; readonly answer: number };
  readonly removeFromSearch: { readonly ask: readonly number[]; readonly answer: number };
  readonly search: {
    readonly ask: { readonly text: string; readonly limit: number };
    readonly answer: readonly FoundTicket[];
  };
  readonly openKnowledge: { readonly ask: KnowledgeSetup; readonly answer: Opened };
  readonly updateTickets: { readonly ask: TicketBatch; readonly answer: number };
  /** All articles there are; those that are gone leave the index. */
  readonly setArticles: { readonly ask: readonly ArticleFile[]; readonly answer: number };
  readonly find: {
    readonly ask: { readonly question: Question; readonly limit: number };
    readonly answer: readonly FoundUnit[];
  };
  readonly draft: { readonly ask: DraftRequest; readonly answer: ComposedDraft };
  /** Writes what has changed. */
  readonly save: { readonly ask: null; readonly answer: number };
}

export type CallName = keyof Calls;

export interface CallMessage<Name extends CallName = CallName> {
  readonly id: number;
  readonly name: Name;
  readonly ask: Calls[Name]['ask'];
}

export type AnswerMessage =
  | { readonly id: number; readonly ok: true; readonly answer: Calls[CallName]['answer'] }
  | { readonly id: number; readonly ok: false; readonly reason: string };
