import { folded, typedWords } from '../../base/words';
import type { Ticket } from '../../tickets/ticket';
import type { SearchHit } from '../../vellii/knowledge/ticketSearch';
import type { Passage } from '../../vellii/knowledge/search/passages';

/** One line of the list of found tickets. */
export interface FoundRow {
  readonly id: number;
  readonly summary: string;
  readonly customer: string;
  readonly handler: string;
  readonly status: string;
  readonly isResolved: boolean;
  readonly passage: Passage | null;
  /** Loaded: its deadlines are known. */
  readonly ticket: Ticket | null;
}

/** The number that is typed, when nothing but a number is. */
export function typedNumber(text: string): number | null {
  const digits = /^\s*[#№]?\s*0*([1-9]\d{0,8})\s*$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Loaded tickets that have every word as it is typed, for as long as there is no index. */
export function loadedMatches(tickets: readonly Ticket[], text: string): readonly Ticket[] {
  const words = typedWords(text);
  return tickets.filter(ticket => {
    const { id, summary, customer, handler, tags } = ticket;
    const names = tags.map(({ name }) => name).join(' ');
    const haystack = folded([`#${id}`, summary, customer, handler?.realName, handler?.login, names].join(' '));
    return words.every(word => haystack.includes(word));
  });
}

/** What the index found, then what is loaded and not indexed yet; a number that is typed whole comes first. */
export function mergeFound(
  text: string,
  hits: readonly SearchHit[],
  loaded: readonly Ticket[],
  rowOf: (hit: SearchHit) => FoundRow,
  rowOfLoaded: (ticket: Ticket) => FoundRow,
): readonly FoundRow[] {
  const known = new Set(hits.map(({ id }) => id));
  const rows = [...hits.map(rowOf), ...loaded.filter(({ id }) => !known.has(id)).map(rowOfLoaded)];
  const exact = typedNumber(text);
  return exact === null ? rows : [...rows.filter(({ id }) => id === exact), ...rows.filter(({ id }) => id !== exact)];
}
