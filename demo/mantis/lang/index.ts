import { english } from './english';
import { germanEnums } from './german';
import { russian } from './russian';
import type { Strings } from './strings';
import type { Language, User } from '../model/types';

const STRINGS: Readonly<Record<Language, Strings>> = {
  russian,
  english,
  german: { ...english, enums: { ...english.enums, ...germanEnums } },
};

/** `fallback_language`, which no installation here changes. */
const FALLBACK: Language = 'english';

const BROWSER_LANGUAGES: Readonly<Record<string, Language>> = { ru: 'russian', en: 'english', de: 'german' };

export function stringsOf(language: Language): Strings {
  return STRINGS[language];
}

/** The language of the answers: the preference, the server's default, or for `auto` what Accept-Language asks for. */
export function languageOf(
  user: User | undefined,
  defaultLanguage: Language | 'auto',
  acceptLanguage: string,
): Language {
  const wanted = user === undefined || user.language === '' ? defaultLanguage : user.language;
  if (wanted !== 'auto') return wanted;
  for (const range of acceptLanguage.split(',')) {
    const language = BROWSER_LANGUAGES[range.trim().slice(0, 2).toLowerCase()];
    if (language !== undefined) return language;
  }
  return FALLBACK;
}
