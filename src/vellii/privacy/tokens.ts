/** A word, a run of digits or a single other character of a text. Blanks are no tokens, line ends are. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'lineEnd';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Lower case with ё as е. */
  readonly folded: string;
}

/** Each alternative begins with another class of characters, so the reading goes straight through. */
const pattern = /(\p{L}[\p{L}\p{M}]*(?:[-’'‑]\p{L}[\p{L}\p{M}]*)*)|(\p{Nd}+)|(\r\n|\n|\r)|([^\s\p{L}\p{Nd}])/gu;

export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, word, digits, lineEnd] = match;
    const kind =
      word !== undefined ? 'word' : digits !== undefined ? 'number' : lineEnd !== undefined ? 'lineEnd' : 'mark';
    const start = match.index;
    tokens.push({ kind, start, end: start + whole.length, text: whole, folded: fold(whole) });
  }
  return tokens;
}

/** Lower case, ё as е; of the same length as what it is made from for every alphabet that Russian mail uses. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

/** Whether the word begins with a capital and goes on in small letters. */
export function isCapitalised(word: string): boolean {
  const first = word.codePointAt(0);
  if (first === undefined) return false;
  const initial = String.fromCodePoint(first);
  const rest = word.slice(initial.length);
  return initial !== initial.toLowerCase() && rest !== '' && rest !== rest.toUpperCase();
}
