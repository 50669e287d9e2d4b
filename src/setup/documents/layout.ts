import { followed, type SourceNode } from './node';

/** Where lines begin and end in a text with any mixture of line ends. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** The end of the line's content: in front of its line end. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline === -1) return text.length;
  return newline > at && text.charCodeAt(newline - 1) === 0x0d ? newline - 1 : newline;
}

/** Behind the line end. */
export function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

/** The line end that a new line beside this one gets: that of this line, of the one before it, or of the file. */
export function newlineNear(text: string, at: number): string {
  const after = text.indexOf('\n', at);
  const newline = after === -1 ? text.lastIndexOf('\n', at - 1) : after;
  return newline > 0 && text.charCodeAt(newline - 1) === 0x0d ? '\r\n' : '\n';
}

export function column(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** Whether nothing but blanks stands before this place on its line. */
export function startsLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === '';
}

/** What separates two parts of a flow collection, or a part from a bracket. */
export interface Gap {
  /** Offset of the comma; -1: none. */
  readonly comma: number;
  /** Whether the next part stands on another line. */
  readonly breaks: boolean;
  readonly hasComment: boolean;
}

/** Looks through blanks, comments and a comma between two offsets. */
export function gapBetween(text: string, from: number, to: number): Gap {
  let comma = -1;
  let breaks = false;
  let hasComment = false;
  for (let at = from; at < to; at++) {
    const character = text.charAt(at);
    if (character === ',' && comma === -1) comma = at;
    else if (character === '\n') breaks = true;
    else if (character === '#' || text.startsWith('//', at)) {
      hasComment = true;
      at = Math.min(lineEnd(text, at), to) - 1;
    } else if (text.startsWith('/*', at)) {
      hasComment = true;
      at = text.indexOf('*/', at) + 1;
    }
  }
  return { comma, breaks, hasComment };
}

/** How a document is written, where a new part has no neighbour to take after. */
export interface DocumentStyle {
  /** Columns from a key to the key of a map below it. */
  readonly mapIndent: number;
  /** Columns from a key to the dash of a list below it. */
  readonly listIndent: number;
  /** `{ a: 1 }` rather than `{a: 1}`. */
  readonly padsMaps: boolean;
  readonly padsLists: boolean;
}

export function styleOf(text: string, root: SourceNode): DocumentStyle {
  const found: { -readonly [Key in keyof DocumentStyle]?: DocumentStyle[Key] } = {};
  observe(text, root, found);
  return { mapIndent: 2, listIndent: 2, padsMaps: true, padsLists: false, ...found };
}

function observe(
  text: string,
  node: SourceNode,
  found: { -readonly [Key in keyof DocumentStyle]?: DocumentStyle[Key] },
): void {
  const complete = found.listIndent !== undefined && found.padsMaps !== undefined && found.padsLists !== undefined;
  if (complete || node.type === 'alias' || node.type === 'scalar') return;
  if (node.flow && node.end - node.start > 2) {
    const padded = /\s/.test(text.charAt(node.start + 1));
    if (node.type === 'map') found.padsMaps ??= padded;
    else found.padsLists ??= padded;
  }
  if (node.type === 'list') {
    for (const { value } of node.items.slice(0, 20)) observe(text, value, found);
    return;
  }
  for (const { keyStart, value } of node.entries) {
    const child = followed(value);
    if (!node.flow && value.type !== 'alias' && child.type !== 'scalar' && !child.flow && child.start > keyStart) {
      const first = child.type === 'list' ? child.items[0]?.start : child.entries[0]?.keyStart;
      const indent = first === undefined ? 0 : column(text, first) - column(text, keyStart);
      if (child.type === 'list') found.listIndent ??= indent;
      else if (indent > 0) found.mapIndent ??= indent;
    }
    observe(text, value, found);
  }
}
