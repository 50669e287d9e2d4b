import type { Ticket } from '../../../tickets/ticket';
import type { ComposedDraft } from '../../drafting/compose';
import type { DraftRequest } from '../../drafting/request';
import type { Found } from '../index/keep';
import type { Question } from '../knowledgeBase';
import type { FoundTicket, Indexed, Likeness, SearchableTicket, SearchHit } from '../ticketSearch';
import type { ArticleFile } from '../units/article';
import type { KnowledgeUnit } from '../units/unit';

/** How an index was found, and how many documents are in it. */
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
  /** As they are now: one that is no longer resolved leaves the index. */
  readonly tickets: readonly Ticket[];
  /** Status ids from this one on are resolved. */
  readonly resolvedThreshold: number;
  /** Accounts of robots. */
  readonly robots: readonly number[];
}

/** A unit that is like a question, as a list of similar tickets shows it. */
export interface SimilarUnit {
  readonly id: string;
  readonly kind: KnowledgeUnit['kind'];
  readonly title: string;
  /** Against the best one, 0–1. */
  readonly fit: number;
  /** Share of the question that it speaks of, 0–1. */
  readonly coverage: number;
}

/** What the worker can be asked: the argument and the answer of each call. */
export interface Calls {
  readonly openSearch: { readonly ask: { readonly file: string }; readonly answer: Opened };
  readonly searchKnows: { readonly ask: null; readonly answer: ReadonlyMap<number, Indexed> };
  readonly updateSearch: { readonly ask: readonly SearchableTicket[]; readonly answer: number };
  readonly removeFromSearch: { readonly ask: readonly number[]; readonly answer: number };
  readonly search: {
    readonly ask: { readonly text: string; readonly limit: number };
    readonly answer: readonly SearchHit[];
  };
  /** Tickets by their numbers, as far as they are indexed. */
  readonly namedTickets: { readonly ask: readonly number[]; readonly answer: readonly FoundTicket[] };
  readonly similarTickets: {
    readonly ask: { readonly like: Likeness; readonly limit: number };
    readonly answer: readonly FoundTicket[];
  };
  readonly openKnowledge: { readonly ask: KnowledgeSetup; readonly answer: Opened };
  /** Forgets the knowledge and where it is kept. */
  readonly closeKnowledge: { readonly ask: null; readonly answer: null };
  /** Answers with the number of units. */
  readonly updateTickets: { readonly ask: TicketBatch; readonly answer: number };
  /** All articles that there are; those that are gone leave the index. */
  readonly setArticles: { readonly ask: readonly ArticleFile[]; readonly answer: number };
  readonly similar: {
    readonly ask: { readonly question: Question; readonly limit: number };
    readonly answer: readonly SimilarUnit[];
  };
  readonly draft: { readonly ask: DraftRequest; readonly answer: ComposedDraft };
  /** Writes what has changed; answers with the bytes written. */
  readonly save: { readonly ask: null; readonly answer: number };
}

export type CallName = keyof Calls;

export type Service = {
  readonly [Name in CallName]: (ask: Calls[Name]['ask']) => Calls[Name]['answer'] | Promise<Calls[Name]['answer']>;
};

export interface CallMessage {
  readonly id: number;
  readonly name: CallName;
  readonly ask: Calls[CallName]['ask'];
}

export type AnswerMessage =
  | { readonly id: number; readonly ok: true; readonly answer: Calls[CallName]['answer'] }
  | { readonly id: number; readonly ok: false; readonly reason: string };
