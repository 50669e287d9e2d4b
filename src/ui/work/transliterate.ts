const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** Russian letters as Latin ones, in lower case; everything else stays. */
function transliterate(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[а-яё]/g, letter => letters[letter] ?? letter);
}

/**
 * A text as words of Latin letters and digits with dashes between them, such as `ne-formiruyutsya-scheta`.
 * @param longest characters; it ends at a word where that leaves at least half
 */
export function slugOf(text: string, longest: number): string {
  const slug = transliterate(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug.length <= longest) return slug;
  const cut = slug.slice(0, longest);
  const wordEnd = slug[longest] === '-' ? longest : cut.lastIndexOf('-');
  return (wordEnd >= longest / 2 ? cut.slice(0, wordEnd) : cut).replace(/-+$/, '');
}
