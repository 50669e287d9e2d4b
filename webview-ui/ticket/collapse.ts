/** A text longer than this, or of more lines, shows its beginning only. */
const longFrom = 3_000;
const linesFrom = 40;
const shownCharacters = 1_500;
const shownLines = 20;

/** The beginning of a long text, cut at the end of a line or word where there is one; `null` for a text to be shown whole. */
export function collapsed(text: string): string | null {
  if (text.length <= longFrom && lineEnd(text, linesFrom) === -1) return null;
  const end = lineEnd(text, shownLines);
  const limit = end === -1 ? shownCharacters : Math.min(end, shownCharacters);
  if (limit === end) return `${text.slice(0, end)}\n…`;
  const start = text.slice(0, limit);
  const cut = Math.max(start.lastIndexOf('\n'), start.lastIndexOf(' '));
  const kept = cut > limit / 2 ? start.slice(0, cut) : start.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}…`;
}

/** Where line number `count` (from 1) ends, or -1 when there are no more lines after it. */
function lineEnd(text: string, count: number): number {
  let at = -1;
  for (let line = 0; line < count; line++) {
    at = text.indexOf('\n', at + 1);
    if (at === -1) return -1;
  }
  return at;
}
