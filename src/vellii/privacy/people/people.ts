import type { KnownPersonalData, PersonalDataSpan } from '../personalData';
import { isCapitalised, type Token } from '../tokens';
import { knownNameForms } from './knownNames';
import { behindClosingAt, behindGreetingAt, behindLabelAt, beforeGreetingAt, isGreeting } from './letterNames';
import { isNameWord, nameRunBackwards, nameRunForwards, startsSentence, type NameRange } from './nameRuns';
import { firstNameOf, isAmbiguousFirstName } from './firstNames';
import { isPatronymic } from './patronymics';
import { hasSurnameEnding, isAmbiguousSurname, isCommonSurname, looksLikeSurname } from './surnames';
import { isRole } from './words';

type Detector = (tokens: readonly Token[], at: number) => NameRange | null;

const detectors: readonly Detector[] = [
  fullNameAt,
  initialsAt,
  firstNameAt,
  surnameAt,
  behindLabelAt,
  behindGreetingAt,
  beforeGreetingAt,
  behindClosingAt,
];

/**
 * Names of persons: the known ones in any grammatical case, first names with what stands beside them, patronymics,
 * initials, common surnames, other surnames behind a role, and whoever greets, is greeted or signs. Constant work for
 * every word.
 */
export function findPeople(tokens: readonly Token[], known: KnownPersonalData): readonly PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  const forms = knownNameForms(known.names);
  for (let at = 0; at < tokens.length;) {
    const range = knownAt(tokens, at, forms) ?? firstOf(tokens, at);
    if (range === null) {
      at++;
      continue;
    }
    spans.push({ start: tokens[range.first]?.start ?? 0, end: tokens[range.last]?.end ?? 0, kind: 'person' });
    at = Math.max(range.last, at) + 1;
  }
  return spans;
}

function firstOf(tokens: readonly Token[], at: number): NameRange | null {
  for (const detect of detectors) {
    const range = detect(tokens, at);
    if (range !== null) return range;
  }
  return null;
}

/** A known name: with a capital, or in small letters where two parts of one name stand together. */
function knownAt(tokens: readonly Token[], at: number, forms: ReadonlyMap<string, number>): NameRange | null {
  const token = tokens[at];
  const owner = ownerOf(token, forms);
  if (token === undefined || owner === undefined) return null;
  let last = at;
  while (ownerOf(tokens[last + 1], forms) !== undefined) last++;
  const isTogether = last > at && ownerOf(tokens[at + 1], forms) === owner;
  if (!isCapitalised(token.text) && token.text !== token.text.toUpperCase() && !isTogether) return null;
  if (isQuotedAlone(tokens, at, last)) return null;
  return { first: nameRunBackwards(tokens, at), last: nameRunForwards(tokens, last) };
}

function ownerOf(token: Token | undefined, forms: ReadonlyMap<string, number>): number | undefined {
  if (token?.kind !== 'word') return undefined;
  const whole = forms.get(token.folded);
  if (whole !== undefined) return whole;
  const halves = token.folded.split(/[-‑]/).map(half => forms.get(half));
  return halves.length > 1 ? halves.find(each => each !== undefined) : undefined;
}

/** A patronymic with the first name before it and a surname on either side. */
function fullNameAt(tokens: readonly Token[], at: number): NameRange | null {
  const token = tokens[at];
  if (token?.kind !== 'word' || !isCapitalised(token.text)) return null;
  // The range begins at the patronymic's own word or further left; walking starts from the patronymic.
  for (const ahead of [0, 1, 2]) {
    const candidate = tokens[at + ahead];
    if (candidate === undefined || !isNameWord(candidate)) return null;
    if (!isPatronymic(candidate.folded)) continue;
    if (ahead === 2 && !isSurnameBefore(tokens, at)) return null;
    const afterwards = tokens[at + ahead + 1];
    const isSurnameBehind =
      afterwards !== undefined && isNameWord(afterwards) && looksLikeSurname(afterwards.folded) && ahead < 2;
    return { first: at, last: at + ahead + (isSurnameBehind ? 1 : 0) };
  }
  return null;
}

/** Whether the word two places before a patronymic is a surname rather than the verb that begins the sentence. */
function isSurnameBefore(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || isRole(token.folded)) return false;
  if (isCommonSurname(token.folded) || hasSurnameEnding(token.folded)) return true;
  return !startsSentence(tokens, at) || !/(?:ла|ли|ло|ал|ил|ел|ет|ит|ют|ят|у|ю|те|но|то)$/u.test(token.folded);
}

/** «Иванов И. И.», «И.И. Иванов», «Петровой С.». */
function initialsAt(tokens: readonly Token[], at: number): NameRange | null {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const before = initialsFrom(tokens, at);
  if (before !== null) {
    const surname = tokens[before.next];
    if (surname === undefined || !isNameWord(surname)) return null;
    const isSure = isCommonSurname(surname.folded) || hasSurnameEnding(surname.folded);
    return isSure || (before.count === 2 && looksLikeSurname(surname.folded)) ? { first: at, last: before.next } : null;
  }
  if (!isNameWord(token) && !isShouted(token)) return null;
  const behind = initialsFrom(tokens, at + 1);
  if (behind === null) return null;
  const isSure = isCommonSurname(token.folded) || hasSurnameEnding(token.folded);
  const isLikely = behind.count === 2 && !/^(?:рис|раздел|пункт|приложение|город|глава)$/.test(token.folded);
  return isSure || isLikely ? { first: at, last: behind.next - 1 } : null;
}

function isShouted(token: Token): boolean {
  return token.text.length > 3 && token.text === token.text.toUpperCase() && hasSurnameEnding(token.folded);
}

/** One or two single capitals with their dots; `next` is the place behind them. */
function initialsFrom(
  tokens: readonly Token[],
  from: number,
): { readonly count: number; readonly next: number } | null {
  let at = from;
  let count = 0;
  while (count < 2) {
    const letter = tokens[at];
    const isLetter = letter?.kind === 'word' && letter.text.length === 1 && letter.text !== letter.folded;
    if (!isLetter || tokens[at + 1]?.text !== '.') break;
    at += 2;
    count++;
  }
  return count === 0 ? null : { count, next: at };
}

/** A first name from the list, with a surname or further names beside it. */
function firstNameAt(tokens: readonly Token[], at: number): NameRange | null {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const surnameFirst = isNameWord(token) && isSurnameThenFirstName(tokens, at);
  if (surnameFirst) return { first: at, last: nameRunForwards(tokens, at + 1) };
  if (!isNameWord(token) || firstNameOf(token.folded) === null) return null;
  const last = nameRunForwards(tokens, at);
  if (last > at) return { first: at, last };
  if (isQuotedAlone(tokens, at, at) || isInPath(tokens, at) || isPlace(tokens, at)) return null;
  if (!isAmbiguousFirstName(token.folded)) return { first: at, last: at };
  const isAddressed = tokens[at + 1]?.text === ',' && startsSentence(tokens, at) && isGreeting(tokens, at + 2);
  return isAddressed ||
    (!startsSentence(tokens, at) && firstNameOf(token.folded) === token.folded && isNamed(tokens, at))
    ? { first: at, last: at }
    : null;
}

function isSurnameThenFirstName(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || next === undefined || !isNameWord(next) || firstNameOf(next.folded) === null) return false;
  if (firstNameOf(token.folded) !== null || isRole(token.folded)) return false;
  return isCommonSurname(token.folded) || hasSurnameEnding(token.folded);
}

/** An ambiguous first name inside a sentence: a comma, a role or a verb of saying stands beside it. */
function isNamed(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    before !== undefined && (isRole(before.folded) || /^(?:,|и|от|у|для|с|к|спросите|зовите)$/.test(before.folded))
  );
}

/** A common surname alone, or any surname behind a role. */
function surnameAt(tokens: readonly Token[], at: number): NameRange | null {
  const token = tokens[at];
  if (token === undefined || !isNameWord(token) || isQuotedAlone(tokens, at, at)) return null;
  if (isInPath(tokens, at) || isPlace(tokens, at)) return null;
  const before = tokens[at - 1];
  const hasRole = before?.kind === 'word' && isRole(before.folded);
  if (hasRole && hasSurnameEnding(token.folded)) return { first: at, last: at };
  if (!isCommonSurname(token.folded)) return null;
  return isAmbiguousSurname(token.folded) && !hasRole ? null : { first: at, last: at };
}

/** «Виктория» in quotation marks is a company, a folder or a report. */
function isQuotedAlone(tokens: readonly Token[], first: number, last: number): boolean {
  return /^[«"„“'`]$/.test(tokens[first - 1]?.text ?? '') && /^[»"“”'`]$/.test(tokens[last + 1]?.text ?? '');
}

/** «Биллинг → Марина → Отчёты»: a menu's item. */
function isInPath(tokens: readonly Token[], at: number): boolean {
  return [tokens[at - 1]?.text, tokens[at + 1]?.text].some(text => text === '→' || text === '\\' || text === '_');
}

const placeMarkers =
  /^(?:ул|улица|улице|улицы|пл|площадь|проспект|пр|пер|г|город|городе|города|м|метро|станция|станции|р-н|район|области|обл|им|имени|село|поселок|филиал|филиала|филиале)$/;

/** «г. Владимир», «ул. Кирова», «метро Королёва». */
function isPlace(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text === '.' ? tokens[at - 2] : tokens[at - 1];
  return before !== undefined && placeMarkers.test(before.folded);
}
