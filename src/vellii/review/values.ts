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
const step = '(?:[«"“][^»"”\\n]{1,60}[»"”]|[\\p{L}\\d][\\p{L}\\d_/%-]*(?: [\\p{L}\\d_/%-]+){0,5})';
/** «Биллинг → Банк → «Загрузить выписку»», with the words before it that cannot be told from its first step. */
const path = new RegExp(`${step}(?:\\s?(?:→|->|=>)\\s?${step}){1,8}`, 'gu');
const number = /(?<![\p{L}\d.,-])\d+(?:[.,]\d+)?(?![\d.,]*\d)/gu;
const citation = /\[\d{1,3}\]/g;

/** Numbers, dates, tickets, codes and menu paths of a text: what a draft must not make up. Disjoint, in order. */
export function valuesOf(text: string): Value[] {
  const plain = text.replace(citation, mark => ' '.repeat(mark.length));
  const values: Value[] = [];
  const add = (kind: Value['kind'], match: RegExpMatchArray, key: string): void => {
    const start = match.index ?? 0;
    const end = start + match[0].trimEnd().length;
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
    for (const [spaced] of all.matchAll(/\d{1,3}(?:[ \u00a0]\d{3})+/g))
      for (const part of spaced.split(/\s/)) this.numbers.add(part);
  }

  has({ kind, key }: Value): boolean {
    if (kind === 'inventedNumber') return this.numbers.has(key);
    if (kind === 'inventedTicket') return this.text.includes(key) || this.numbers.has(key.slice(1));
    if (kind === 'inventedDate') return this.text.includes(key);
    if (kind === 'inventedCode') return this.codes.has(key) || this.compact.includes(key);
    return this.hasPath(key.split('>'));
  }

  /** Of the first step only the last word is surely its own, and of the last step only the first. */
  private hasPath(steps: readonly string[]): boolean {
    return steps.every((words, at) => {
      const list = words.split(' ').filter(Boolean);
      const own = at === 0 ? list.slice(-1) : at === steps.length - 1 ? list.slice(0, 1) : list;
      return this.compact.includes(own.join(''));
    });
  }
}

/** A path by its steps, each as its words without signs and case. */
function pathKey(text: string): string {
  return text
    .split(/→|->|=>/)
    .map(words =>
      words
        .split(/[^\p{L}\p{N}]+/u)
        .map(codeKey)
        .join(' '),
    )
    .join('>');
}
