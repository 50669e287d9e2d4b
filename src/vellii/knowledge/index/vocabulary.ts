import { familyOf, rootOf } from '../text/family';

/** New terms that are looked through one by one until it pays to sort them in. */
const OVERLAY = 2_000;

/** Every term that any document ever had, by number, with the number of living documents that hold it. */
export class Vocabulary {
  readonly terms: string[] = [];
  /** Living documents by term. */
  readonly frequency: number[] = [];
  private readonly ids = new Map<string, number>();
  private readonly families = new Map<string, number[]>();
  private readonly roots = new Map<string, number[]>();
  /** Terms in their alphabetical order, but for those that came after. */
  private sorted: readonly number[] = [];
  /** Terms whose family is known; the others are looked at when a family is first asked for. */
  private related = 0;

  get size(): number {
    return this.terms.length;
  }

  /** The number of a term; -1 for one that no living document holds. */
  find(term: string): number {
    const id = this.ids.get(term);
    return id === undefined || this.frequency[id] === 0 ? -1 : id;
  }

  /** The number of a term, a new one when it was never seen. */
  intern(term: string): number {
    const known = this.ids.get(term);
    if (known !== undefined) return known;
    const id = this.terms.length;
    this.ids.set(term, id);
    this.terms.push(term);
    this.frequency.push(0);
    return id;
  }

  private relateNew(): void {
    for (; this.related < this.terms.length; this.related += 1) {
      const family = familyOf(this.term(this.related));
      if (family === null) continue;
      append(this.families, family, this.related);
      const root = rootOf(family);
      if (root !== null) append(this.roots, root, this.related);
    }
  }

  /** Living terms of the same family as a stem, which need not be in the vocabulary itself. */
  relatives(stem: string): readonly number[] {
    this.relateNew();
    const family = familyOf(stem);
    return family === null ? [] : this.living(this.families.get(family));
  }

  /** Living terms of the same root. */
  kin(stem: string): readonly number[] {
    this.relateNew();
    const family = familyOf(stem);
    const root = family === null ? null : rootOf(family);
    return root === null ? [] : this.living(this.roots.get(root));
  }

  /** Living terms that begin so, the most frequent first. */
  startingWith(prefix: string, limit: number): readonly number[] {
    if (this.size - this.sorted.length > OVERLAY) this.sort();
    const found: number[] = [];
    for (let at = this.lowerBound(this.sorted, prefix); at < this.sorted.length; at += 1) {
      const id = this.sorted[at] ?? 0;
      if (!this.term(id).startsWith(prefix)) break;
      if (this.isAlive(id)) found.push(id);
    }
    for (let id = this.sorted.length; id < this.size; id += 1) {
      if (this.isAlive(id) && this.term(id).startsWith(prefix)) found.push(id);
    }
    return this.frequentFirst(found).slice(0, limit);
  }

  /** Puts in order what the first search would have to: better now than while somebody types. */
  prepare(): void {
    if (this.sorted.length < this.size) this.sort();
    this.relateNew();
  }

  private sort(): void {
    this.sorted = this.terms.map((_, id) => id).sort((a, b) => compare(this.term(a), this.term(b)));
  }

  private living(ids: readonly number[] = []): number[] {
    return this.frequentFirst(ids.filter(id => this.isAlive(id)));
  }

  /** An order that does not depend on when a term was first seen. */
  private frequentFirst(ids: number[]): number[] {
    const { frequency } = this;
    return ids.sort((a, b) => (frequency[b] ?? 0) - (frequency[a] ?? 0) || compare(this.term(a), this.term(b)));
  }

  isAlive(id: number): boolean {
    return (this.frequency[id] ?? 0) > 0;
  }

  term(id: number): string {
    return this.terms[id] ?? '';
  }

  private lowerBound(sorted: readonly number[], prefix: string): number {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.term(sorted[middle] ?? 0) < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function append(map: Map<string, number[]>, key: string, id: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [id]);
  else list.push(id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
