import { column, lineStart, type DocumentStyle } from './layout';
import { followed, type EntryNode, type ListNode, type MapNode, type ScalarStyle, type SourceNode } from './node';
import { looksSpecial, plainScalar } from './plainScalar';
import { isList, isMap, isScalar, type Scalar, type Value } from './value';

/** How new text is written into a document. */
export interface Pen {
  readonly format: 'yaml' | 'json';
  readonly text: string;
  readonly style: DocumentStyle;
  readonly newline: string;
}

/** One line of YAML or JSON. The hint is a neighbour whose quotes, blanks and colons are taken after. */
export function inline(pen: Pen, value: Value, hint?: SourceNode): string {
  const model = hint === undefined ? undefined : followed(hint);
  if (isScalar(value)) return scalar(pen, value, model?.type === 'scalar' ? model.style : undefined);
  if (isList(value)) {
    const items = value.map(item => inline(pen, item, model?.type === 'list' ? model.items[0]?.value : undefined));
    return bracketed('[]', items, padding(pen, model, pen.style.padsLists));
  }
  const entries = Object.entries(value).map(([key, child]) => {
    const sibling = model?.type === 'map' ? model.entries.find(entry => entry.key === key) : undefined;
    return `${keyText(pen, key, sibling?.keyStyle)}:${colonSpace(pen, model)}${inline(pen, child, sibling?.value)}`;
  });
  return bracketed('{}', entries, padding(pen, model, pen.style.padsMaps));
}

/** A flow collection over several lines, as JSON files are mostly written; one line where the hint is one line. */
export function flow(pen: Pen, value: Value, indent: number, hint?: SourceNode): string {
  const model = hint === undefined ? undefined : followed(hint);
  const parts = partsOf(value);
  const spread =
    model !== undefined && model.type !== 'scalar' && pen.text.slice(model.start, model.end).includes('\n');
  if (parts === null || parts.length === 0 || !spread) return inline(pen, value, hint);
  const step = stepOf(pen, model);
  const lines = parts.map(({ key, value: child }, index) => {
    const sibling =
      model.type === 'map' ? model.entries.find(entry => entry.key === key) : (model.items[index] ?? model.items[0]);
    const entry = sibling as Partial<EntryNode> | undefined;
    const text = flow(pen, child, indent + step, sibling?.value);
    return key === null ? text : `${keyText(pen, key, entry?.keyStyle)}:${colonSpace(pen, model)}${text}`;
  });
  const margin = pen.newline + ' '.repeat(indent + step);
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  return `${open}${margin}${lines.join(`,${margin}`)}${pen.newline}${' '.repeat(indent)}${close}`;
}

/**
 * A YAML value below a key: what stands behind the colon, with the blank or line break in front of it.
 * @param keyColumn of the key that it belongs to.
 */
export function behindKey(pen: Pen, value: Value, keyColumn: number, hint?: SourceNode): string {
  const model = hint === undefined ? undefined : followed(hint);
  if (isScalar(value) || !wantsBlock(value, model)) return ` ${inline(pen, value, hint)}`;
  const indent = keyColumn + (isList(value) ? pen.style.listIndent : pen.style.mapIndent);
  return pen.newline + ' '.repeat(indent) + block(pen, value, indent, hint);
}

/** A block collection, or a scalar, beginning at a column; further lines are indented to it. */
export function block(pen: Pen, value: Value, indent: number, hint?: SourceNode): string {
  const model = hint === undefined ? undefined : followed(hint);
  const margin = pen.newline + ' '.repeat(indent);
  if (isList(value) && value.length > 0) {
    const sample = model?.type === 'list' ? model.items[0]?.value : undefined;
    return value.map(item => `- ${behindDash(pen, item, indent + 2, sample)}`).join(margin);
  }
  if (isMap(value) && Object.keys(value).length > 0) {
    return Object.entries(value)
      .map(([key, child]) => {
        const sibling = model?.type === 'map' ? model.entries.find(entry => entry.key === key) : undefined;
        return `${keyText(pen, key, sibling?.keyStyle)}:${behindKey(pen, child, indent, sibling?.value)}`;
      })
      .join(margin);
  }
  return inline(pen, value, hint);
}

/** An item of a block list, without its dash. @param indent the column behind the dash and its blanks. */
export function behindDash(pen: Pen, value: Value, indent: number, hint?: SourceNode): string {
  const model = hint === undefined ? undefined : followed(hint);
  if (isScalar(value)) return inline(pen, value, hint);
  const asBlock = model === undefined || model.type === 'scalar' ? wantsBlock(value, undefined) : !model.flow;
  return asBlock ? block(pen, value, indent, hint) : inline(pen, value, hint);
}

export function keyText(pen: Pen, key: string, style: ScalarStyle | undefined): string {
  if (pen.format === 'json') return JSON.stringify(key);
  // A key that is a number or a word of YAML stays the text it is.
  return scalar(
    pen,
    key,
    style === 'single' || style === 'double' || looksSpecial(key) ? (style ?? 'single') : 'plain',
  );
}

/** A scalar in the quotes of its neighbour where they can hold it. */
function scalar(pen: Pen, value: Scalar, style: ScalarStyle | undefined): string {
  if (pen.format === 'json') return JSON.stringify(value);
  if (typeof value !== 'string') return value === null ? 'null' : String(value);
  if (HARD.test(value) || value.includes('\u0085')) return JSON.stringify(value);
  if (style === 'double') return JSON.stringify(value);
  if (style === 'single') return quoted(value);
  const safe = isPlainSafe(value) && (style === 'plain' ? plainScalar(value) === value : !looksSpecial(value));
  return safe ? value : quoted(value);
}

// eslint-disable-next-line no-control-regex
const HARD = /[\u0000-\u001f\u007f\u2028\u2029\ufeff\ud800-\udfff]/;

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Safe unquoted in every position, also inside of brackets. */
function isPlainSafe(value: string): boolean {
  return (
    value !== '' &&
    value.trim() === value &&
    !/^[-?:,[\]{}#&*!|>'"%@`]/.test(value) &&
    !/: |:$| #|[,[\]{}]|^<<$|^(?:---|\.\.\.)/.test(value)
  );
}

function wantsBlock(value: Value, model: SourceNode | undefined): boolean {
  if (isScalar(value)) return false;
  const parts = partsOf(value) ?? [];
  if (parts.length === 0) return false;
  if (model !== undefined && model.type !== 'scalar' && model.type !== 'alias') return !model.flow;
  if (parts.every(part => isScalar(part.value))) return !isList(value) && parts.length > 4;
  return true;
}

function partsOf(value: Value): readonly { key: string | null; value: Value }[] | null {
  if (isList(value)) return value.map(item => ({ key: null, value: item }));
  return isMap(value) ? Object.entries(value).map(([key, child]) => ({ key, value: child })) : null;
}

function bracketed(brackets: '[]' | '{}', parts: readonly string[], padding: string): string {
  if (parts.length === 0) return brackets;
  return brackets.charAt(0) + padding + parts.join(', ') + padding + brackets.charAt(1);
}

function padding(pen: Pen, model: SourceNode | undefined, fallback: boolean): string {
  if (model === undefined || model.type === 'scalar' || model.type === 'alias') return fallback ? ' ' : '';
  if (!model.flow || model.end - model.start <= 2) return fallback ? ' ' : '';
  return /\s/.test(pen.text.charAt(model.start + 1)) ? ' ' : '';
}

/** `"a":1` or `"a": 1`, as the neighbour has it; YAML needs the blank. */
function colonSpace(pen: Pen, model: SourceNode | undefined): string {
  const entry = model?.type === 'map' ? model.entries[0] : undefined;
  if (pen.format === 'yaml' || entry === undefined) return ' ';
  return /\s/.test(pen.text.charAt(entry.slot)) ? ' ' : '';
}

/** Columns by which the parts of a spread-out neighbour are indented. */
function stepOf(pen: Pen, model: MapNode | ListNode): number {
  const first = model.type === 'map' ? model.entries[0]?.keyStart : model.items[0]?.start;
  if (first === undefined) return 2;
  const line = lineStart(pen.text, model.start);
  const margin = /^\s*/.exec(pen.text.slice(line, model.start))?.[0].length ?? 0;
  return Math.max(1, column(pen.text, first) - margin);
}
