import { codeKey, tokenise } from '../knowledge/text/tokens';
import { fold } from '../knowledge/text/fold';
import type { FindingKind } from './findings';

export interface Value {
  readonly kind: Extract<FindingKind, `invented${string}`>;
  readonly start: number;
  readonly end: number;
  /** The same for every spelling. */
  readonly key: string;
}

const months = 'январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр';
const date = new RegExp(
  `(?<!\\d)(?:\\d{1,2}\\.\\d{1,2}(?:\\.(?:\\d{4}|\\d{2}))?(?![\\d.]*\\d)|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[\\s\\u00a0](?:${months})\\p{L}{0,3}(?:\\s\\d{4})?)`,
  'giu',
);
const ticket = /(?:#|№\s?|(?:обращени|заявк|тикет)\p{L}{0,3}\s(?:№\s?)?)(\d{1,7})(?!\d)/giu;
const path = /[«"]?[\p{L}\d][\p{L}\d .,«»"()/-]{0,60}?(?:\s?(?:→|->|=>)\s?[«"]?[\p{L}\d][^→\n;.:!?\[\]]{0,60}){1,8}/gu;
const number = /(?<![\p{L}\d.,-])\d+(?:[.,]\d+)?(?![\d.,]*\d)/gu;
const citation = /\[\d{1,3}\]/g;

/** Numbers, dates, tickets, codes and menu paths of a text: what a draft must not make up. Disjoint, in order. */
export function valuesOf(text: string): Value[] {
  const plain = text.replace(citation, mark => ' '.repeat(mark.length));
  const values: Value[] = [];
  const add = (kind: Value['kind'], match: RegExpMatchArray, key: string): void => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (!values.some(each => each.start < end && start < each.end)) values.push({ kind, start, end, key });
  };
  for (const match of plain.matchAll(path)) add('inventedPath', match, pathKey(match[0]));
  for (const match of plain.matchAll(ticket)) add('inventedTicket', match, `#${match[1] ?? ''}`);
  for (const match of plain.matchAll(date)) add('inventedDate', match, fold(match[0]).replace(/\s+/g, ' '));
  for (const { text: code, kind, isPart, start, end } of tokenise(plain)) {
    if (kind !== 'code' || isPart || values.some(each => each.start < end && start < each.end)) continue;
    values.push({ kind: 'inventedCode', start, end, key: code });
  }
  for (const match of plain.matchAll(number)) add('inventedNumber', match, match[0].replace(',', '.'));
  return values.sort((a, b) => a.start - b.start);
}

/** What texts hold, prepared for many questions. */
export class KnownValues {
  private readonly text: string;
  private readonly numbers = new Set<string>();
  private readonly codes = new Set<string>();
  private readonly compact: string;

  constructor(texts: readonly string[]) {
    const all = texts.join('\n');
    this.text = fold(all).replace(/\s+/g, ' ');
    this.compact = codeKey(all.replace(/\*\*|[«»"`]/g, ''));
    for (const { text, kind } of tokenise(all)) {
      if (kind === 'code') this.codes.add(text);
      for (const digits of text.match(/\d+(?:\.\d+)?/g) ?? []) this.numbers.add(digits);
    }
    for (const digits of all.match(/\d+(?:[.,]\d+)?/g) ?? []) this.numbers.add(digits.replace(',', '.'));
    // «10 000» is one number in words and two here.
    for (const [spaced] of all.matchAll(/\d{1,3}(?:[ \u00a0]\d{3})+/g)) for (const part of spaced.split(/\s/)) this.numbers.add(part);
  }

  has({ kind, key }: Value): boolean {
    if (kind === 'inventedNumber') return this.numbers.has(key);
    if (kind === 'inventedTicket') return this.text.includes(key) || this.numbers.has(key.slice(1));
    if (kind === 'inventedDate') return this.text.includes(key);
    if (kind === 'inventedCode') return this.codes.has(key) || this.compact.includes(key);
    return key.split('>').every(step => step.length < 3 || this.compact.includes(step));
  }
}

/** A path by its steps, each without signs and case. */
function pathKey(path: string): string {
  return path
    .split(/→|->|=>/)
    .map(step => codeKey(step))
    .join('>');
}
