import { isAlias, isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import type { FileIssue } from '../fileIssue';

type Offsets = readonly [from: number, to: number];

/**
 * Where an issue stands in the text: the value that its path leads to, the name itself where the name is wrong, and
 * where something is missing the nearest thing around it that is there.
 */
export function offsetsOf(document: Document.Parsed, { path, code }: FileIssue): Offsets {
  let node: unknown = document.contents;
  let found: Offsets = startOf(document);
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1;
    const target = resolved(node, document);
    if (isMap(target)) {
      const pair = target.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return found;
      const key = rangeOf(pair.key);
      if (key !== null) found = key;
      if (isLast && code === 'unrecognized_keys') return found;
      node = pair.value;
    } else if (isSeq(target) && typeof step === 'number') {
      node = target.items[step];
      if (node === undefined) return found;
    } else return found;
    const range = rangeOf(node);
    // A whole section underlined says nothing; its name, or its first line, does.
    if (range !== null && (isScalar(node) || isSeq(target))) found = isScalar(node) ? range : firstOf(node, range);
  }
  return found;
}

function resolved(node: unknown, document: Document.Parsed): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function startOf({ contents, range }: Document.Parsed): Offsets {
  const start = contents?.range[0] ?? range[0];
  return [start, start + 1];
}

function firstOf(node: unknown, range: Offsets): Offsets {
  if (!isMap(node)) return range;
  return rangeOf(node.items[0]?.key) ?? range;
}

function rangeOf(node: unknown): Offsets | null {
  const range = (node as Node | null | undefined)?.range;
  return range ? [range[0], range[1]] : null;
}
