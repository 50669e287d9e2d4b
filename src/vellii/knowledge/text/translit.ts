/** Longest first: the ways in which people write Russian with Latin letters. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['tsya', 'тся'],
  ['tsja', 'тся'],
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['yo', 'е'],
  ['jo', 'е'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['iu', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['ia', 'ия'],
  ['iy', 'ий'],
  ['yj', 'ый'],
  ['yy', 'ый'],
  ['ey', 'ей'],
  ['ay', 'ай'],
  ['oy', 'ой'],
  ['a', 'а'],
  ['b', 'б'],
  ['c', 'ц'],
  ['d', 'д'],
  ['e', 'е'],
  ['f', 'ф'],
  ['g', 'г'],
  ['h', 'х'],
  ['i', 'и'],
  ['j', 'й'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['q', 'к'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['v', 'в'],
  ['w', 'в'],
  ['x', 'х'],
  ['y', 'ы'],
  ['z', 'з'],
  ["'", 'ь'],
];

/** Russian words that «otchet», «zagruzka» or «schet» may stand for; none where there is something else than Latin letters. */
export function fromTranslit(word: string): readonly string[] {
  if (!/^[a-z']{3,40}$/.test(word)) return [];
  const readings = word.includes('sch') ? [word, word.replaceAll('sch', "s'ch")] : [word];
  return readings.map(reading => read(reading).replaceAll('сьч', 'сч'));
}

function read(word: string): string {
  let rest = word;
  let result = '';
  while (rest !== '') {
    const pair = PAIRS.find(([latin]) => rest.startsWith(latin));
    result += pair?.[1] ?? rest.charAt(0);
    rest = rest.slice(pair?.[0].length ?? 1);
  }
  return result;
}
