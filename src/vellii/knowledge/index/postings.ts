import type { ForwardEntry } from './fieldIndex';

export const FIELD_BITS = 3;
const COUNT_BITS = 5;
/** Counts above it are as good as it. */
export const MOST = 2 ** COUNT_BITS - 1;

/** A posting is one number: slot, field and count; a place is term and field. */
export const slotOf = (posting: number): number => posting >>> (FIELD_BITS + COUNT_BITS);
export const fieldOf = (posting: number): number => (posting >>> COUNT_BITS) & (2 ** FIELD_BITS - 1);
export const countOf = (posting: number): number => posting & MOST;
export const termOf = (place: number): number => place >>> FIELD_BITS;
export const placeFieldOf = (place: number): number => place & (2 ** FIELD_BITS - 1);

/**
 * For each term what holds it, in the order of slots: a flat part for what was read from the disk at once, and a list
 * for each term for what came after.
 */
export class Postings {
  private flat = new Uint32Array(0);
  private starts = new Uint32Array(1);
  private later: (number[] | undefined)[] = [];

  /** Fills the flat part; documents have the slots from 0 on. */
  fill(entries: readonly ForwardEntry[]): void {
    let terms = 0;
    for (const { places } of entries) terms = Math.max(terms, termOf(places.at(-1) ?? 0) + 1);
    const starts = new Uint32Array(terms + 1);
    for (const { places } of entries) for (const place of places) starts[termOf(place) + 1] = (starts[termOf(place) + 1] ?? 0) + 1;
    for (let term = 0; term < terms; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    const flat = new Uint32Array(starts[terms] ?? 0);
    const next = starts.slice();
    entries.forEach(({ places, counts }, slot) => {
      for (let at = 0; at < places.length; at += 1) {
        const place = places[at] ?? 0;
        const term = termOf(place);
        flat[next[term] ?? 0] = postingOf(slot, place, counts[at] ?? 0);
        next[term] = (next[term] ?? 0) + 1;
      }
    });
    this.flat = flat;
    this.starts = starts;
  }

  add(slot: number, { places, counts }: ForwardEntry): void {
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] ?? 0;
      const posting = postingOf(slot, place, counts[at] ?? 0);
      const list = this.later[termOf(place)];
      if (list === undefined) this.later[termOf(place)] = [posting];
      else list.push(posting);
    }
  }

  /** The parts of a term's postings; a slot stands in one of them only. */
  lists(term: number): readonly (Uint32Array | readonly number[])[] {
    const [from = 0, to = 0] = term + 1 < this.starts.length ? this.starts.subarray(term, term + 2) : [];
    const flat = from < to ? [this.flat.subarray(from, to)] : [];
    const later = this.later[term];
    return later === undefined ? flat : [...flat, later];
  }

  /** Lets go of what was taken out, where it is cheap: the flat part keeps its dead until it is written and read anew. */
  keep(isAlive: (slot: number) => boolean): void {
    this.later = this.later.map(list => list?.filter(posting => isAlive(slotOf(posting))));
  }
}

function postingOf(slot: number, place: number, count: number): number {
  return ((slot << (FIELD_BITS + COUNT_BITS)) | (placeFieldOf(place) << COUNT_BITS) | count) >>> 0;
}
