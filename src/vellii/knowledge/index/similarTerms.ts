import { editDistance } from './editDistance';
import type { Vocabulary } from './vocabulary';

export interface SimilarTerm {
  readonly id: number;
  /** Typing errors between. */
  readonly distance: number;
}

const SHORTEST = 4;
const LONG = 7;
/** New terms that are looked through one by one until it pays to sort them in. */
const OVERLAY = 3000;

/**
 * Terms that a mistyped word may stand for. Each term is filed under itself with each one letter left out
 * (the SymSpell way), as hashes in two flat sorted arrays; a hit is checked, so that a clash of hashes does no harm.
 */
export class SimilarTerms {
  private hashes = new Uint32Array(0);
  private ids = new Uint32Array(0);
  private filed = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Living terms within one error, or two for long words; the nearest and then the most frequent first. */
  find(word: string, limit: number): readonly SimilarTerm[] {
    if (word.length < SHORTEST || /\d/.test(word)) return [];
    if (this.vocabulary.size - this.filed > OVERLAY) this.file();
    const most = word.length >= LONG ? 2 : 1;
    const candidates = new Set<number>();
    for (const hash of deletes(word)) this.collect(hash, candidates);
    for (let id = this.filed; id < this.vocabulary.size; id += 1) candidates.add(id);
    const found: SimilarTerm[] = [];
    for (const id of candidates) {
      if (!this.vocabulary.isAlive(id)) continue;
      const term = this.vocabulary.term(id);
      if (term.length < SHORTEST || (!term.startsWith(word.charAt(0)) && !isFirstLetterSlip(term, word))) continue;
      const distance = editDistance(word, term, most);
      if (distance <= most) found.push({ id, distance });
    }
    const { frequency } = this.vocabulary;
    return found
      .sort(
        (a, b) =>
          a.distance - b.distance ||
          (frequency[b.id] ?? 0) - (frequency[a.id] ?? 0) ||
          (this.vocabulary.term(a.id) < this.vocabulary.term(b.id) ? -1 : 1),
      )
      .slice(0, limit);
  }

  /** Files what is new now, so that no search has to. */
  prepare(): void {
    if (this.filed < this.vocabulary.size) this.file();
  }

  private collect(hash: number, candidates: Set<number>): void {
    let [low, high] = [0, this.hashes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.hashes[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    for (; low < this.hashes.length && this.hashes[low] === hash; low += 1) candidates.add(this.ids[low] ?? 0);
  }

  private file(): void {
    const entries: number[] = [];
    const owners: number[] = [];
    for (let id = 0; id < this.vocabulary.size; id += 1) {
      const term = this.vocabulary.term(id);
      if (term.length < SHORTEST - 1 || term.length > 30 || /\d/.test(term)) continue;
      for (const hash of deletes(term)) {
        entries.push(hash);
        owners.push(id);
      }
    }
    // Sorted together as one number each: the hash above, the owner's place below.
    const order = Float64Array.from(entries, (hash, index) => hash * 2 ** 21 + (index % 2 ** 21));
    const overflows = entries.length > 2 ** 21;
    if (overflows) throw new Error('Too many terms for one index of similar words');
    order.sort();
    this.hashes = Uint32Array.from(order, key => Math.floor(key / 2 ** 21));
    this.ids = Uint32Array.from(order, key => owners[key % 2 ** 21] ?? 0);
    this.filed = this.vocabulary.size;
  }
}

/** A wrong first letter is rare; a missing or swapped one is not. */
function isFirstLetterSlip(term: string, word: string): boolean {
  return term.charAt(1) === word.charAt(0) || term.startsWith(word.charAt(1)) || term.slice(1, 4) === word.slice(1, 4);
}

function deletes(word: string): Set<number> {
  const hashes = new Set([hashOf(word)]);
  for (let at = 0; at < word.length; at += 1) hashes.add(hashOf(word.slice(0, at) + word.slice(at + 1)));
  return hashes;
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
