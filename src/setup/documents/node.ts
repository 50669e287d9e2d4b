import type { Scalar, Value } from './value';
import { mapOf } from './value';

/** A document's structure with the ranges of its text: one shape for YAML (block and flow) and JSON (always flow). */
export type SourceNode = ScalarNode | MapNode | ListNode | AliasNode;

interface NodeBase {
  readonly start: number;
  /** For block collections the end of the last child; a block scalar's last line end is not part of it. */
  readonly end: number;
}

export interface ScalarNode extends NodeBase {
  readonly type: 'scalar';
  readonly value: Scalar;
  readonly style: ScalarStyle;
  /** Has an explicit tag, which decides its meaning. */
  readonly tagged: boolean;
}

/** `empty`: nothing stands there (`key:`), which means null. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block' | 'empty';

export interface MapNode extends NodeBase {
  readonly type: 'map';
  readonly flow: boolean;
  readonly entries: readonly EntryNode[];
}

export interface EntryNode {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly keyStyle: ScalarStyle;
  /** `? key`: kept, but not edited. */
  readonly explicit: boolean;
  /** `<<`: the value's entries belong to the map. */
  readonly merge: boolean;
  /** Behind the colon and behind an anchor or tag of the value; -1 where there is no colon. */
  readonly slot: number;
  readonly value: SourceNode;
}

export interface ListNode extends NodeBase {
  readonly type: 'list';
  readonly flow: boolean;
  readonly items: readonly ItemNode[];
}

export interface ItemNode {
  /** The dash of a block list, else the beginning of the item with its anchor or tag. */
  readonly start: number;
  /** Behind the dash and behind an anchor or tag. */
  readonly slot: number;
  readonly value: SourceNode;
}

export interface AliasNode extends NodeBase {
  readonly type: 'alias';
  readonly name: string;
  readonly target: SourceNode;
}

/** What a node means; aliases share the value of their target. */
export function valueOf(node: SourceNode, known = new Map<SourceNode, Value>()): Value {
  const found = known.get(node);
  if (found !== undefined) return found;
  const value = computeValue(node, known);
  known.set(node, value);
  return value;
}

function computeValue(node: SourceNode, known: Map<SourceNode, Value>): Value {
  switch (node.type) {
    case 'scalar':
      return node.value;
    case 'alias':
      return valueOf(node.target, known);
    case 'list':
      return node.items.map(item => valueOf(item.value, known));
    case 'map':
      return mapOf(entriesOf(node).map(entry => [entry.key, valueOf(entry.value, known)]));
  }
}

/** The entries of a map, those merged in by `<<` first where the map has none of its own by that key. */
function entriesOf(map: MapNode): readonly EntryNode[] {
  if (!map.entries.some(entry => entry.merge)) return map.entries;
  const own = map.entries.filter(entry => !entry.merge);
  const seen = new Set(own.map(entry => entry.key));
  const merged: EntryNode[] = [];
  for (const source of map.entries.filter(entry => entry.merge).flatMap(entry => mergedMaps(entry.value))) {
    for (const entry of entriesOf(source)) {
      if (seen.has(entry.key)) continue;
      seen.add(entry.key);
      merged.push(entry);
    }
  }
  return [...merged, ...own];
}

function mergedMaps(node: SourceNode): readonly MapNode[] {
  const target = followed(node);
  if (target.type === 'map') return [target];
  return target.type === 'list' ? target.items.flatMap(item => mergedMaps(item.value)) : [];
}

export function followed(node: SourceNode): Exclude<SourceNode, AliasNode> {
  return node.type === 'alias' ? followed(node.target) : node;
}
