import type { PersonalDataKind } from './personalData';

/** What stands in place of personal data; Russian, because models keep the words of the text around them. */
export const placeholderNames: Readonly<Record<PersonalDataKind, string>> = {
  email: 'ПОЧТА',
  phone: 'ТЕЛЕФОН',
  passport: 'ПАСПОРТ',
  snils: 'СНИЛС',
  inn: 'ИНН',
  card: 'КАРТА',
  account: 'СЧЁТ',
  contract: 'ДОГОВОР',
  ip: 'IP',
  address: 'АДРЕС',
  person: 'ИМЯ',
};

const names = Object.values(placeholderNames).join('|').replace('СЧЁТ', 'СЧ[ЕЁ]Т');
/** As models hand them back: other case, blanks for underscores, escaped for Markdown at both ends. */
const pattern = `(?:\\\\(?=\\[[^\\]]{0,40}\\\\\\]))?\\[(${names})(x{0,8})(?:\\\\?[_ -]{1,2}(\\d{1,4})(?:\\.(\\d{1,3}))?)?\\\\?\\]`;

/** Every placeholder, whether numbered or not: groups are name, escape, number and form. */
export function placeholderPattern(): RegExp {
  return new RegExp(pattern, 'giu');
}

/** Where placeholders stand in a text that should hold none any more. */
export function findPlaceholders(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(placeholderPattern())].map(({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
  }));
}
