import { FieldIndex, countIn, type FieldSpec, type QueryWord, type Variant } from './index/fieldIndex';
import { readIndex, writeIndex, type Found } from './index/keep';
import { analyse, countTerms } from './search/analysis';
import { VARIANT } from './search/weights';
import { fold } from './text/fold';
import { repairLayout } from './text/layout';
import { russianness } from './text/russianness';
import { stem } from './text/stem';
import { isEveryday } from './text/stopWords';
import { tokenise } from './text/tokens';
import { fromTranslit } from './text/translit';
import type { Thesaurus } from './thesaurus/thesaurus';

/** Of a ticket what can be searched for. */
export interface SearchableTicket {
  readonly id: number;
  readonly summary: string;
  readonly description: string;
  /** Texts of its notes. */
  readonly notes: readonly string[];
  readonly reporter: string;
  readonly handler: string;
  readonly customer: string;
  readonly category: string;
  readonly status: string;
  readonly tags: readonly string[];
  /** Epoch milliseconds. */
  readonly updatedAt: number;
}

/** What a list of results shows. */
export interface FoundTicket {
  readonly id: number;
  readonly summary: string;
  readonly status: string;
  readonly customer: string;
  readonly handler: string;
  readonly updatedAt: number;
}

const FIELDS: readonly FieldSpec[] = [
  { weight: 3, lengthPenalty: 0.3 },
  { weight: 2, lengthPenalty: 0 },
  { weight: 1, lengthPenalty: 0.6 },
  { weight: 0.6, lengthPenalty: 0.7 },
];
const VERSION = 'tickets 1';
const CANDIDATES = 300;
const COMPLETIONS = 40;
const NO_EXPRESSIONS: Thesaurus = { kindred: new Map(), expressions: new Map(), version: '' };
const YEAR = 365 * 86_400_000;

/** The search of tickets by number and words, fast enough for each keystroke. Nothing of it leaves the machine. */
export class TicketIndex {
  private readonly index = new FieldIndex(FIELDS);
  private readonly tickets = new Map<number, FoundTicket>();
  private newest = 0;

  get size(): number {
    return this.tickets.size;
  }

  /** Fills an empty index from its file. @throws what reading throws, but for a missing file. */
  async read(path: string): Promise<Found> {
    return readIndex<FoundTicket>(path, VERSION, this.index, ticket => {
      this.note(ticket);
      return String(ticket.id);
    });
  }

  /** Bytes written. @throws the file system's error. */
  write(path: string): Promise<number> {
    const documents = [...this.tickets].map(([id, head]) => ({ key: String(id), head, body: null }));
    return writeIndex(path, VERSION, this.index, documents);
  }

  /** When what is indexed of each ticket was changed, epoch milliseconds. */
  changes(): ReadonlyMap<number, number> {
    return new Map([...this.tickets].map(([id, { updatedAt }]) => [id, updatedAt]));
  }

  put(ticket: SearchableTicket): void {
    const { id, summary, status, customer, handler, updatedAt } = ticket;
    this.note({ id, summary, status, customer, handler, updatedAt });
    const people = [ticket.reporter, handler, customer, ticket.category, status, ...ticket.tags].join('\n');
    const texts = [summary, people, ticket.description, ticket.notes.join('\n')];
    const fields = texts.map(text => countTerms(analyse(text, NO_EXPRESSIONS)));
    const own = new Map(fields[1]?.counts);
    own.set(numberTerm(String(id)), 1);
    this.index.put(
      String(id),
      fields.map((field, at) => (at === 1 ? { counts: own, length: field.length + 1 } : field)),
    );
  }

  remove(id: number): void {
    this.tickets.delete(id);
    this.index.remove(String(id));
  }

  /** The best first: by number, then those that have all words, then those that have most of them. */
  search(text: string, limit: number): FoundTicket[] {
    const repaired = repairLayout(text, { isKnown: this.isKnown, russianness });
    const number = /^\s*[#№]?\s*(\d{1,9})\s*$/.exec(repaired)?.[1];
    if (number !== undefined) return this.byNumber(number, limit);
    const words = this.wordsOf(repaired);
    if (words.length === 0) return [];
    const found = this.index.search(words, CANDIDATES);
    const rows = found.flatMap(({ slot, score }) => {
      const ticket = this.tickets.get(Number(this.index.keyOf(slot)));
      if (ticket === undefined) return [];
      const age = Math.max(0, this.newest - ticket.updatedAt);
      return [{ ticket, held: this.heldBy(words, slot), score: score * (1 + 0.25 * Math.exp(-age / YEAR)) }];
    });
    return rows
      .sort((a, b) => b.held - a.held || b.score - a.score || b.ticket.id - a.ticket.id)
      .slice(0, limit)
      .map(({ ticket }) => ticket);
  }

  private byNumber(digits: string, limit: number): FoundTicket[] {
    const ids = this.index.vocabulary.startingWith(numberTerm(digits), limit * 4).map(term => Number(this.index.vocabulary.term(term).slice(1)));
    const exact = Number(digits);
    const byId = ids.sort((a, b) => Number(b === exact) - Number(a === exact) || b - a);
    const tickets = byId.flatMap(id => this.tickets.get(id) ?? []);
    if (tickets.length >= limit) return tickets.slice(0, limit);
    const words = this.wordsOf(digits);
    const others = words.length === 0 ? [] : this.index.search(words, limit);
    const rest = others.flatMap(({ slot }) => this.tickets.get(Number(this.index.keyOf(slot))) ?? []);
    return [...new Set([...tickets, ...rest])].slice(0, limit);
  }

  private heldBy(words: readonly QueryWord[], slot: number): number {
    const entry = this.index.entryAt(slot);
    if (entry === null) return 0;
    return words.filter(({ variants }) => variants.some(({ term }) => countIn(entry, term, -1) > 0)).length;
  }

  private wordsOf(text: string): QueryWord[] {
    const isBeingTyped = /[\p{L}\p{N}]$/u.test(text);
    const tokens = tokenise(text).filter(({ isPart }) => !isPart);
    return tokens.map((token, at) => {
      const isLast = isBeingTyped && at === tokens.length - 1;
      const term = token.kind === 'word' ? stem(token.text) : token.text;
      const variants = this.variants(term, token.text, token.kind === 'word', isLast);
      return { weight: isEveryday(term) ? 0.6 : 1, variants };
    });
  }

  private variants(term: string, surface: string, isWord: boolean, isLast: boolean): Variant[] {
    const { vocabulary } = this.index;
    const found = new Map<number, number>();
    const add = (id: number, weight: number): void => {
      if (id !== -1 && weight > (found.get(id) ?? 0)) found.set(id, weight);
    };
    const addStem = (stemmed: string, weight: number): void => {
      add(vocabulary.find(stemmed), weight);
      for (const id of vocabulary.relatives(stemmed).slice(0, 8)) add(id, weight * VARIANT.family);
    };
    if (isWord) addStem(term, 1);
    else add(vocabulary.find(term), 1);
    if (isLast) for (const id of vocabulary.startingWith(surface, COMPLETIONS)) add(id, 0.8);
    if (found.size === 0 && isWord) {
      for (const reading of fromTranslit(surface)) addStem(stem(reading), VARIANT.transliteration);
    }
    if (found.size === 0 && isWord) {
      for (const { id, distance } of this.index.similar.find(term, 6)) {
        addStem(vocabulary.term(id), distance === 1 ? VARIANT.oneError : VARIANT.twoErrors);
      }
    }
    return [...found]
      .map(([id, weight]) => ({ term: id, weight, idf: this.index.idfOf(id) }))
      .sort((a, b) => b.weight - a.weight || (vocabulary.term(a.term) < vocabulary.term(b.term) ? -1 : 1));
  }

  private readonly isKnown = (word: string): boolean => {
    const tokens = tokenise(word).filter(({ isPart }) => !isPart);
    return (
      tokens.length > 0 &&
      tokens.every(({ text, kind }) => {
        const term = kind === 'word' ? stem(fold(text)) : text;
        return this.index.vocabulary.find(term) !== -1;
      })
    );
  };

  private note(ticket: FoundTicket): void {
    this.tickets.set(ticket.id, ticket);
    this.newest = Math.max(this.newest, ticket.updatedAt);
  }
}

/** A term that no text can have. */
function numberTerm(digits: string): string {
  return `#${digits}`;
}
