import { FieldIndex, countIn, type FieldSpec, type QueryWord, type Variant } from './index/fieldIndex';
import { readIndex, writeIndex, type Found, type KeptDocument } from './index/keep';
import { analyse, countTerms } from './search/analysis';
import { VARIANT } from './search/weights';
import { fold } from './text/fold';
import { repairLayout } from './text/layout';
import { russianness } from './text/russianness';
import { stem } from './text/stem';
import { isEveryday } from './text/stopWords';
import { passagesOf, tellingPassage, type Passage } from './search/passages';
import { tokenise } from './text/tokens';
import { fromTranslit } from './text/translit';
import type { Thesaurus } from './thesaurus/thesaurus';

/** Of a ticket what can be searched for. */
export interface SearchableTicket {
  readonly id: number;
  readonly summary: string;
  readonly description: string;
  readonly notes: readonly SearchableNote[];
  readonly reporter: string;
  readonly handler: string;
  readonly customer: string;
  readonly category: string;
  readonly status: string;
  readonly tags: readonly string[];
  /** Epoch milliseconds. */
  readonly updatedAt: number;
  /** Its notes were read; a list leaves them out. */
  readonly isWhole: boolean;
  readonly isResolved: boolean;
  /** Beginning of the public note that resolved it; `null` without one. */
  readonly answer: string | null;
}

/** Private notes are searched like public ones: who searches sees them in Mantis. They never leave as part of an answer. */
export interface SearchableNote {
  readonly text: string;
  readonly isPrivate: boolean;
}

/** What a list of results shows. */
export type FoundTicket = Pick<
  SearchableTicket,
  'id' | 'summary' | 'status' | 'customer' | 'handler' | 'updatedAt' | 'isWhole' | 'isResolved' | 'answer'
>;

/** A found ticket with the line that the words stand in; `null` where number, summary or people say it already. */
export interface SearchHit extends FoundTicket {
  readonly passage: Passage | null;
}

/** Of which ticket something like it is looked for. */
export interface Likeness {
  readonly id: number;
  readonly summary: string;
  readonly description: string;
}

/** Up to when a ticket is indexed, and whether with its notes. */
export type Indexed = Pick<FoundTicket, 'updatedAt' | 'isWhole'>;

const FIELDS: readonly FieldSpec[] = [
  { weight: 3, lengthPenalty: 0.3 },
  { weight: 2, lengthPenalty: 0 },
  { weight: 1, lengthPenalty: 0.6 },
  { weight: 0.6, lengthPenalty: 0.7 },
];
const PEOPLE = 1;
const VERSION = 'tickets 2';
const CANDIDATES = 300;
/** A ticket is like another one if what they share weighs so much, against the words of the other one's summary. */
const ALIKE = 0.4;
const MOST_LIKE_WORDS = 24;
const MOST_OF_DESCRIPTION = 2_000;
const COMPLETIONS = 40;
const NO_EXPRESSIONS: Thesaurus = { kindred: new Map(), expressions: new Map(), version: '' };
const YEAR = 365 * 86_400_000;

/** The search of tickets by number and words, fast enough for each keystroke. Nothing of it leaves the machine. */
export class TicketIndex {
  private readonly index = new FieldIndex(FIELDS);
  private readonly tickets = new Map<number, FoundTicket>();
  private readonly passages = new Map<number, () => readonly Passage[]>();
  private newest = 0;

  get size(): number {
    return this.tickets.size;
  }

  /** Fills an empty index from its file. @throws what reading throws, but for a missing file. */
  async read(path: string): Promise<Found> {
    return readIndex(path, VERSION, this.index, (stored, body) => {
      // What was written under this version has this shape.
      const ticket = stored as FoundTicket;
      this.note(ticket, body as () => readonly Passage[]);
      return String(ticket.id);
    });
  }

  /** Makes ready what the first search would have to wait for. */
  prepare(): void {
    this.index.prepare();
  }

  /** Bytes written. @throws the file system's error. */
  write(path: string): Promise<number> {
    return writeIndex(path, VERSION, this.index, this.kept());
  }

  private *kept(): IterableIterator<KeptDocument> {
    for (const [id, head] of this.tickets) yield { key: String(id), head, body: this.passages.get(id)?.() ?? [] };
  }

  changes(): ReadonlyMap<number, Indexed> {
    return new Map([...this.tickets].map(([id, { updatedAt, isWhole }]) => [id, { updatedAt, isWhole }]));
  }

  put(ticket: SearchableTicket): void {
    const { id, summary, status, customer, handler, updatedAt, isWhole, isResolved, answer } = ticket;
    const passages = passagesOf(ticket);
    this.note({ id, summary, status, customer, handler, updatedAt, isWhole, isResolved, answer }, () => passages);
    const people = [ticket.reporter, handler, customer, ticket.category, status, ...ticket.tags].join('\n');
    const texts = [summary, people, ticket.description, ticket.notes.map(({ text }) => text).join('\n')];
    const fields = texts.map(text => countTerms(analyse(text, NO_EXPRESSIONS)));
    const own = new Map(fields[PEOPLE]?.counts);
    own.set(numberTerm(String(id)), 1);
    this.index.put(
      String(id),
      fields.map((field, at) => (at === PEOPLE ? { counts: own, length: field.length + 1 } : field)),
    );
  }

  remove(id: number): void {
    this.tickets.delete(id);
    this.passages.delete(id);
    this.index.remove(String(id));
  }

  /** Tickets by their numbers, in that order; those that are not indexed are left out. */
  named(ids: readonly number[]): FoundTicket[] {
    return ids.flatMap(id => this.tickets.get(id) ?? []);
  }

  /** The best first: by number, then those that have all words, then those that have most of them. */
  search(text: string, limit: number): SearchHit[] {
    const repaired = repairLayout(text, { isKnown: this.isKnown, russianness });
    const number = /^\s*[#№]?\s*(\d{1,9})\s*$/.exec(repaired)?.[1];
    if (number !== undefined) return this.byNumber(number, limit).map(ticket => ({ ...ticket, passage: null }));
    const words = this.wordsOf(repaired);
    if (words.length === 0) return [];
    const found = this.index.search(words, CANDIDATES);
    const rows = found.flatMap(({ slot, score }) => {
      const ticket = this.tickets.get(Number(this.index.keyOf(slot)));
      if (ticket === undefined) return [];
      const age = Math.max(0, this.newest - ticket.updatedAt);
      return [{ slot, ticket, held: this.heldBy(words, slot), score: score * (1 + 0.25 * Math.exp(-age / YEAR)) }];
    });
    return rows
      .sort((a, b) => b.held - a.held || b.score - a.score || b.ticket.id - a.ticket.id)
      .slice(0, limit)
      .map(({ ticket, slot }) => ({ ...ticket, passage: this.passageOf(ticket.id, slot, words) }));
  }

  /**
   * Tickets that speak of the same, resolved ones with an answer first: what they say is the shortest way to one here.
   * Those that share only everyday words are left out.
   */
  similar({ id, summary, description }: Likeness, limit: number): FoundTicket[] {
    const words = this.tellingWords(summary, description);
    const whole = this.tellingWords(summary, '').reduce((sum, word) => sum + worthOf(word), 0);
    if (whole === 0) return [];
    const own = String(id);
    const found = this.index.search(words, limit * 4, slot => this.index.keyOf(slot) !== own);
    const alike = found.flatMap(({ slot, score }) => {
      const ticket = this.tickets.get(Number(this.index.keyOf(slot)));
      return ticket === undefined || this.shareOf(words, slot) < ALIKE * whole ? [] : [{ ticket, score }];
    });
    const best = alike.slice(0, limit).map(({ ticket }) => ticket);
    return best.sort((a, b) => rankOf(a) - rankOf(b));
  }

  /** The rarest words of the texts, those of the summary before the others. */
  private tellingWords(summary: string, description: string): QueryWord[] {
    const words = new Map<string, QueryWord>();
    for (const [text, weight] of [
      [summary, 1],
      [description.slice(0, MOST_OF_DESCRIPTION), 0.5],
    ] as const) {
      for (const { term, surface, kind, isPart } of analyse(text, NO_EXPRESSIONS)) {
        if (isPart || words.has(term) || isEveryday(term)) continue;
        const variants = this.variants(term, surface, kind === 'word', false);
        if (variants.length > 0) words.set(term, { weight, variants });
      }
    }
    return [...words.values()].sort((a, b) => worthOf(b) - worthOf(a)).slice(0, MOST_LIKE_WORDS);
  }

  private shareOf(words: readonly QueryWord[], slot: number): number {
    const entry = this.index.entryAt(slot);
    if (entry === null) return 0;
    return words.reduce((sum, { weight, variants }) => {
      const held = variants.find(({ term }) => countIn(entry, term, -1) > 0);
      return held === undefined ? sum : sum + weight * held.weight * (variants[0]?.idf ?? 0);
    }, 0);
  }

  /** Where the words stand that neither summary nor people have. */
  private passageOf(id: number, slot: number, words: readonly QueryWord[]): Passage | null {
    const entry = this.index.entryAt(slot);
    if (entry === null) return null;
    const isIn = (term: number, ...fields: readonly number[]): boolean =>
      fields.some(field => countIn(entry, term, field) > 0);
    const terms = words
      .filter(({ variants }) => !variants.some(({ term }) => isIn(term, 0, PEOPLE)))
      .flatMap(({ variants }) => variants.filter(({ term }) => isIn(term, 2, 3)))
      .map(({ term }) => this.index.vocabulary.term(term));
    return terms.length === 0 ? null : tellingPassage(this.passages.get(id)?.() ?? [], terms);
  }

  private byNumber(digits: string, limit: number): FoundTicket[] {
    const ids = this.index.vocabulary
      .startingWith(numberTerm(digits), limit * 4)
      .map(term => Number(this.index.vocabulary.term(term).slice(1)));
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

  private note(ticket: FoundTicket, passages: () => readonly Passage[]): void {
    this.tickets.set(ticket.id, ticket);
    this.passages.set(ticket.id, passages);
    this.newest = Math.max(this.newest, ticket.updatedAt);
  }
}

/** A term that no text can have. */
function numberTerm(digits: string): string {
  return `#${digits}`;
}

/** How much it says that a ticket has the word. */
function worthOf({ weight, variants }: QueryWord): number {
  return weight * (variants[0]?.idf ?? 0);
}

function rankOf({ isResolved, answer }: FoundTicket): number {
  return isResolved ? (answer === null ? 1 : 0) : 2;
}
