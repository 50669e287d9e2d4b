import type { PersonalDataKind, PersonalDataSpan } from '../personalData';
import { fitsBank, isCardNumber, isInn, isSnils, looksLikeAccount } from './checkDigits';
import { labelBefore, namesThing, textAfter, textBefore } from './context';
import { digitRunsOf, numeralsFrom, standsAlone, type Numeral } from './digitRuns';
import { phoneAt } from './phone';

/** What a detector found: a stretch of the text and how many runs of digits it took. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

type Detector = (text: string, numerals: readonly Numeral[]) => Stretch | null;

/** The surest first: what has a check digit and a shape of its own before what lives by its label. */
const detectors: readonly (readonly [PersonalDataKind, Detector])[] = [
  ['account', accountAt],
  ['snils', snilsAt],
  ['passport', labelledPassportAt],
  ['inn', innAt],
  ['phone', phoneAt],
  ['card', cardAt],
  ['passport', passportAt],
  ['account', personalAccountAt],
];

const mostRuns = 8;

/** Telephone numbers, passports, СНИЛС, ИНН, bank cards and accounts. Constant work for every run of digits. */
export function findNumbers(text: string): readonly PersonalDataSpan[] {
  const runs = digitRunsOf(text);
  const spans: PersonalDataSpan[] = [];
  for (let first = 0; first < runs.length;) {
    const numerals = numeralsFrom(runs, first, mostRuns);
    const hit = firstHit(text, numerals);
    if (hit !== null) spans.push({ start: hit.start, end: hit.end, kind: hit.kind });
    first += hit?.count ?? 1;
    while (hit !== null && (runs[first]?.start ?? Infinity) < hit.end) first++;
  }
  return spans;
}

function firstHit(text: string, numerals: readonly Numeral[]): (Stretch & { kind: PersonalDataKind }) | null {
  for (const [kind, detect] of detectors) {
    const found = detect(text, numerals);
    if (found !== null) return { ...found, kind };
  }
  return null;
}

function longest(text: string, numerals: readonly Numeral[], fits: (numeral: Numeral) => boolean): Stretch | null {
  const found = numerals.findLast(each => fits(each) && standsAlone(text, each.start, each.end));
  return found === undefined ? null : { start: found.start, end: found.end, count: found.count };
}

const bankLabel = /(?<!\p{L})(?:р\/с|р\.с|рс|р\/сч|расч|сч\.?|счет|к\/с|кор|account|iban)/u;

function accountAt(text: string, numerals: readonly Numeral[]): Stretch | null {
  return longest(text, numerals, ({ digits, start, end }) => {
    if (digits.length !== 20) return false;
    if (looksLikeAccount(digits)) return true;
    const bik = /(?<!\d)04\d{7}(?!\d)/.exec(textAfter(text, end, 80) + ' ' + textBefore(text, start, 80))?.[0];
    return bik === undefined ? bankLabel.test(labelBefore(text, start)) : fitsBank(digits, bik);
  });
}

function snilsAt(text: string, numerals: readonly Numeral[]): Stretch | null {
  return longest(text, numerals, ({ digits, shape, start }) => {
    if (!isSnils(digits)) return false;
    const key = shape.join('-');
    if (key === '3-3-3-2') return true;
    return (key === '11' || key === '9-2') && /снилс|страхов|пенсион|snils/.test(labelBefore(text, start));
  });
}

const passportLabel = /паспорт|(?<!\p{L})сери[яюией]|удостоверени|passport|докумен\p{L}+,? удостовер/u;

/** Behind the word: «паспорт 4510 123456», «серия 45 10 № 123456», a foreign one of two and seven digits. */
function labelledPassportAt(text: string, numerals: readonly Numeral[]): Stretch | null {
  const [head] = numerals;
  if (head === undefined || !numerals.some(({ digits }) => digits.length === 4 || digits.length >= 9)) return null;
  if (!passportLabel.test(labelBefore(text, head.start))) return null;
  const whole = longest(text, numerals, ({ digits }) => digits.length === 10 || digits.length === 9);
  if (whole !== null) return whole;
  return withNumberSign(text, numerals);
}

function passportAt(text: string, numerals: readonly Numeral[]): Stretch | null {
  const [head] = numerals;
  if (head === undefined) return null;
  const isIssued = (end: number): boolean => /^[\s,;.]{0,3}(?:выдан|код подраздел|issued)/.test(textAfter(text, end));
  const whole = longest(text, numerals, ({ digits, shape, end }) => {
    if (digits.length !== 10) return false;
    const key = shape.join('-');
    if (isIssued(end)) return true;
    if (namesThing(labelBefore(text, head.start))) return false;
    return (
      (key === '2-2-6' || key === '4-6') && hasSeries(digits) && !/^\s?(?:руб|₽|шт|р\.)/.test(textAfter(text, end))
    );
  });
  const signed = whole ?? withNumberSign(text, numerals);
  if (whole !== null || signed === null || namesThing(labelBefore(text, head.start))) return whole;
  return hasSeries(text.slice(signed.start, signed.end).replace(/\D/g, '')) ? signed : null;
}

/** «4510 № 123456», «серия 45 10, номер 123456». */
function withNumberSign(text: string, numerals: readonly Numeral[]): Stretch | null {
  for (const { digits, start, end, count } of numerals) {
    if (digits.length !== 4) continue;
    const rest = /^[,;\s]{0,3}(?:№|N|n|номер)[:\s]{0,3}(\d{6})(?![\d\p{L}])/u.exec(text.slice(end, end + 24));
    if (rest !== null) return { start, end: end + rest[0].length, count: count + 1 };
  }
  return null;
}

/** A region's number and the year of the blank: 1997 and later. */
function hasSeries(digits: string): boolean {
  const region = Number(digits.slice(0, 2));
  const year = Number(digits.slice(2, 4));
  return region >= 1 && region <= 99 && (year >= 97 || year <= 30);
}

const innLabel =
  /(?<!\p{L})(?:инн(?!\p{L})|инн\/кпп|налогоплательщ|inn\b|контрагент|плательщик|организаци|юрлиц|юр\.|реквизит|предпринимател)/u;

function innAt(text: string, numerals: readonly Numeral[]): Stretch | null {
  const [head] = numerals;
  if (head === undefined || head.digits.length > 12) return null;
  const found = numerals.findLast(({ digits }) => isInn(digits));
  if (found === undefined || (found.count > 1 && !labelBefore(text, found.start).includes('инн'))) return null;
  // «7707083893/773601001»: the КПП behind it says what it is.
  const withKpp = /^\s?\/\s?\d{9}(?!\d)/.test(text.slice(found.end, found.end + 12));
  if (!withKpp && !standsAlone(text, found.start, found.end) && !isAfterSlash(text, found)) return null;
  const label = labelBefore(text, found.start);
  const counts =
    withKpp || innLabel.test(label) || (found.digits.length === 12 && !namesThing(label) && !isMoment(found.digits));
  return counts ? { start: found.start, end: found.end, count: found.count } : null;
}

function isAfterSlash(text: string, { start, end }: Numeral): boolean {
  return /инн\/$/i.test(text.slice(Math.max(0, start - 4), start)) && standsAlone(text, end, end);
}

/** 202411241402: a moment to the minute, as in file names and journals. */
function isMoment(digits: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(digits);
}

function cardAt(text: string, numerals: readonly Numeral[]): Stretch | null {
  return longest(text, numerals, ({ digits, shape, gaps, start }) => {
    if (!isCardNumber(digits)) return false;
    const key = shape.join('-');
    const isLabelled = /карт|card|visa|mastercard|мир(?!\p{L})|maestro/u.test(labelBefore(text, start));
    if (shape.length > 1)
      return /^(?:4-4-4-4(?:-[123])?|4-6-5|8-8|6-10|4-4-4-[1-7])$/.test(key) && new Set(gaps).size === 1;
    return isLabelled || (digits.length === 16 && !namesThing(labelBefore(text, start)));
  });
}

const personalAccount =
  /(?<!\p{L})(?:л\/с(?:ч(?:ет\p{L}*)?)?|лс(?!\p{L})|лицев\p{L}+\s+сч\p{L}*|лицев\p{L}+)[^\p{L}]*(?:номер\p{L}*[^\p{L}]*)?$/u;

/** «л/с 4012345», «лицевой счёт № 00123456»: a number that is nobody's but the subscriber's. */
function personalAccountAt(text: string, numerals: readonly Numeral[]): Stretch | null {
  const [head] = numerals;
  if (head === undefined || (numerals.at(-1)?.digits.length ?? 0) < 5) return null;
  if (!personalAccount.test(labelBefore(text, head.start))) return null;
  return longest(
    text,
    numerals,
    ({ digits, gaps }) => digits.length >= 5 && gaps.every(each => /^[- \u00a0]$/.test(each)),
  );
}
