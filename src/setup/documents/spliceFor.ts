import { err, ok, type Result } from '../../base/result';
import { insertLines, permuteLines, removeLines, type BlockParts } from './blockEdit';
import { insertPart, permuteParts, removePart, type FlowParts } from './flowEdit';
import { column, lineStart, newlineNear, nextLine, startsLine, styleOf } from './layout';
import type { EntryNode, ListNode, MapNode, ScalarNode, SourceNode } from './node';
import { applyLocated, moved, type LocatedOperation, type Operation, type OperationProblem } from './operation';
import { childOf, type PlainPath } from './path';
import { behindDash, behindKey, block, flow, inline, keyText, type Pen } from './render';
import type { SetupDocument, SetupFile } from './setupFile';
import type { Splice } from './splice';
import { isScalar, type Value } from './value';

/** Where a node hangs: what is needed to write another value in its place. */
type Owner =
  | { readonly type: 'document' }
  | { readonly type: 'entry'; readonly entry: EntryNode; readonly map: MapNode }
  | { readonly type: 'item'; readonly slot: number; readonly start: number; readonly list: ListNode };

interface Place {
  readonly node: SourceNode;
  readonly owner: Owner;
  /** The value of the node itself when the path ends here; of the alias that stands in the way otherwise. */
  readonly value: Value;
  readonly rest: PlainPath;
}

/** The splices that carry out one operation in the text of a document, to be checked by reading the result. */
export function splicesFor(
  file: SetupFile,
  document: SetupDocument,
  operation: Operation,
  located: LocatedOperation,
): Result<readonly Splice[], OperationProblem> {
  const place = follow(document, located.at);
  const splices = place === null ? null : write(file, document, place, operation, located);
  return splices === null ? err({ kind: 'notEditable', path: operation.path }) : ok(splices);
}

function write(
  file: SetupFile,
  document: SetupDocument,
  place: Place,
  operation: Operation,
  located: LocatedOperation,
): readonly Splice[] | null {
  const { text } = file;
  const pen: Pen = {
    format: file.format === 'json' ? 'json' : 'yaml',
    text,
    style: styleOf(text, document.root),
    newline: newlineNear(text, place.node.end),
  };
  // An alias in the way is written out with the change: the anchor belongs to others too.
  if (place.rest.length > 0 || place.node.type === 'alias') {
    const changed = applyLocated(place.value, operation, { ...located, at: place.rest });
    return replaceNode(pen, place, changed);
  }
  const { node } = place;
  if (operation.op === 'set') return replaceNode(pen, place, operation.value);
  if (node.type === 'scalar') return replaceNode(pen, place, applyLocated(null, operation, { ...located, at: [] }));
  return node.type === 'map'
    ? editMap(pen, place, node, operation, located)
    : editList(pen, place, node, operation, located);
}

function follow(document: SetupDocument, path: PlainPath): Place | null {
  let place: Place = { node: document.root, owner: { type: 'document' }, value: document.value, rest: [] };
  for (const [index, step] of path.entries()) {
    const { node, value } = place;
    if (node.type === 'alias') return { ...place, rest: path.slice(index) };
    const child = childOf(value, step);
    if (child === undefined) return null;
    if (node.type === 'map') {
      const entry = node.entries.find(one => one.key === step && !one.merge);
      // An entry that comes from `<<` is written into the map itself: the owner decides.
      if (entry === undefined) return null;
      place = { node: entry.value, owner: { type: 'entry', entry, map: node }, value: child, rest: [] };
    } else if (node.type === 'list') {
      const item = node.items[step as number];
      if (item === undefined) return null;
      place = { node: item.value, owner: { type: 'item', ...item, list: node }, value: child, rest: [] };
    } else return null;
  }
  return place;
}

function editMap(
  pen: Pen,
  place: Place,
  node: MapNode,
  operation: Operation,
  { child }: LocatedOperation,
): readonly Splice[] | null {
  const index = node.entries.findIndex(entry => entry.key === child && !entry.merge);
  const entry = node.entries[index];
  switch (operation.op) {
    case 'insertKey': {
      const neighbour = node.entries.findIndex(one => one.key === operation.after && !one.merge);
      const at = operation.after === null ? 0 : neighbour === -1 ? node.entries.length : neighbour + 1;
      return insertEntry(pen, node, at, operation.key, operation.value);
    }
    case 'renameKey':
      if (entry === undefined || entry.explicit) return null;
      return [{ start: entry.keyStart, end: entry.keyEnd, text: keyText(pen, operation.to, entry.keyStyle) }];
    case 'removeKey':
      if (entry === undefined || entry.explicit) return null;
      if (node.flow) return removePart(pen.text, flowParts(node), index);
      return node.entries.length === 1 ? replaceNode(pen, place, {}) : removeLines(pen.text, partsOfMap(node), index);
    default:
      return null;
  }
}

function insertEntry(pen: Pen, node: MapNode, at: number, key: string, value: Value): readonly Splice[] | null {
  const { text } = pen;
  const near = node.entries[at - 1] ?? node.entries[0];
  if (node.entries.some(entry => entry.explicit)) return null;
  const style =
    pen.format === 'yaml' && near?.keyStyle !== undefined && near.keyStyle !== 'plain' ? near.keyStyle : undefined;
  const name = keyText(pen, key, style);
  const hint = node.entries.find(entry => isScalar(value) === (entry.value.type === 'scalar'))?.value;
  const quotes = hint?.type === 'scalar' ? undefined : hint;
  if (node.flow) {
    const parts = flowParts(node);
    const indent = near === undefined ? column(text, node.start) + 2 : column(text, near.keyStart);
    const spaced = near === undefined || pen.format === 'yaml' || /\s/.test(text.charAt(near.slot));
    const content = `${name}:${spaced ? ' ' : ''}${flow(pen, value, indent, quotes)}`;
    return insertPart(
      text,
      parts,
      at,
      content,
      newlineAt(pen, near?.keyEnd ?? node.start),
      pen.style.padsMaps ? ' ' : '',
    );
  }
  if (near === undefined) return null;
  const indent = column(text, near.keyStart);
  const here = { ...pen, newline: newlineAt(pen, partsOfMap(node)[Math.max(at - 1, 0)]?.end ?? near.keyEnd) };
  return insertLines(
    text,
    partsOfMap(node),
    at,
    `${name}:${behindKey(here, value, indent, quotes)}`,
    indent,
    here.newline,
  );
}

function editList(
  pen: Pen,
  place: Place,
  node: ListNode,
  operation: Operation,
  { child, before }: LocatedOperation,
): readonly Splice[] | null {
  const { text } = pen;
  const parts = node.items.map(({ start, slot, value }) => ({ start, end: Math.max(slot, value.end) }));
  switch (operation.op) {
    case 'insertItem': {
      const hint = (node.items[before - 1] ?? node.items[0])?.value;
      if (node.flow) {
        const indent = column(text, parts[0]?.start ?? node.start + 2);
        const content = flow(pen, operation.value, indent, hint);
        const newline = newlineAt(pen, parts[before - 1]?.end ?? node.start);
        return insertPart(
          text,
          { open: node.start, close: node.end - 1, parts },
          before,
          content,
          newline,
          pen.style.padsLists ? ' ' : '',
        );
      }
      return insertItem(pen, node, parts, before, operation.value, hint);
    }
    case 'removeItem':
      if (node.flow) return removePart(text, { open: node.start, close: node.end - 1, parts }, child as number);
      return parts.length === 1 ? replaceNode(pen, place, []) : removeLines(text, parts, child as number);
    case 'moveItem': {
      const order = moved([...parts.keys()], child as number, before);
      return node.flow
        ? permuteParts(text, { open: node.start, close: node.end - 1, parts }, order)
        : permuteLines(text, parts, order);
    }
    default:
      return null;
  }
}

function insertItem(
  pen: Pen,
  node: ListNode,
  parts: BlockParts,
  before: number,
  value: Value,
  hint: SourceNode | undefined,
): readonly Splice[] | null {
  const near = node.items[before - 1] ?? node.items[0];
  if (near === undefined) return null;
  const indent = column(pen.text, near.start);
  const newline = newlineAt(pen, parts[Math.max(before - 1, 0)]?.end ?? near.start);
  const blanks = /^ +/.exec(pen.text.slice(near.start + 1))?.[0] ?? ' ';
  const here: Pen = { ...pen, newline };
  const content = behindDash(here, value, indent + 1 + blanks.length, hint);
  return insertLines(pen.text, parts, before, `-${blanks}${content}`, indent, newline);
}

/** Writes a value in the place of a node; anchors and tags in front of it stay. */
function replaceNode(pen: Pen, place: Place, value: Value): readonly Splice[] | null {
  const { node, owner } = place;
  const { text } = pen;
  if (node.type === 'scalar') return replaceScalar(pen, node, owner, value);
  if (node.type === 'alias' || node.flow) {
    const own = { start: node.start, end: node.end };
    const hint = node.type === 'alias' ? undefined : node;
    return [
      {
        ...own,
        text: pen.format === 'json' ? flow(pen, value, indentAt(text, node.start), hint) : inline(pen, value, node),
      },
    ];
  }
  if (owner.type === 'document') return null;
  const isEmpty = !isScalar(value) && Object.keys(value).length === 0;
  if (!isScalar(value) && !isEmpty) {
    const same = Array.isArray(value) === (node.type === 'list');
    const key = owner.type === 'entry' ? column(text, owner.entry.keyStart) : -1;
    const here = column(text, node.start);
    // A list may stand in the column of its key; a map may not.
    if (!same && here === key) {
      const indent = key + pen.style.mapIndent;
      const written = ' '.repeat(pen.style.mapIndent) + block(pen, value, indent);
      return [{ start: node.start, end: node.end, text: written }];
    }
    return [{ start: node.start, end: node.end, text: block(pen, value, here, same ? node : undefined) }];
  }
  const slot = owner.type === 'entry' ? owner.entry.slot : owner.slot;
  const written = inline(pen, value);
  if (text.slice(slot, node.start).trim() === '') return [{ start: slot, end: node.end, text: ` ${written}` }];
  if (!startsLine(text, node.start)) return [{ start: node.start, end: node.end, text: written }];
  return [
    { start: slot, end: slot, text: ` ${written}` },
    { start: lineStart(text, node.start), end: nextLine(text, node.end), text: '' },
  ];
}

function replaceScalar(pen: Pen, node: ScalarNode, owner: Owner, value: Value): readonly Splice[] | null {
  if (node.tagged || owner.type === 'document') return null;
  const { text } = pen;
  if (node.style === 'block') {
    const literal = typeof value === 'string' ? literalBlock(pen, node, value) : null;
    return [{ start: node.start, end: node.end, text: literal ?? inline(pen, value) }];
  }
  if (node.style !== 'empty') {
    return [{ start: node.start, end: node.end, text: flow(pen, value, indentAt(text, node.start), node) }];
  }
  const inFlow = owner.type === 'entry' ? owner.map.flow : owner.list.flow;
  const slot = owner.type === 'entry' ? owner.entry.slot : owner.slot;
  if (owner.type === 'entry' && slot === -1) {
    // `{ a }` is an entry without a colon.
    return [{ start: owner.entry.keyEnd, end: owner.entry.keyEnd, text: `: ${inline(pen, value)}` }];
  }
  const blank = /[ \t]/.test(text.charAt(slot - 1)) ? '' : ' ';
  if (inFlow || owner.type === 'item') return [{ start: slot, end: slot, text: blank + inline(pen, value) }];
  const indent = column(text, owner.entry.keyStart);
  const written = behindKey({ ...pen, newline: newlineAt(pen, slot) }, value, indent);
  if (!written.includes('\n')) return [{ start: slot, end: slot, text: written }];
  const end = /^[^\r\n]*/.exec(text.slice(slot))?.[0].length ?? 0;
  return [{ start: slot + end, end: slot + end, text: written }];
}

/** A text of several lines stays a literal block when its lines can stand there as they are. */
function literalBlock(pen: Pen, node: ScalarNode, value: string): string | null {
  const source = pen.text.slice(node.start, node.end);
  const header = /^\|[ \t]*(?:#[^\r\n]*)?\r?\n/.exec(source)?.[0];
  if (header === undefined || !/^[^\s][^]*[^\s]\n$/.test(value)) return null;
  const indent = /^[ \t]*(?=[^\s])/m.exec(source.slice(header.length))?.[0];

  if (indent === undefined || indent === '' || /[^\n\u0020-\uffff]/.test(value)) return null;
  const newline = header.endsWith('\r\n') ? '\r\n' : '\n';
  const lines = value.slice(0, -1).split('\n');
  return header + lines.map(line => (line === '' ? '' : indent + line)).join(newline);
}

function flowParts(node: MapNode): FlowParts {
  return { open: node.start, close: node.end - 1, parts: partsOfMap(node) };
}

function partsOfMap(node: MapNode): BlockParts {
  return node.entries.map(({ keyStart, keyEnd, slot, value }) => ({
    start: keyStart,
    end: Math.max(keyEnd, slot, value.end),
  }));
}

/** The line end for new lines beside a place. */
function newlineAt(pen: Pen, at: number): string {
  return newlineNear(pen.text, at);
}

function indentAt(text: string, at: number): number {
  return /^ */.exec(text.slice(lineStart(text, at)))?.[0].length ?? 0;
}
