import type { Token } from '../tokens';
import { firstNameOf } from './firstNames';
import { isNameWord, startsSentence, type NameRange } from './nameRuns';
import { hasSurnameEnding, isCommonSurname } from './surnames';
import { closings, greetings, isRole, nameLabels } from './words';

/** Names that nothing but their place in a letter gives away: behind a label, in a greeting, in a signature. */
export function behindLabelAt(tokens: readonly Token[], at: number): NameRange | null {
  const next = matchEnd(tokens, at, nameLabels);
  if (next === null) return null;
  let from = next;
  while (/^[:—–(-]$/.test(tokens[from]?.text ?? '')) from++;
  const run = capitalisedRun(tokens, from, 3);
  return run !== null && isCredible(tokens, run) ? run : null;
}

/** «Здравствуйте, Гузель!», «Уважаемая Айсылу Тагировна!». */
export function behindGreetingAt(tokens: readonly Token[], at: number): NameRange | null {
  const next = matchEnd(tokens, at, greetings);
  if (next === null) return null;
  const from = tokens[next]?.text === ',' ? next + 1 : next;
  const run = capitalisedRun(tokens, from, 2);
  if (run === null) return null;
  const after = tokens[run.last + 1];
  return after === undefined || after.kind === 'lineEnd' || /^[!,.]$/.test(after.text) ? run : null;
}

/** «Гузель, добрый день!» at the head of a line. */
export function beforeGreetingAt(tokens: readonly Token[], at: number): NameRange | null {
  if (!startsSentence(tokens, at)) return null;
  const run = capitalisedRun(tokens, at, 2);
  if (run === null || tokens[run.last + 1]?.text !== ',') return null;
  return isGreeting(tokens, run.last + 2) ? run : null;
}

export function isGreeting(tokens: readonly Token[], at: number): boolean {
  return matchEnd(tokens, at, greetings) !== null || /^(?:спасибо|благодар|прошу)/.test(tokens[at]?.folded ?? '');
}

/** Behind «С уважением,» in the same line or the next two: up to three words with capitals. */
export function behindClosingAt(tokens: readonly Token[], at: number): NameRange | null {
  const next = matchEnd(tokens, at, closings);
  if (next === null) return null;
  let from = next;
  let lines = 0;
  while (lines <= 2) {
    const token = tokens[from];
    if (token?.kind === 'lineEnd') lines++;
    else if (token === undefined || !/^[,.!—–-]$/.test(token.text)) break;
    from++;
  }
  const run = capitalisedRun(tokens, from, 3);
  if (run === null || !isCredible(tokens, run)) return null;
  const after = tokens[run.last + 1];
  const endsThere = after === undefined || after.kind === 'lineEnd' || /^[.,;|/]$/.test(after.text);
  return endsThere || (after.kind === 'word' && next - at > 1) ? run : null;
}

/** A single word that ends like an adjective or a verb is the beginning of a sentence rather than a name. */
function isCredible(tokens: readonly Token[], { first, last }: NameRange): boolean {
  const word = tokens[first];
  if (last > first || word === undefined) return last > first;
  if (firstNameOf(word.folded) !== null || isCommonSurname(word.folded) || hasSurnameEnding(word.folded)) return true;
  return !/(?:[ыио]й|ая|яя|ое|ее|ые|ие|[её]м|им|ет|ит|ют|ят|у|ю|ть|те|но|сь|ся|лось|ли|ла|ло)$/u.test(word.folded);
}

function matchEnd(tokens: readonly Token[], at: number, phrases: readonly (readonly string[])[]): number | null {
  for (const phrase of phrases) {
    if (phrase.every((word, place) => tokens[at + place]?.folded === word)) return at + phrase.length;
  }
  return null;
}

/** Up to `most` words with capitals, initials among them, none of them ordinary. */
function capitalisedRun(tokens: readonly Token[], from: number, most: number): NameRange | null {
  let last = from - 1;
  for (let count = 0; count < most; count++) {
    const token = tokens[last + 1];
    if (token?.kind !== 'word') break;
    const isInitial = token.text.length === 1 && token.text !== token.folded && tokens[last + 2]?.text === '.';
    if (isInitial && count > 0) last += 2;
    else if (isNameWord(token) && !isRole(token.folded)) last++;
    else break;
  }
  return last < from ? null : { first: from, last };
}
