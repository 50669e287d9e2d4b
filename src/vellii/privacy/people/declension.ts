const ayaForms = ['ой', 'ую', 'ою'];
const aForms = ['ы', 'и', 'е', 'у', 'ой', 'ей', 'ою'];
const softForms = ['и', 'е', 'ю', 'ей', 'ею'];
const shortIForms = ['я', 'ю', 'ем', 'е', 'и'];
const softSignForms = ['я', 'ю', 'ем', 'е', 'и', 'ью'];
const hardForms = ['а', 'у', 'ом', 'ем', 'ым', 'е'];

/**
 * The case forms of a name given in the nominative, folded (ё as е), without the nominative itself. First names and
 * surnames of both kinds; a form too many does no harm, because only words with a capital are compared.
 */
export function declensionsOf(name: string): readonly string[] {
  if (name.length < 2) return [];
  const cut = (count: number): string => name.slice(0, name.length - count);
  const add = (stem: string, endings: readonly string[]): string[] => endings.map(ending => stem + ending);
  if (/(?:их|ых|ко|[еиоуыэю])$/u.test(name)) return [];
  if (/(?:ий|ый|ой)$/u.test(name)) return [...add(cut(2), adjectiveEndings(name)), ...add(cut(1), shortIForms)];
  if (name.endsWith('ая')) return add(cut(2), ayaForms);
  if (name.endsWith('яя')) return add(cut(2), ['ей', 'юю', 'ею']);
  if (name.endsWith('я')) return add(cut(1), softForms);
  if (name.endsWith('а')) return add(cut(1), aForms);
  if (name.endsWith('й')) return add(cut(1), shortIForms);
  if (name.endsWith('ь')) return add(cut(1), softSignForms);
  if (!/[бвгджзклмнпрстфхцчшщ]$/u.test(name)) return [];
  return [...add(name, hardForms), ...add(withoutFleetingVowel(name), hardForms)];
}

function adjectiveEndings(name: string): readonly string[] {
  return /[нлр]ий$/u.test(name) ? ['его', 'ему', 'им', 'ем'] : ['ого', 'ому', 'ым', 'им', 'ом'];
}

/** Павел → Павл-, Лев → Льв-, Кравец → Кравц-, Волчок → Волчк-. */
function withoutFleetingVowel(name: string): string {
  if (name === 'лев') return 'льв';
  const ending = /(?:е|о)([лцк])$/u.exec(name);
  return ending === null ? name : name.slice(0, -2) + (ending[1] ?? '');
}

/** The case forms of a surname as it stands in a list, man's or woman's, with the other one's nominative. */
export function surnameForms(surname: string): readonly string[] {
  if (/(?:ова|ева|ина|ына)$/u.test(surname)) {
    const stem = surname.slice(0, -1);
    return [surname, ...['ой', 'у', 'ою', 'ы', 'е'].map(ending => stem + ending)];
  }
  if (/(?:ов|ев|ин|ын)$/u.test(surname)) {
    return ['', 'а', 'у', 'ым', 'ом', 'е', 'ой', 'ы', 'ых', 'ыми'].map(ending => surname + ending);
  }
  return [surname, ...declensionsOf(surname)];
}
