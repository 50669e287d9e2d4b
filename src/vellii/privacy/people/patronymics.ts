import { maleNames } from './firstNames';

const short = /^(?:ильич|кузьмич|лукич|фомич|никитич|саввич)(?:а|у|ем|е)?$/u;
const long = /^[а-я]{2,20}(?:ович|евич)(?:а|у|ем|е)?$/u;
const womans = /^([а-я]{2,20}(?:ов|ев))н(?:а|ы|е|у|ой|ою)$/u;
const womansShort = /^(?:ильинич|кузьминич|никитич|лукинич|фоминич|саввич)н(?:а|ы|е|у|ой|ою)$/u;
/** «основной», «головной», «ежедневны»: endings that adjectives have as well. */
const likeAdjective = /(?:ой|ою|ы)$/u;

const ofKnownFathers = new Set(
  maleNames.flatMap(name => {
    if (name.endsWith('ий')) return [`${name.slice(0, -2)}ьев`, `${name.slice(0, -1)}ев`];
    if (name.endsWith('й') || name.endsWith('ь')) return [`${name.slice(0, -1)}ев`];
    return [`${name}ов`, `${name.replace(/ел$/u, 'л').replace(/^лев$/u, 'льв')}ов`];
  }),
);

/** Whether a folded word is a patronymic in any case. */
export function isPatronymic(folded: string): boolean {
  const woman = womans.exec(folded);
  if (woman !== null) return !likeAdjective.test(folded) || ofKnownFathers.has(woman[1] ?? '');
  return short.test(folded) || long.test(folded) || womansShort.test(folded);
}
