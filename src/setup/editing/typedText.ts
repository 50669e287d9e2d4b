import { applySplices, spliceBetween } from '../documents/splice';

/**
 * What a file becomes by typing in an editor that knows one kind of line end only: lines that were not touched keep
 * their own ends, new ones get the end that prevails.
 * @param shown the text of the editor, with any line ends.
 */
export function followTyped(text: string, shown: string): string {
  const ends = lineEnds(text);
  const plain = text.replace(/\r\n?/g, '\n');
  const splice = spliceBetween(plain, shown.replace(/\r\n?/g, '\n'));
  if (splice === null) return text;
  const original = originalPlaces(text);
  const inserted = splice.text.replaceAll('\n', ends);
  return applySplices(text, [{ start: original(splice.start), end: original(splice.end), text: inserted }]);
}

/** The text with `\n` alone, as an editor holds it. */
export function isSameShown(one: string, other: string): boolean {
  return one.replace(/\r\n?/g, '\n') === other.replace(/\r\n?/g, '\n');
}

function lineEnds(text: string): string {
  const windows = text.match(/\r\n/g)?.length ?? 0;
  const all = text.match(/\n/g)?.length ?? 0;
  return windows * 2 > all ? '\r\n' : '\n';
}

/** From places in the text with plain line ends to those in the text itself. */
function originalPlaces(text: string): (place: number) => number {
  const shifts: number[] = [];
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) shifts.push(at - shifts.length);
  return place => {
    let low = 0;
    let high = shifts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((shifts[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return place + low;
  };
}
