/** Latin letters that look like Cyrillic ones, by their Cyrillic twins. */
const TWINS: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF\u0301]/g;

/** A word as it is compared: lower case, «ё» as «е», without invisible characters and stress marks. */
export function fold(word: string): string {
  return word.normalize('NFC').replace(invisible, '').toLowerCase().replaceAll('ё', 'е').replaceAll('ґ', 'г');
}

/** The same with look-alike Latin letters made Cyrillic where both scripts stand in one word («ВПФ» typed with a Latin B). */
export function foldScripts(folded: string): string {
  if (!/[а-я]/.test(folded) || !/[a-z]/.test(folded)) return folded;
  const twin = folded.replace(/[abcehkmoptxy]/g, letter => TWINS[letter] ?? letter);
  return /[a-z]/.test(twin) ? folded : twin;
}
