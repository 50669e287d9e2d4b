import type { TextRange } from './problem';

/** A replacement of a range of a text; an empty range is an insertion. */
export interface Splice extends TextRange {
  readonly text: string;
}

/** Applies splices that do not overlap, in any order; insertions at one place come in the order of the list. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const sorted = inOrder(splices);
  let result = '';
  let at = 0;
  for (const splice of sorted) {
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}

/** The splices that lead back; their ranges are those of the spliced text. */
export function invertSplices(text: string, splices: readonly Splice[]): readonly Splice[] {
  let shift = 0;
  return inOrder(splices).map(({ start, end, text: inserted }) => {
    const inverse = { start: start + shift, end: start + shift + inserted.length, text: text.slice(start, end) };
    shift += inserted.length - (end - start);
    return inverse;
  });
}

/** Whether splices lie within a text and apart from each other. */
export function areSound(splices: readonly Splice[], length: number): boolean {
  let at = 0;
  return inOrder(splices).every(({ start, end }) => {
    const sound = start >= at && end >= start && end <= length;
    at = end;
    return sound;
  });
}

/**
 * The shortest single splice from one text to the other; it does not part a surrogate pair or a CRLF.
 * Nothing when they are the same.
 */
export function spliceBetween(before: string, after: string): Splice | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  while (head > 0 && partsPair(before, head, after)) head--;
  let tail = 0;
  while (
    tail < most - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  while (tail > 0 && startsInside(before, before.length - tail)) tail--;
  return { start: head, end: before.length - tail, text: after.slice(head, after.length - tail) };
}

function partsPair(before: string, at: number, after: string): boolean {
  return startsInside(before, at) || startsInside(after, at);
}

function startsInside(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 0xdc00 && unit <= 0xdfff) || (unit === 0x0a && text.charCodeAt(at - 1) === 0x0d);
}

function inOrder(splices: readonly Splice[]): readonly Splice[] {
  return splices
    .map((splice, index) => ({ splice, index }))
    .sort(byPlace)
    .map(({ splice }) => splice);
}

function byPlace(one: Placed, other: Placed): number {
  return one.splice.start - other.splice.start || one.splice.end - other.splice.end || one.index - other.index;
}

interface Placed {
  readonly splice: Splice;
  readonly index: number;
}
