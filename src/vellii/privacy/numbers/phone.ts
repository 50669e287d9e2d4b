import { labelBefore, namesThing, textAfter } from './context';
import { standsAlone, type Numeral } from './digitRuns';
import type { Stretch } from './findNumbers';

const label =
  /(?<!\p{L})(?:тел(?:ефон\p{L}*|\.|:|\s|$)|т\.|моб|сот(?:ов|\.)|факс|whats|ватсап|вотсап|вацап|viber|вайбер|телеграм|telegram|tg\b|phone|mobile|cell|(?:по|пере|до|со)?звон(?:и(?!\p{L}*к)|ю|ят)|набер|номер\p{L}{0,3}\s+(?:для\s+связи|мобильн|сотов)|связ|контакт)/u;

/** Codes of Russian towns and networks begin with these digits. */
const codeStart = /^[34589]/;

/**
 * A telephone number, with its extension. A number without +7 or 8 and without the shape of a telephone number counts
 * behind a word that says so; sums, order numbers and dates do not.
 */
export function phoneAt(text: string, numerals: readonly Numeral[]): Stretch | null {
  for (const numeral of [...numerals].reverse()) {
    if (!isPhone(text, numeral)) continue;
    const start = startOf(text, numeral);
    return { start, end: withExtension(text, numeral.end), count: numeral.count };
  }
  return null;
}

function isPhone(text: string, numeral: Numeral): boolean {
  const { start, end, digits, gaps } = numeral;
  if (!couldBePhone(numeral) || new Set(digits).size < 2) return false;
  const from = startOf(text, numeral);
  if (!standsAlone(text, from, end) || isSum(text, end)) return false;
  const words = labelBefore(text, from);
  if (text[start - 1] === '+' || text.slice(start - 2, start) === '+(') return isInternational(numeral);
  const isLabelled = label.test(words);
  if (!isLabelled && namesThing(words) && !(isWritten(text, numeral) && text.slice(from, end).includes('(')))
    return false;
  if (digits.length === 11 && /^[78]/.test(digits)) return isRussian(numeral, isLabelled);
  if (digits.length === 10 && codeStart.test(digits)) {
    return isLabelled || (isWritten(text, numeral) && gaps.some(each => /[-–‑()]/.test(each)));
  }
  return isLabelled && digits.length <= 7;
}

/** The cheap questions first: most runs of digits are no telephone numbers. */
function couldBePhone(numeral: Numeral): boolean {
  const { length } = numeral.digits;
  return length === 6 || length === 7 ? isLocal(numeral) : length >= 10 && length <= 15;
}

/** «(495) 123-45-67»: the bracket belongs to the number, and so does a «+». */
function startOf(text: string, { start, gaps }: Numeral): number {
  if (text.slice(start - 2, start) === '+(') return start - 2;
  if (text[start - 1] === '+') return start - 1;
  return text[start - 1] === '(' && gaps.some(each => each.includes(')')) ? start - 1 : start;
}

function isInternational({ digits, shape }: Numeral): boolean {
  if (digits.startsWith('7')) return digits.length === 11;
  return digits.length >= 10 && digits.length <= 15 && shape.length <= 7 && !digits.startsWith('0');
}

/** Groups after 7 or 8: a code of three to five digits and the rest in groups of one to four, or all in one. */
function isRussian({ digits, shape }: Numeral, isLabelled: boolean): boolean {
  if (!codeStart.test(digits.slice(1))) return false;
  if (shape.length === 1) return isLabelled || /^[78](?:9|8[0-9]{2}|4[0-9]{2}|3[0-9]{2})/.test(digits);
  if (shape[0] === 4 && shape.length > 1) return shape.slice(1).every(size => size <= 4);
  if (shape[0] !== 1) return false;
  const [, code = 0, ...rest] = shape;
  if (code === 10) return true;
  return code >= 3 && code <= 5 && rest.every(size => size <= 7 && size >= 1);
}

/** Ten digits written as people write them: 3-3-2-2, 3-3-4, 3-7, 4-2-2-2, 4-3-3, 4-6, 5-1-2-2, 5-5, 5-3-2. */
function isWritten(text: string, { digits, shape, start, end }: Numeral): boolean {
  const whole = text.slice(Math.max(0, start - 1), end);
  if (digits.length === 11) return /^[78]/.test(digits) && (shape.length > 3 || whole.includes('('));
  const key = shape.join('-');
  if (whole.startsWith('('))
    return /^(?:3-3-2-2|3-3-4|3-7|3-2-2-3|4-2-2-2|4-3-3|4-6|4-2-4|5-1-2-2|5-5|5-3-2)$/.test(key);
  return /^(?:3-3-2-2|3-3-4|3-2-2-3)$/.test(key);
}

function isLocal({ shape, digits, gaps }: Numeral): boolean {
  if (shape.length === 1) return digits.length >= 6;
  return gaps.every(each => /^[-–‑ ]$/.test(each)) && /^(?:3-2-2|3-4|2-2-2|3-3|2-2-3)$/.test(shape.join('-'));
}

function isSum(text: string, end: number): boolean {
  return /^\s?(?:руб|р\.|₽|\$|€|тыс|млн|шт|кг|%|usd|eur|коп)/.test(textAfter(text, end, 8));
}

function withExtension(text: string, end: number): number {
  const found = /^(?:,)?\s{0,2}\(?(?:доб(?:авочный|\.)?|вн(?:утр|\.)?\.?|ext\.?|#)\s{0,2}(\d{1,6})\)?/i.exec(
    text.slice(end, end + 30),
  );
  return found === null ? end : end + found[0].length;
}
