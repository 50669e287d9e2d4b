import type { SourceNode } from '../../../../src/setup/documents/node';
import { locateOperation, type Operation } from '../../../../src/setup/documents/operation';
import type { PlainPath } from '../../../../src/setup/documents/path';
import type { SetupFile } from '../../../../src/setup/documents/setupFile';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The range that an operation may touch, told from the structure alone: the value for `set`, the key for `renameKey`,
 * from the end of the part before to the beginning of the part behind for what is put in, taken out or moved.
 * An alias on the way is the range itself, since it is written out.
 */
export function ownRange({ text, documents }: SetupFile, operation: Operation): Range {
  const document = documents[operation.document]!;
  const located = locateOperation(document.value, operation);
  if (!located.ok) throw new Error(located.error.kind);
  const found = follow(document.root, located.value.at);
  const { node } = found;
  const whole = { start: Math.min(found.slot, node.start), end: afterLine(text, node.end) };
  if (operation.op === 'set' || node.type === 'alias' || node.type === 'scalar') return whole;
  const parts = partsOf(node);
  const { child, before } = located.value;
  const index = typeof child === 'string' && node.type === 'map' ? node.entries.findIndex(e => e.key === child) : child;
  if (operation.op === 'renameKey') return keyRange(node, index as number);
  if (parts.length === 0 || (parts.length === 1 && operation.op.startsWith('remove'))) return whole;
  const first = node.flow ? node.start + 1 : lineStart(text, node.start);
  const last = node.flow ? node.end - 1 : afterLine(text, parts.at(-1)!.end);
  if (operation.op === 'moveItem') return { start: first, end: last };
  const place = operation.op === 'insertKey' ? insertedBefore(node, operation, before) : before;
  const [from, to] = operation.op.startsWith('insert')
    ? [place - 1, place]
    : [(index as number) - 1, (index as number) + 1];
  return { start: parts[from]?.end ?? first, end: parts[to]?.start ?? last };
}

/** The node at a path, or the alias in the way, and where its slot begins. */
function follow(root: SourceNode, path: PlainPath): { node: SourceNode; slot: number } {
  let found = { node: root, slot: root.start };
  for (const step of path) {
    const { node } = found;
    if (node.type === 'map') {
      const entry = node.entries.find(one => one.key === step)!;
      found = { node: entry.value, slot: entry.slot === -1 ? entry.keyEnd : entry.slot };
    } else if (node.type === 'list') {
      const item = node.items[step as number]!;
      found = { node: item.value, slot: item.slot };
    }
  }
  return found;
}

function insertedBefore(node: SourceNode, { after }: { after?: string | null | undefined }, before: number): number {
  if (node.type !== 'map') return before;
  if (after === null) return 0;
  const neighbour = node.entries.findIndex(entry => entry.key === after);
  return neighbour === -1 ? node.entries.length : neighbour + 1;
}

function keyRange(node: SourceNode, index: number): Range {
  const entry = node.type === 'map' ? node.entries[index]! : undefined;
  return { start: entry!.keyStart, end: entry!.keyEnd };
}

function partsOf(node: SourceNode): Range[] {
  if (node.type === 'map') {
    return node.entries.map(e => ({ start: e.keyStart, end: Math.max(e.keyEnd, e.slot, e.value.end) }));
  }
  return node.type === 'list' ? node.items.map(i => ({ start: i.start, end: Math.max(i.slot, i.value.end) })) : [];
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Behind the line end: a line belongs to its part with its end. */
function afterLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}
