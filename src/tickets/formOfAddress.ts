const word = /^[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?$/;
const patronymic = /^[А-ЯЁ][а-яё]+(?:ович|евич|ьич|мич|кич|нич|овна|евна|ична|инична)$/;

/**
 * Name and patronymic of a Russian real name, `null` unless there is no doubt: «Имя Отчество» or «Фамилия Имя
 * Отчество». «Роман Аркадьевич Абрамович» might be either, and a login or a company is none.
 */
export function formOfAddress(realName: string | null): string | null {
  const words = (realName ?? '').trim().split(/\s+/);
  if ((words.length !== 2 && words.length !== 3) || !words.every(each => word.test(each))) return null;
  if (words.filter(each => patronymic.test(each)).length !== 1 || !patronymic.test(words.at(-1) ?? '')) return null;
  return words.slice(-2).join(' ');
}
