const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~{}:\"<>";
const CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбюЁХЪЖЭБЮ';

const toCyrillic = new Map([...LATIN].map((key, index) => [key, CYRILLIC[index] ?? key]));
const toLatin = new Map([...CYRILLIC].map((key, index) => [key, LATIN[index] ?? key]));
for (const [latin, cyrillic] of [...toCyrillic]) {
  if (!/[a-z]/.test(latin)) continue;
  toCyrillic.set(latin.toUpperCase(), cyrillic.toUpperCase());
  toLatin.set(cyrillic.toUpperCase(), latin.toUpperCase());
}

/** What the same keys give in the Russian layout: «jncxtn» → «отчет» as typed («отчёт» is «jnx`n»). */
export function inRussianLayout(text: string): string {
  return [...text].map(key => toCyrillic.get(key) ?? key).join('');
}

/** What the same keys give in the English layout: «ЩКФ-01555» → «ORA-01555». */
export function inEnglishLayout(text: string): string {
  return [...text].map(key => toLatin.get(key) ?? key).join('');
}

/** Whether a word is known, and how much a string of letters looks like Russian: what decides about a layout. */
export interface Language {
  isKnown(word: string): boolean;
  /** Mean commonness of the pairs of letters, 0–1. */
  russianness(word: string): number;
}

/**
 * Repairs what was typed in the wrong layout, word by word and helped by the neighbours: in a message most of whose
 * Latin words make sense as Russian, the unknown ones are turned over, too.
 */
export function repairLayout(text: string, language: Language): string {
  const parts = text.split(/(\s+)/);
  const judged = parts.map(part => judge(part, language));
  const sure = judged.filter(verdict => verdict === 'turn').length;
  const against = judged.filter(verdict => verdict === 'keep').length;
  const mostly = sure >= 2 && sure > against;
  return parts
    .map((part, index) => {
      const verdict = judged[index];
      if (verdict === 'turn' || (verdict === 'perhaps' && mostly)) return turn(part);
      return part;
    })
    .join('');
}

type Verdict = 'turn' | 'keep' | 'perhaps' | 'none';

function turn(part: string): string {
  return /[a-z]/i.test(part) ? sparingEnds(part, inRussianLayout) : inEnglishLayout(part);
}

/** A comma or full stop behind a word is more often a mark than the letter on its key; a known word decides otherwise in `judge`. */
function sparingEnds(part: string, convert: (text: string) => string): string {
  const end = /[.,:;"'>)]+$/.exec(part)?.[0] ?? '';
  return convert(part.slice(0, part.length - end.length)) + end;
}

function judge(part: string, language: Language): Verdict {
  const isLatin = /[a-z]/i.test(part) && !/[а-яё]/i.test(part);
  if (isLatin) return judgeLatin(part, language);
  if (/^[А-ЯЁа-яё]{2,}-?\d+$/.test(part)) {
    const latin = inEnglishLayout(part);
    return !language.isKnown(part) && language.isKnown(latin) ? 'turn' : 'none';
  }
  return 'none';
}

function judgeLatin(part: string, language: Language): Verdict {
  const bare = part.replace(/^[("«]+|[)"»!?]+$/g, '');
  const letters = bare.replace(/[^a-z]/gi, '').length;
  if (letters === 0) return 'none';
  const trimmed = bare.replace(/[.,:;'"]+$/, '');
  if (language.isKnown(trimmed)) return 'keep';
  const russian = inRussianLayout(trimmed);
  if (/[^а-яё-]/i.test(russian.replace(/\d/g, ''))) return 'none';
  if (letters >= 2 && language.isKnown(russian)) return 'turn';
  if (/\d|_/.test(trimmed)) return 'none';
  if (letters < 3) return 'perhaps';
  const plausible = language.russianness(russian) > 0.5 && !hasLatinVowelPattern(trimmed);
  return plausible ? 'turn' : 'perhaps';
}

/** English and transliterated words alternate vowels and consonants; Russian words on Latin keys seldom do. */
function hasLatinVowelPattern(word: string): boolean {
  const vowels = word.replace(/[^aeiouy]/gi, '').length;
  const strange = /[;'[\],.`]/.test(word) || /[bcdfghjklmnpqrstvwxz]{5}/i.test(word);
  return !strange && vowels / word.length > 0.25;
}
