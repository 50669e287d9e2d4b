import type { PersonalDataKind } from './personalData';
import { firstNameOf } from './people/firstNames';
import { fold, tokenise } from './tokens';

/** Two values with the same key mean the same thing, however they are written. */
export function valueKey(value: string, kind: PersonalDataKind): string {
  if (kind === 'phone') return phoneKey(value);
  if (kind === 'email' || kind === 'ip') return value.toLowerCase();
  if (kind === 'contract' || kind === 'address') return fold(value).replace(/[^\p{L}\d]/gu, '');
  if (kind === 'person') return nameStems(value).join(' ');
  return value.replace(/\D/g, '');
}

/** The last ten digits, without the extension: +7 and 8 are the same. */
function phoneKey(value: string): string {
  const [main = ''] = value.split(/доб|вн|ext|#/i);
  return main.replace(/\D/g, '').slice(-10);
}

/** The stems of the words of a name, initials left out. */
export function nameStems(value: string): readonly string[] {
  return tokenise(value)
    .filter(({ kind, text }) => kind === 'word' && text.length > 1)
    .map(({ folded }) => nameStem(folded));
}

const endings =
  /(?:ого|его|ому|ему|ыми|ими|ой|ей|ою|ею|ий|ый|ая|яя|ую|юю|ом|ем|ым|им|ых|их|ию|ии|ия|ие|ья|ью|ье|ьи|а|я|у|ю|е|ы|и|ь|й)$/u;

/** A stem that all cases of a name share: the list's nominative for first names, the word without its ending else. */
export function nameStem(folded: string): string {
  const first = firstNameOf(folded);
  const word = first ?? folded;
  const stem = word.replace(endings, '');
  return stem.length >= 3 ? stem : word;
}
