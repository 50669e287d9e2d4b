import { column, gapBetween, lineEnd, startsLine } from './layout';
import type { Splice } from './splice';

/** The parts of a flow collection (`[…]`, `{…}`) as ranges, without their commas. */
export interface FlowParts {
  /** Offsets of the brackets. */
  readonly open: number;
  readonly close: number;
  readonly parts: readonly { readonly start: number; readonly end: number }[];
}

/** Takes a part out, with one comma and its place; comments of the others stay. */
export function removePart(text: string, { open, close, parts }: FlowParts, index: number): readonly Splice[] {
  const part = parts[index];
  if (part === undefined) return [];
  const next = parts[index + 1];
  const previous = parts[index - 1];
  if (next !== undefined) return [cut(part.start, untilNext(text, part.end, next.start))];
  const after = gapBetween(text, part.end, close);
  if (previous === undefined) {
    // Comments inside stay; blanks around the only part go with it.
    if (gapBetween(text, open + 1, part.start).hasComment || after.hasComment) {
      return [cut(part.start, after.comma === -1 ? part.end : after.comma + 1)];
    }
    return [cut(open + 1, close)];
  }
  const before = gapBetween(text, previous.end, part.start);
  // With a comma behind the last part, that one goes; the comma of the part before becomes the last.
  const end = after.comma === -1 ? part.end : after.comma + 1;
  const from = before.breaks ? lineBreakBefore(text, part.start) : before.comma + 1;
  if (after.comma !== -1) return [cut(from, end)];
  if (before.comma + 1 === from) return [cut(before.comma, end)];
  return [cut(before.comma, before.comma + 1), cut(from, end)];
}

/** Puts a part in front of the one at `index`; the number of parts means the end. */
export function insertPart(
  text: string,
  flow: FlowParts,
  index: number,
  part: string,
  newline: string,
  padding: string,
): readonly Splice[] {
  const { open, close, parts } = flow;
  const previous = parts[index - 1];
  const next = parts[index];
  if (previous === undefined && next === undefined) {
    const isBlank = text.slice(open + 1, close).trim() === '';
    return [
      isBlank ? put(open + 1, close, padding + part + padding) : put(open + 1, open + 1, padding + part + newline),
    ];
  }
  if (previous === undefined && next !== undefined) {
    return [put(next.start, next.start, part + separator(text, flow, newline))];
  }
  if (previous === undefined) return [];
  if (next !== undefined) {
    const gap = gapBetween(text, previous.end, next.start);
    if (!gap.breaks) return [put(next.start, next.start, `${part}, `)];
    // Behind the comma and the comment that belongs to the line.
    const end = lineEnd(text, gap.comma);
    if (end < next.start) return [put(end, end, newline + ' '.repeat(indentOf(text, flow)) + part + ',')];
    return [put(next.start, next.start, part + separator(text, flow, newline))];
  }
  const after = gapBetween(text, previous.end, close);
  const lead = separator(text, flow, newline).slice(1);
  if (after.comma !== -1) return [put(after.comma + 1, after.comma + 1, lead + part)];
  if (!after.hasComment) return [put(previous.end, previous.end, `,${lead}${part}`)];
  const end = lineEnd(text, previous.end);
  return [put(previous.end, previous.end, ','), put(end, end, newline + ' '.repeat(indentOf(text, flow)) + part)];
}

/** Lets the parts change places while commas, line breaks and comments stay where they are. */
export function permuteParts(text: string, { parts }: FlowParts, order: readonly number[]): readonly Splice[] {
  return order.flatMap((from, to) => {
    const [source, target] = [parts[from], parts[to]];
    if (from === to || source === undefined || target === undefined) return [];
    return [put(target.start, target.end, text.slice(source.start, source.end))];
  });
}

/** The comma and what follows it up to the next part: as between the first two parts, else as after the bracket. */
function separator(text: string, flow: FlowParts, newline: string): string {
  const [first, second] = flow.parts;
  const spread =
    first !== undefined && second !== undefined
      ? gapBetween(text, first.end, second.start).breaks
      : first !== undefined && gapBetween(text, flow.open + 1, first.start).breaks;
  if (spread) return `,${newline}${' '.repeat(indentOf(text, flow))}`;
  const tight =
    first !== undefined && second !== undefined && text.charAt(first.end) === ',' && second.start === first.end + 1;
  return tight ? ',' : ', ';
}

function indentOf(text: string, { parts, open }: FlowParts): number {
  const onOwnLine = parts.find(({ start }) => startsLine(text, start));
  return onOwnLine === undefined ? column(text, parts[0]?.start ?? open + 1) : column(text, onOwnLine.start);
}

/** Up to where a part in front of another is cut: the rest of its line, or up to the neighbour on the same line. */
function untilNext(text: string, end: number, next: number): number {
  const gap = gapBetween(text, end, next);
  if (!gap.breaks) return gap.hasComment ? gap.comma + 1 : next;
  let at = lineEnd(text, Math.max(gap.comma, end));
  while (at < next && /\s/.test(text.charAt(at))) at++;
  return at;
}

function lineBreakBefore(text: string, at: number): number {
  let from = at;
  while (from > 0 && /\s/.test(text.charAt(from - 1))) {
    from--;
    if (text.charAt(from) === '\n') return text.charAt(from - 1) === '\r' ? from - 1 : from;
  }
  return from;
}

function cut(start: number, end: number): Splice {
  return { start, end, text: '' };
}

function put(start: number, end: number, text: string): Splice {
  return { start, end, text };
}
