import { stem } from '../text/stem';
import { isStopWord } from '../text/stopWords';
import { tokenise, type Token } from '../text/tokens';
import type { Thesaurus } from '../thesaurus/thesaurus';
import type { FieldTerms } from '../index/fieldIndex';

/** A piece of a text as it is indexed. */
export interface Term {
  readonly term: string;
  readonly kind: 'word' | 'code' | 'number' | 'expression';
  readonly isPart: boolean;
  /** As written, folded; what layouts, transliteration and typing errors are judged by. */
  readonly surface: string;
  readonly start: number;
  readonly end: number;
}

/** The terms of a text: stems, whole codes, and the expressions of the thesaurus. */
export function analyse(text: string, thesaurus: Thesaurus): Term[] {
  const terms: Term[] = [];
  for (const token of tokenise(text)) {
    const term = termOf(token);
    if (term !== null) terms.push(term);
  }
  return withExpressions(terms, thesaurus);
}

function termOf(token: Token): Term | null {
  const { text, kind, isPart, start, end } = token;
  if (kind === 'word') {
    if (isStopWord(text) || (text.length === 1 && !isPart)) return null;
    const term = stem(text);
    return term === '' ? null : { term, kind, isPart, surface: text, start, end };
  }
  // A lone digit or two is a number of a list or a day, and finds everything.
  if (kind === 'number' && text.length < 3 && !text.includes('.')) return isPart ? null : short(token);
  return { term: text, kind, isPart, surface: text, start, end };
}

function short({ text, start, end }: Token): Term | null {
  return text.length < 2 ? null : { term: text, kind: 'number', isPart: true, surface: text, start, end };
}

function withExpressions(terms: Term[], { expressions }: Thesaurus): Term[] {
  if (expressions.size === 0) return terms;
  const words = terms.filter(({ isPart }) => !isPart);
  const found: Term[] = [];
  words.forEach((first, index) => {
    for (const { stems, term } of expressions.get(first.term) ?? []) {
      const last = words[index + stems.length - 1];
      if (last === undefined || !stems.every((each, offset) => words[index + offset]?.term === each)) continue;
      found.push({ term, kind: 'expression', isPart: false, surface: term, start: first.start, end: last.end });
      break;
    }
  });
  return [...terms, ...found];
}

/** Terms counted for the index. */
export function countTerms(terms: readonly Term[]): FieldTerms {
  const counts = new Map<string, number>();
  for (const { term } of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { counts, length: terms.length };
}
