/**
 * What words of one family have in common: «загрузка», «загружается», «загрузить» and «загружен» have different stems.
 * The rules are rough on purpose: a family weighs less than a stem, and a root less than a family.
 */
const SUFFIXES = [
  'ирова',
  'иров',
  'ениц',
  'енн',
  'ени',
  'ани',
  'яни',
  'ова',
  'ева',
  'ыва',
  'ива',
  'аци',
  'яци',
  'ац',
  'иру',
  'ост',
  'ств',
  'тел',
  'ник',
  'щик',
  'чик',
  'ен',
  'ан',
  'ян',
  'ив',
  'ир',
  'ов',
  'ев',
  'н',
  'к',
  'л',
  'а',
  'я',
  'и',
  'е',
  'у',
  'ю',
  'ь',
  'й',
] as const;

/** Consonants that stand for each other at the end of a root: загруЗить – загруЖать, отвеТ – отвеЧать, прошУ – просить. */
const ENDS: Readonly<Record<string, string>> = { г: 'ж', з: 'ж', д: 'ж', ц: 'ч', к: 'ч', х: 'ш', с: 'ш', т: 'ч', щ: 'ч' };

const PREFIXES = [
  'пере',
  'пред',
  'недо',
  'разо',
  'рас',
  'раз',
  'без',
  'бес',
  'воз',
  'вос',
  'изо',
  'подо',
  'под',
  'при',
  'про',
  'обо',
  'ото',
  'вы',
  'за',
  'на',
  'по',
  'до',
  'из',
  'ис',
  'об',
  'от',
  'со',
] as const;

const SHORTEST = 4;

/** The family of a stem, or `null` for what is too short or no Russian word. */
export function familyOf(stem: string): string | null {
  if (stem.length < SHORTEST || !/^[а-я]+$/.test(stem)) return null;
  let rest = stem;
  for (let round = 0; round < 4; round += 1) {
    const suffix = SUFFIXES.find(each => rest.endsWith(each) && rest.length - each.length >= SHORTEST);
    if (suffix === undefined) break;
    rest = rest.slice(0, -suffix.length);
  }
  rest = rest.replace(/жд$/, 'ж').replace(/^(.{3,}[бвмпф])л$/, '$1').replace(/ст$/, 'ч');
  const last = rest.at(-1) ?? '';
  return rest.slice(0, -1) + (ENDS[last] ?? last);
}

/** The family without its prefix: «загруз», «выгруз» and «груз» meet; `null` where nothing sure is left. */
export function rootOf(family: string): string | null {
  const prefix = PREFIXES.find(each => family.startsWith(each) && family.length - each.length >= SHORTEST);
  const root = prefix === undefined ? family : family.slice(prefix.length);
  return root.length >= SHORTEST ? root : null;
}
