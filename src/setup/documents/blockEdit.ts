import { lineEnd, lineStart, nextLine, startsLine } from './layout';
import type { Splice } from './splice';

/** The parts of a block collection: entries from their key, items from their dash, to the end of their value. */
export type BlockParts = readonly { readonly start: number; readonly end: number }[];

/** Takes a part out with its lines and the comment behind it; `null` where it cannot be told apart. */
export function removeLines(text: string, parts: BlockParts, index: number): readonly Splice[] | null {
  const part = parts[index];
  if (part === undefined) return null;
  if (startsLine(text, part.start)) {
    const from = lineStart(text, part.start);
    const to = nextLine(text, part.end);
    const isLastLine = to === text.length && !text.endsWith('\n');
    return [{ start: isLastLine ? lineBreakBefore(text, from) : from, end: to, text: '' }];
  }
  // The first part beside a dash (`- code: 1`): the next one takes its place.
  const next = parts[index + 1];
  if (next === undefined) return null;
  const isBare = text.slice(part.end, next.start).trim() === '';
  if (isBare) return [{ start: part.start, end: next.start, text: '' }];
  return startsLine(text, next.start) ? [{ start: part.start, end: part.end, text: '' }] : null;
}

/** Puts lines in front of the part at `index`; the number of parts means the end. */
export function insertLines(
  text: string,
  parts: BlockParts,
  index: number,
  lines: string,
  indent: number,
  newline: string,
): readonly Splice[] {
  const previous = parts[index - 1];
  const margin = ' '.repeat(indent);
  if (previous === undefined) {
    const first = parts[0]?.start ?? 0;
    return [{ start: first, end: first, text: lines + newline + margin }];
  }
  const end = lineEnd(text, previous.end);
  return [{ start: end, end, text: newline + margin + lines }];
}

/** Lets the parts change places together with the comments behind them. */
export function permuteLines(text: string, parts: BlockParts, order: readonly number[]): readonly Splice[] {
  const slots = parts.map(part => ({ start: part.start, end: lineEnd(text, part.end) }));
  return order.flatMap((from, to) => {
    const [source, target] = [slots[from], slots[to]];
    if (from === to || source === undefined || target === undefined) return [];
    return [{ ...target, text: text.slice(source.start, source.end) }];
  });
}

function lineBreakBefore(text: string, lineAt: number): number {
  if (lineAt === 0) return 0;
  return text.charAt(lineAt - 2) === '\r' ? lineAt - 2 : lineAt - 1;
}
