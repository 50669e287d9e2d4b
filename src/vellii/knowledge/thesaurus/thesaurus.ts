import { isStopWord } from '../text/stopWords';
import { stem } from '../text/stem';
import { tokenise } from '../text/tokens';

/** A word or an expression that may stand for another one, and how surely, 0–1. */
export interface Kindred {
  readonly term: string;
  readonly weight: number;
}

/** An expression of several words that is indexed as a term of its own: «электронная подпись». */
export interface Expression {
  readonly stems: readonly string[];
  readonly term: string;
}

/** Which words stand for which, by stem. */
export interface Thesaurus {
  readonly kindred: ReadonlyMap<string, readonly Kindred[]>;
  /** By their first stem, the longest first. */
  readonly expressions: ReadonlyMap<string, readonly Expression[]>;
  /** Changes when anything in it changes: an index made with another one is out of date. */
  readonly version: string;
}

const SAME = 0.85;
const NEAR = 0.5;

/**
 * Reads thesaurus texts, one group a line: `подпись = ЭП = ЭЦП` for words that mean the same here,
 * `вылетает ~ закрывается ~ падает` for words of one neighbourhood. `#` begins a comment. Lines that make no sense are
 * passed over, so that a slip of the pen costs one line.
 */
export function parseThesaurus(texts: readonly string[]): Thesaurus {
  const kindred = new Map<string, Map<string, number>>();
  const expressions = new Map<string, Expression[]>();
  for (const line of texts.flatMap(text => text.split(/\r?\n/))) {
    const content = line.replace(/(?:^|\s)#.*$/, '').trim();
    const separator = content.includes('=') ? '=' : '~';
    const members = content.split(separator).map(memberTerm);
    const terms = members.flatMap(member => (member === null ? [] : [member.term]));
    if (terms.length < 2) continue;
    for (const member of members) if (member !== null && member.stems.length > 1) addExpression(expressions, member);
    relate(kindred, terms, separator === '=' ? SAME : NEAR);
  }
  for (const list of expressions.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return {
    kindred: new Map([...kindred].map(([term, others]) => [term, [...others].map(([other, weight]) => ({ term: other, weight }))])),
    expressions,
    version: hash(texts.join('\n')),
  };
}

function memberTerm(member: string): Expression | null {
  const tokens = tokenise(member).filter(({ isPart, text, kind }) => !isPart && !(kind === 'word' && isStopWord(text)));
  const stems = tokens.map(({ text, kind }) => (kind === 'word' ? stem(text) : text));
  return stems.length === 0 ? null : { stems, term: stems.join('+') };
}

function addExpression(expressions: Map<string, Expression[]>, expression: Expression): void {
  const first = expression.stems[0] ?? '';
  const list = expressions.get(first);
  if (list === undefined) expressions.set(first, [expression]);
  else if (!list.some(({ term }) => term === expression.term)) list.push(expression);
}

function relate(kindred: Map<string, Map<string, number>>, terms: readonly string[], weight: number): void {
  for (const term of terms) {
    const others = kindred.get(term) ?? new Map<string, number>();
    for (const other of terms) if (other !== term) others.set(other, Math.max(weight, others.get(other) ?? 0));
    kindred.set(term, others);
  }
}

function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(16);
}
