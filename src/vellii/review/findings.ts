/** What is wrong with a draft. */
export type FindingKind =
  /** A citation of a source that is not in the list. */
  | 'unknownCitation'
  /** The cited source does not say what the sentence says. */
  | 'unsupported'
  /** A statement or a step without a citation. */
  | 'uncited'
  | 'placeholder'
  | 'inventedNumber'
  | 'inventedDate'
  | 'inventedTicket'
  | 'inventedCode'
  | 'inventedPath'
  /** RULES C11. */
  | 'promise'
  | 'notRussian'
  /** Something that the ticket's text ordered, or an order to whoever reads on. */
  | 'order'
  /** Drafts carry no links: sources are told by their number. */
  | 'link';

/** Where in a draft: its reply, or one of its steps (from 0). */
export type DraftPart = 'reply' | number;

export interface Finding {
  readonly kind: FindingKind;
  readonly part: DraftPart;
  /** UTF-16 units in that part, half-open. */
  readonly start: number;
  readonly end: number;
}

export interface Review {
  /** Nothing that forbids to insert it. */
  readonly isUsable: boolean;
  readonly findings: readonly Finding[];
  /** Share of the sentences with citations that their sources support, 0–1; 1 where there are none. */
  readonly citationSupport: number;
}
