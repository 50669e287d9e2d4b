import { newStemmer } from 'snowball-stemmers';

const russian = newStemmer('russian');
const english = newStemmer('english');

/**
 * Forms that neither Snowball nor the rule of the fleeting vowel brings together, by their common stem. Snowball takes
 * the «-ть» of a few nouns for an infinitive and the «-ем» of «писем» for an ending.
 */
const IRREGULAR: Readonly<Record<string, string>> = {
  день: 'дн',
  дня: 'дн',
  дню: 'дн',
  днем: 'дн',
  дни: 'дн',
  дней: 'дн',
  дням: 'дн',
  днями: 'дн',
  днях: 'дн',
  писем: 'письм',
  чисел: 'числ',
  окон: 'окн',
  денег: 'деньг',
  сумм: 'сумм',
  полей: 'пол',
  людей: 'люд',
  печать: 'печат',
  печатью: 'печат',
  почт: 'почт',
  сеть: 'сет',
  сетью: 'сет',
  часть: 'част',
  память: 'памят',
  памятью: 'памят',
  область: 'област',
  шло: 'идт',
  идет: 'идт',
  идут: 'идт',
  идти: 'идт',
  ушло: 'уйт',
  ушли: 'уйт',
  ушел: 'уйт',
  уходит: 'уйт',
  уходят: 'уйт',
  уйдет: 'уйт',
  пришло: 'прийт',
  пришли: 'прийт',
  пришел: 'прийт',
  пришла: 'прийт',
  приходит: 'прийт',
  приходят: 'прийт',
  придет: 'прийт',
  подпись: 'подпис',
  подписи: 'подпис',
  подписей: 'подпис',
  подписью: 'подпис',
  подписями: 'подпис',
  запись: 'запис',
  записи: 'запис',
  записей: 'запис',
  записью: 'запис',
  записями: 'запис',
  зашел: 'зайт',
  зашли: 'зайт',
  зайти: 'зайт',
  войти: 'войт',
  вошел: 'войт',
  вошли: 'войт',
  нашел: 'найт',
  нашли: 'найт',
  нашлось: 'найт',
  найти: 'найт',
  найден: 'найт',
  найдена: 'найт',
  найдено: 'найт',
  найдены: 'найт',
  находит: 'найт',
  находится: 'находит',
};

const known = new Map<string, string>();
const mostKnown = 200_000;

/**
 * The stem of a folded word: Snowball for Russian or English, and the fleeting vowel taken out, so that «заявка» and
 * «заявок», «настройка» and «настроек» meet.
 */
export function stem(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const result = compute(word);
  known.set(word, result);
  return result;
}

function compute(word: string): string {
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular !== undefined) return irregular;
  if (word.includes('-')) return word.split('-').map(compute).join('-');
  if (!/[а-я]/.test(word)) return english.stem(word);
  return withoutFleetingVowel(russian.stem(word));
}

/** «заявок» → «заявк», «карточек» → «карточк», «настроек» → «настройк», «отец» → «отц». */
function withoutFleetingVowel(stemmed: string): string {
  if (stemmed.length < 4) return stemmed;
  return stemmed.replace(/([аеиоуыэюя])е([кц])$/, '$1й$2').replace(/([^аеиоуыэюяйь])[ое]([кц])$/, '$1$2');
}
