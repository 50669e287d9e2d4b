import type { SourceNode } from './node';
import { locate, type Path } from './path';
import type { TextRange } from './problem';
import type { SetupDocument } from './setupFile';

/**
 * Where in the text a path leads: the key and the value of an entry, the item of a list. Where the path goes on into
 * what is not there, its last part that exists; behind an alias, the alias.
 */
export function rangeOf({ root, value }: SetupDocument, path: Path): TextRange {
  let length = path.length;
  let located = locate(value, path);
  while (!located.ok && length > 0) located = locate(value, path.slice(0, --length));
  let node: SourceNode = root;
  let range: TextRange = { start: root.start, end: root.start };
  for (const step of located.ok ? located.value : []) {
    if (node.type === 'map') {
      const entry = node.entries.find(one => one.key === step && !one.merge);
      if (entry === undefined) return range;
      range = { start: entry.keyStart, end: Math.max(entry.keyEnd, entry.value.end) };
      node = entry.value;
    } else if (node.type === 'list') {
      const item = node.items[step as number];
      if (item === undefined) return range;
      range = { start: item.value.start, end: item.value.end };
      node = item.value;
    } else return range;
  }
  return range;
}
