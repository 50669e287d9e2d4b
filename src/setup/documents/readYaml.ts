import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
  type CST,
  type Document,
  type Pair,
  type ParsedNode,
  type Scalar as YamlScalar,
} from 'yaml';
import { followed, type EntryNode, type ItemNode, type ScalarNode, type ScalarStyle, type SourceNode } from './node';
import { plainScalar } from './plainScalar';
import type { DocumentProblem } from './problem';
import { FORBIDDEN_KEY, MAX_DEPTH, type Scalar } from './value';
import { MAX_EXPANDED_VALUES } from './limits';

export interface ReadDocument {
  readonly root: SourceNode;
  readonly start: number;
  readonly end: number;
}

export interface ReadText {
  readonly documents: readonly ReadDocument[];
  readonly problems: readonly DocumentProblem[];
}

/**
 * Reads YAML of one or several documents. Values are made here, not by the library: nothing of a file becomes a key of
 * a plain object, aliases are followed by reference and counted.
 */
export function readYaml(text: string): ReadText {
  if (isBracketBomb(text)) {
    return { documents: [], problems: [{ kind: 'tooDeep', detail: String(MAX_DEPTH), start: 0, end: 0 }] };
  }
  let parsed: readonly Document.Parsed[];
  try {
    const found = parseAllDocuments(text, { keepSourceTokens: true, uniqueKeys: false, stringKeys: false });
    parsed = 'empty' in found ? [] : found;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { documents: [], problems: [{ kind: 'tooDeep', detail: String(MAX_DEPTH), start: 0, end: 0 }] };
  }
  const problems: DocumentProblem[] = [];
  const documents: ReadDocument[] = [];
  for (const document of parsed) {
    for (const { message, pos } of document.errors) {
      const detail = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
      problems.push({ kind: 'syntax', detail, start: pos[0], end: Math.max(pos[1], pos[0]) });
    }
    if (document.errors.length > 0 || document.contents === null) continue;
    const reader = new YamlReader(text);
    const root = reader.node(document.contents, 0, 0);
    problems.push(...reader.problems);
    documents.push({ root, start: document.range[0], end: document.range[1] });
    if (reader.problems.length === 0 && expandedSize(root) > MAX_EXPANDED_VALUES) {
      problems.push({ kind: 'tooManyAliases', detail: String(MAX_EXPANDED_VALUES), start: root.start, end: root.end });
    }
  }
  // A file that ends in `...` or `---` has an empty document at its end, which is none.
  return { documents: documents.filter(({ root }) => !isNothing(root)), problems };
}

class YamlReader {
  readonly problems: DocumentProblem[] = [];
  private readonly anchors = new Map<string, SourceNode | null>();

  constructor(private readonly text: string) {}

  node(node: ParsedNode | null, slot: number, depth: number): SourceNode {
    if (node === null) return empty(slot);
    if (depth > MAX_DEPTH) {
      this.problem('tooDeep', String(MAX_DEPTH), node.range[0], node.range[1]);
      return empty(slot);
    }
    if (isAlias(node)) return this.alias(node.source, node.range[0], node.range[1]);
    const anchor = node.anchor;
    if (anchor !== undefined) this.anchors.set(anchor, null);
    const read = this.content(node, depth);
    if (anchor !== undefined) this.anchors.set(anchor, read);
    return read;
  }

  private content(node: Exclude<ParsedNode, { source: string; anchor?: never }>, depth: number): SourceNode {
    const [start, end] = node.range;
    if (isMap(node)) {
      const entries = node.items.map(pair => this.entry(pair, depth));
      this.checkKeys(entries);
      const flow = node.flow === true;
      const last = entries.at(-1);
      return { type: 'map', flow, entries, start, end: flow || last === undefined ? end : entryEnd(last) };
    }
    if (isSeq(node)) {
      const flow = node.flow === true;
      const dashes = flow ? [] : dashesOf(node.srcToken);
      const items = (node.items as (ParsedNode | Pair<ParsedNode, ParsedNode | null> | null)[]).map((item, index) =>
        this.item(item, dashes[index], depth),
      );
      const last = items.at(-1);
      return { type: 'list', flow, items, start, end: flow || last === undefined ? end : last.value.end };
    }
    if (isScalar(node)) return this.scalar(node);
    return empty(start);
  }

  private item(
    item: ParsedNode | Pair<ParsedNode, ParsedNode | null> | null,
    dash: Dash | undefined,
    depth: number,
  ): ItemNode {
    // `[a: 1]` is a list of a map of one entry.
    if (isPair(item)) {
      const entry = this.entry(item, depth);
      const value: SourceNode = {
        type: 'map',
        flow: true,
        entries: [{ ...entry, explicit: true }],
        start: entry.keyStart,
        end: entryEnd(entry),
      };
      return { start: value.start, slot: value.start, value };
    }
    const slot = dash?.slot ?? item?.range[0] ?? 0;
    const value = this.node(item, slot, depth + 1);
    return { start: dash?.start ?? propsStart(this.text, item, value), slot, value };
  }

  private entry(pair: Pair<ParsedNode, ParsedNode | null>, depth: number): EntryNode {
    const key = pair.key as ParsedNode | null;
    const { slot, explicit } = separatorOf(pair.srcToken);
    if (key === null || !isScalar(key)) {
      const start = key?.range[0] ?? 0;
      this.problem('unsupportedKey', '', start, key?.range[1] ?? start);
    }
    const read: ScalarNode = isScalar(key) ? this.scalar(key) : empty(key?.range[0] ?? 0);
    // A key with an anchor, an alias or nothing: kept, not edited.
    const name = read.style === 'plain' ? this.text.slice(read.start, read.end).trim() : String(read.value ?? '');
    const value = this.node(pair.value, slot === -1 ? read.end : slot, depth + 1);
    return {
      key: name,
      keyStart: read.start,
      keyEnd: read.end,
      keyStyle: read.style,
      explicit: explicit || read.style === 'block' || key?.anchor !== undefined,
      merge: name === '<<' && read.style === 'plain' && isMergeable(value),
      slot,
      value,
    };
  }

  private scalar(node: YamlScalar.Parsed): ScalarNode {
    const [start, end] = node.range;
    const style = styleOf(node.type, start === end);
    const tagged = node.tag !== undefined;
    const lineEnd = style === 'block' ? (/\r?\n$/.exec(this.text.slice(start, end))?.[0].length ?? 0) : 0;
    return { type: 'scalar', value: scalarValue(node, style), style, tagged, start, end: end - lineEnd };
  }

  private alias(name: string, start: number, end: number): SourceNode {
    const target = this.anchors.get(name);
    if (target === undefined) this.problem('unknownAlias', name, start, end);
    else if (target === null) this.problem('recursiveAlias', name, start, end);
    else return { type: 'alias', name, target, start, end };
    return { type: 'scalar', value: null, style: 'plain', tagged: false, start, end };
  }

  private checkKeys(entries: readonly EntryNode[]): void {
    const seen = new Set<string>();
    for (const { key, keyStart, keyEnd, merge } of entries) {
      if (key === FORBIDDEN_KEY) this.problem('forbiddenKey', key, keyStart, keyEnd);
      if (!merge && seen.has(key)) this.problem('duplicateKey', key, keyStart, keyEnd);
      seen.add(key);
    }
  }

  private problem(kind: DocumentProblem['kind'], detail: string, start: number, end: number): void {
    this.problems.push({ kind, detail, start, end });
  }
}

function entryEnd(entry: EntryNode): number {
  return Math.max(entry.keyEnd, entry.slot, entry.value.end);
}

interface Dash {
  readonly start: number;
  readonly slot: number;
}

function dashesOf(token: CST.Token | undefined): readonly Dash[] {
  if (token?.type !== 'block-seq') return [];
  return token.items.flatMap(({ start }) => {
    const dash = start.find(part => part.type === 'seq-item-ind');
    if (dash === undefined) return [];
    const props = start.filter(part => part.type === 'anchor' || part.type === 'tag').at(-1) ?? dash;
    return [{ start: dash.offset, slot: props.offset + props.source.length }];
  });
}

function separatorOf(token: CST.CollectionItem | undefined): { slot: number; explicit: boolean } {
  const explicit = token?.start.some(part => part.type === 'explicit-key-ind') ?? true;
  const colon = token?.sep?.find(part => part.type === 'map-value-ind');
  if (colon === undefined) return { slot: -1, explicit };
  const props = token?.sep?.filter(part => part.type === 'anchor' || part.type === 'tag').at(-1) ?? colon;
  return { slot: props.offset + props.source.length, explicit };
}

/** Where an item of a flow list begins when an anchor or a tag stands before it. */
function propsStart(text: string, item: ParsedNode | null, value: SourceNode): number {
  if (item === null || isAlias(item) || (item.anchor === undefined && item.tag === undefined)) return value.start;
  const before = /(?:[&!][^\s,[\]{}]*\s+)+$/.exec(text.slice(Math.max(0, value.start - 200), value.start));
  return value.start - (before?.[0].length ?? 0);
}

function scalarValue(node: YamlScalar.Parsed, style: ScalarStyle): Scalar {
  const source = node.source;
  if (node.tag === undefined) return style === 'plain' || style === 'empty' ? plainScalar(source) : source;
  const tag = node.tag.replace(/^tag:yaml\.org,2002:/, '!!');
  if (tag === '!!str' || tag === '!') return source;
  if (tag === '!!int' || tag === '!!float' || tag === '!!bool' || tag === '!!null') return plainScalar(source);
  return `${tag} ${source}`;
}

function styleOf(type: YamlScalar.Type | null | undefined, isEmpty: boolean): ScalarStyle {
  switch (type) {
    case 'QUOTE_SINGLE':
      return 'single';
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return 'block';
    default:
      return isEmpty ? 'empty' : 'plain';
  }
}

function empty(at: number): ScalarNode {
  return { type: 'scalar', value: null, style: 'empty', tagged: false, start: at, end: at };
}

function isNothing(node: SourceNode): boolean {
  return node.type === 'scalar' && node.style === 'empty';
}

function isMergeable(node: SourceNode): boolean {
  const target = followed(node);
  if (target.type === 'list') return target.items.length > 0 && target.items.every(item => isMergeable(item.value));
  return target.type === 'map';
}

/** How many values a node stands for when every alias is written out. */
function expandedSize(node: SourceNode, known = new Map<SourceNode, number>()): number {
  const found = known.get(node);
  if (found !== undefined) return found;
  let size = 1;
  if (node.type === 'alias') size = expandedSize(node.target, known);
  else if (node.type === 'list') for (const item of node.items) size += expandedSize(item.value, known);
  else if (node.type === 'map') for (const entry of node.entries) size += expandedSize(entry.value, known);
  known.set(node, size);
  return size;
}

/** Thousands of brackets in brackets keep the library busy for minutes before it gives up. */
function isBracketBomb(text: string): boolean {
  let open = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x5b || code === 0x7b) open++;
    else if (code === 0x5d || code === 0x7d) open--;
    if (open > 1000) return true;
  }
  return false;
}
