import { isCapitalised, type Token } from '../tokens';
import { firstNameOf, isAmbiguousFirstName } from './firstNames';
import { isPatronymic } from './patronymics';
import { hasSurnameEnding, isCommonSurname, looksLikeSurname } from './surnames';
import { isRole, ordinaryWords } from './words';

/** Tokens of a name, both ends included. */
export interface NameRange {
  readonly first: number;
  readonly last: number;
}

/** A word with a capital that may be part of a name. */
export function isNameWord(token: Token): boolean {
  return token.kind === 'word' && isCapitalised(token.text) && !ordinaryWords.has(token.folded);
}

/** The last token of the name that goes on behind `at`: patronymic, surname, initials; at most three more. */
export function nameRunForwards(tokens: readonly Token[], at: number): number {
  let last = at;
  for (let more = 0; more < 3; more++) {
    const next = tokens[last + 1];
    if (next?.kind !== 'word') break;
    const isInitial = next.text.length === 1 && next.text !== next.folded && tokens[last + 2]?.text === '.';
    if (isInitial) {
      last += 2;
      continue;
    }
    if (!isNameWord(next) || isRole(next.folded)) break;
    const goesOn = isPatronymic(next.folded) || isCommonSurname(next.folded) || looksLikeSurname(next.folded);
    if (!goesOn && firstNameOf(next.folded) === null && !isSureFirstName(tokens[last])) break;
    last++;
  }
  return last;
}

/** Behind a first name that is no other word any capital begins a surname: «Пётр Бык». */
function isSureFirstName(token: Token | undefined): boolean {
  return token !== undefined && firstNameOf(token.folded) !== null && !isAmbiguousFirstName(token.folded);
}

/** The first token of the name that ends at `at`: a surname or a first name before it. */
export function nameRunBackwards(tokens: readonly Token[], at: number): number {
  const before = tokens[at - 1];
  if (before === undefined || !isNameWord(before) || isRole(before.folded)) return at;
  const isName =
    isCommonSurname(before.folded) || firstNameOf(before.folded) !== null || hasSurnameEnding(before.folded);
  return isName ? at - 1 : at;
}

/** Whether the token is the first of its sentence or line, so that its capital says nothing. */
export function startsSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || before.kind === 'lineEnd') return true;
  return before.kind === 'mark' && /[.!?:;•*>«"—–\-#|)]/.test(before.text);
}
