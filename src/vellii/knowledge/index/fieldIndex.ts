import { GrowingFloats } from './growing';
import { Norms } from './norms';
import { countOf, FIELD_BITS, fieldOf, MOST, placeFieldOf, Postings, slotOf, termOf } from './postings';
import { SimilarTerms } from './similarTerms';
import { Vocabulary } from './vocabulary';

/** How much a field says about its document. */
export interface FieldSpec {
  readonly weight: number;
  /** How far long texts are discounted, 0–1 (the b of BM25). */
  readonly lengthPenalty: number;
}

/** The terms of one field of a document with how often each stands there, and how many there are in all. */
export interface FieldTerms {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

/** What stands where in a document: `term << 3 | field`, ascending, and how often. */
export interface ForwardEntry {
  readonly places: Uint32Array;
  readonly counts: Uint8Array;
  /** Terms in each field. */
  readonly lengths: readonly number[];
}

/** A word of a query with everything that may stand for it in a document. */
export interface QueryWord {
  readonly weight: number;
  readonly variants: readonly Variant[];
}

export interface Variant {
  readonly term: number;
  /** How surely it means the same, 0–1. */
  readonly weight: number;
  readonly idf: number;
}

const SATURATION = 1.2;
/** Postings that one query may walk through; what is too common comes last and is judged on the found documents only. */
const BUDGET = 150_000;
/** In more documents than this, and in so large a share of all, a term is common. */
const COMMON = 400;
const COMMON_SHARE = 0.12;

/**
 * An inverted index over documents with fields, in memory. Documents come and go by key; what a search finds depends
 * on the present documents only, never on the order in which they came.
 */
export class FieldIndex {
  readonly vocabulary = new Vocabulary();
  readonly similar = new SimilarTerms(this.vocabulary);
  private readonly slots = new Map<string, number>();
  private readonly keys: string[] = [];
  private readonly forward: (ForwardEntry | null)[] = [];
  private readonly lengths: readonly GrowingFloats[];
  private readonly totals: number[];
  private readonly postings = new Postings();
  private dead = 0;
  private stamps = new Int32Array(0);
  private best = new Float32Array(0);
  private scores = new Float32Array(0);
  private reached = new Uint32Array(0);
  private readonly norms = new Norms();

  constructor(private readonly fields: readonly FieldSpec[]) {
    this.lengths = fields.map(() => new GrowingFloats());
    this.totals = fields.map(() => 0);
  }

  get size(): number {
    return this.slots.size;
  }

  /** Puts a document in the place of the one with this key, if there is one. */
  put(key: string, fields: readonly FieldTerms[]): void {
    this.putEntry(key, this.entryOf(fields));
  }

  /** The same from an entry whose term numbers are this vocabulary's. */
  putEntry(key: string, entry: ForwardEntry): void {
    this.remove(key);
    this.postings.add(this.register(key, entry), entry);
  }

  private register(key: string, entry: ForwardEntry): number {
    const slot = this.forward.length;
    this.norms.spoil();
    this.slots.set(key, slot);
    this.keys.push(key);
    this.forward.push(entry);
    this.lengths.forEach((lengths, field) => {
      const length = entry.lengths[field] ?? 0;
      lengths.push(length);
      this.totals[field] = (this.totals[field] ?? 0) + length;
    });
    const { frequency } = this.vocabulary;
    eachTerm(entry, term => (frequency[term] = (frequency[term] ?? 0) + 1));
    return slot;
  }

  /** Fills an empty index with all its documents at once, which is faster than one after another. */
  fill(documents: readonly { readonly key: string; readonly entry: ForwardEntry }[]): void {
    for (const { key, entry } of documents) this.register(key, entry);
    this.postings.fill(documents.map(({ entry }) => entry));
  }

  remove(key: string): void {
    const slot = this.slots.get(key);
    const entry = slot === undefined ? null : this.forward[slot];
    if (slot === undefined || entry === null || entry === undefined) return;
    eachTerm(entry, term => (this.vocabulary.frequency[term] = (this.vocabulary.frequency[term] ?? 0) - 1));
    entry.lengths.forEach((length, field) => (this.totals[field] = (this.totals[field] ?? 0) - length));
    this.slots.delete(key);
    this.forward[slot] = null;
    this.norms.spoil();
    this.dead += 1;
    if (this.dead > 500 && this.dead > this.slots.size / 3) this.dropDead();
  }

  /** Makes ready what the first search would have to wait for. */
  prepare(): void {
    this.vocabulary.prepare();
    this.similar.prepare();
  }

  keyOf(slot: number): string {
    return this.keys[slot] ?? '';
  }

  slotOf(key: string): number | undefined {
    return this.slots.get(key);
  }

  allKeys(): IterableIterator<string> {
    return this.slots.keys();
  }

  entry(key: string): ForwardEntry | null {
    const slot = this.slots.get(key);
    return slot === undefined ? null : (this.forward[slot] ?? null);
  }

  entryAt(slot: number): ForwardEntry | null {
    return this.forward[slot] ?? null;
  }

  /** Living terms alone, numbered anew in their old order, and what turns an entry to the new numbers. */
  compactTerms(): { terms: readonly string[]; renumber: (entry: ForwardEntry) => ForwardEntry } {
    const numbers = new Map<number, number>();
    const terms: string[] = [];
    for (let id = 0; id < this.vocabulary.size; id += 1) {
      if (!this.vocabulary.isAlive(id)) continue;
      numbers.set(id, terms.length);
      terms.push(this.vocabulary.term(id));
    }
    const renumber = ({ places, counts, lengths }: ForwardEntry): ForwardEntry => ({
      places: places.map(place => (numbers.get(termOf(place)) ?? 0) * 2 ** FIELD_BITS + placeFieldOf(place)),
      counts,
      lengths,
    });
    return { terms, renumber };
  }

  /** How much it says that a document holds a term of this frequency. */
  idf(frequency: number): number {
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  idfOf(term: number): number {
    return this.idf(this.vocabulary.frequency[term] ?? 0);
  }

  /** Living documents with this term, as slots. */
  slotsWith(term: number, most: number): number[] {
    const found: number[] = [];
    let last = -1;
    for (const list of this.postings.lists(term)) {
      for (const posting of list) {
        const slot = slotOf(posting);
        if (slot === last || this.forward[slot] === null) continue;
        last = slot;
        found.push(slot);
        if (found.length >= most) return found;
      }
    }
    return found;
  }

  /**
   * Documents that hold any of the words, the best first. Of the variants of one word the best counts, so that three
   * synonyms in a document are no better than one.
   * @param accept leaves documents out.
   */
  search(
    words: readonly QueryWord[],
    limit: number,
    accept?: (slot: number) => boolean,
  ): { slot: number; score: number }[] {
    this.makeRoom();
    const touched: number[] = [];
    const rareFirst = [...words.keys()].sort((a, b) => rarity(words[b]) - rarity(words[a]) || a - b);
    let spent = 0;
    let stamp = 0;
    for (const index of rareFirst) {
      const word = words[index];
      if (word === undefined || word.variants.length === 0) continue;
      stamp += 1;
      let reached = 0;
      for (const variant of word.variants) {
        if (this.isTooCommon(variant)) continue;
        for (const list of this.postings.lists(variant.term)) {
          spent += list.length;
          reached = this.walk(list, variant, stamp, reached);
        }
      }
      for (let at = 0; at < reached; at += 1) {
        const slot = this.reached[at] ?? 0;
        const before = this.scores[slot] ?? 0;
        if (before === 0) touched.push(slot);
        this.scores[slot] = before + word.weight * (this.best[slot] ?? 0);
      }
      if (spent > BUDGET) break;
    }
    const found = this.take(touched, limit, accept);
    for (const slot of touched) this.scores[slot] = 0;
    this.stamps.fill(0);
    return found;
  }

  /**
   * Notes for each document of a list the best score of the word so far; says how many documents the word has reached.
   * The inner loop of every question: flat arrays only.
   */
  private walk(list: ArrayLike<number>, variant: Variant, stamp: number, reachedBefore: number): number {
    const { stamps, best, reached } = this;
    const norms = this.norms.values;
    const room = stamps.length;
    const gain = variant.weight * variant.idf;
    const { length } = list;
    let count = reachedBefore;
    let at = 0;
    while (at < length) {
      let posting = list[at] ?? 0;
      const slot = slotOf(posting);
      let frequency = 0;
      do {
        frequency += (norms[fieldOf(posting) * room + slot] ?? 0) * countOf(posting);
        at += 1;
        posting = at < length ? (list[at] ?? 0) : 0;
      } while (at < length && slotOf(posting) === slot);
      if (frequency === 0) continue;
      const score = (gain * frequency) / (SATURATION + frequency);
      if (stamps[slot] !== stamp) {
        stamps[slot] = stamp;
        best[slot] = score;
        reached[count] = slot;
        count += 1;
      } else if (score > (best[slot] ?? 0)) best[slot] = score;
    }
    return count;
  }

  /** What so many documents hold is no substitute for a word: it costs most and tells least. */
  private isTooCommon({ term, weight }: Variant): boolean {
    const frequency = this.vocabulary.frequency[term] ?? 0;
    return weight < 1 && frequency > COMMON && frequency > this.size * COMMON_SHARE * weight;
  }

  /** The best `limit` of what was touched, by insertion into a short sorted list: most fall short of its end. */
  private take(
    touched: readonly number[],
    limit: number,
    accept: ((slot: number) => boolean) | undefined,
  ): { slot: number; score: number }[] {
    const found: { slot: number; score: number }[] = [];
    let least = -Infinity;
    for (const slot of touched) {
      const score = this.scores[slot] ?? 0;
      if (score < least || accept?.(slot) === false) continue;
      let at = found.length;
      while (at > 0 && this.isBetter({ slot, score }, found[at - 1])) at -= 1;
      if (at >= limit) continue;
      found.splice(at, 0, { slot, score });
      if (found.length > limit) found.pop();
      if (found.length === limit) least = found.at(-1)?.score ?? least;
    }
    return found;
  }

  private isBetter(one: { slot: number; score: number }, other: { slot: number; score: number } | undefined): boolean {
    if (other === undefined) return true;
    if (one.score !== other.score) return one.score > other.score;
    return this.keyOf(one.slot) < this.keyOf(other.slot);
  }

  private makeRoom(): void {
    if (this.scores.length < this.forward.length) {
      const size = Math.max(1024, this.forward.length * 2);
      this.stamps = new Int32Array(size);
      this.best = new Float32Array(size);
      this.scores = new Float32Array(size);
      this.reached = new Uint32Array(size);
    }
    this.norms.refresh({
      fields: this.fields,
      room: this.stamps.length,
      used: this.forward.length,
      isAlive: slot => this.forward[slot] !== null,
      lengthOf: (field, slot) => this.lengths[field]?.values()[slot] ?? 0,
      meanOf: field => (this.totals[field] ?? 0) / Math.max(1, this.size),
    });
  }

  private entryOf(fields: readonly FieldTerms[]): ForwardEntry {
    const pairs: [number, number][] = [];
    fields.forEach(({ counts }, field) => {
      for (const [term, count] of counts) {
        pairs.push([this.vocabulary.intern(term) * 2 ** FIELD_BITS + field, Math.min(count, MOST)]);
      }
    });
    pairs.sort((a, b) => a[0] - b[0]);
    return {
      places: Uint32Array.from(pairs, ([place]) => place),
      counts: Uint8Array.from(pairs, ([, count]) => count),
      lengths: fields.map(({ length }) => length),
    };
  }

  private dropDead(): void {
    this.postings.keep(slot => this.forward[slot] !== null);
    this.dead = 0;
  }
}

/** How often a term stands in a field of a document; 0 when it does not. `field` -1: in any. */
export function countIn(entry: ForwardEntry, term: number, field: number): number {
  const { places, counts } = entry;
  const from = term * 2 ** FIELD_BITS + Math.max(0, field);
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  if (field >= 0) return places[low] === from ? (counts[low] ?? 0) : 0;
  let sum = 0;
  for (; low < places.length && termOf(places[low] ?? 0) === term; low += 1) sum += counts[low] ?? 0;
  return sum;
}

function eachTerm({ places }: ForwardEntry, work: (term: number) => void): void {
  let last = -1;
  for (const place of places) {
    const term = termOf(place);
    if (term !== last) work(term);
    last = term;
  }
}

function rarity(word: QueryWord | undefined): number {
  return word?.variants.reduce((most, { idf }) => Math.max(most, idf), 0) ?? 0;
}
