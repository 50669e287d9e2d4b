/** Luhn's check of a bank card. @param digits nothing but digits. */
export function isCardNumber(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits) || !hasCardPrefix(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Мир 2200–2204, Mastercard 2221–2720 and 51–55, Amex and JCB 34–37, Visa 4, Maestro and UnionPay 50 and 56–69. */
function hasCardPrefix(digits: string): boolean {
  const four = Number(digits.slice(0, 4));
  const two = Math.floor(four / 100);
  if (digits.length === 16 && ((four >= 2200 && four <= 2204) || (four >= 2221 && four <= 2720))) return true;
  return (two >= 34 && two <= 37) || (two >= 40 && two <= 69);
}

const innWeights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8] as const;

/** The check digits of an ИНН: one of ten digits, two of twelve. */
export function isInn(digits: string): boolean {
  if (/^0+$/.test(digits) || digits.startsWith('00')) return false;
  if (digits.length === 10) return innDigit(digits, 9) === Number(digits[9]);
  if (digits.length !== 12) return false;
  return innDigit(digits, 10) === Number(digits[10]) && innDigit(digits, 11) === Number(digits[11]);
}

function innDigit(digits: string, count: number): number {
  const weights = innWeights.slice(innWeights.length - count);
  const sum = weights.reduce<number>((total, weight, place) => total + weight * Number(digits[place]), 0);
  return (sum % 11) % 10;
}

/** The check number of a СНИЛС of eleven digits; numbers up to 001-001-998 have none and are none. */
export function isSnils(digits: string): boolean {
  if (digits.length !== 11 || Number(digits.slice(0, 9)) <= 1_001_998) return false;
  let sum = 0;
  for (let place = 0; place < 9; place++) sum += Number(digits[place]) * (9 - place);
  const check = sum % 101;
  return (check === 100 ? 0 : check) === Number(digits.slice(9));
}

const currencies = new Set(['810', '643', '840', '978', '156', '826', '398', '933', '051', '417']);

/** A bank account of twenty digits by its balance account and currency. Its key digit needs the bank's БИК. */
export function looksLikeAccount(digits: string): boolean {
  return /^(?:40[1-8]|42[0-6]|30[1-3]|45[2-9]|47[4]|20[2]|423|426)/.test(digits) && currencies.has(digits.slice(5, 8));
}

const accountWeights = [7, 1, 3] as const;

/** The key of an account together with the last three digits of its bank's БИК. */
export function fitsBank(account: string, bik: string): boolean {
  const ofTreasury = account.startsWith('30') ? `0${bik.slice(4, 6)}` : bik.slice(6);
  const whole = ofTreasury + account;
  let sum = 0;
  for (let place = 0; place < whole.length; place++) sum += Number(whole[place]) * (accountWeights[place % 3] ?? 0);
  return sum % 10 === 0;
}
