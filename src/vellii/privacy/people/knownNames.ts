import { fold, tokenise } from '../tokens';
import { declensionsOf, surnameForms } from './declension';
import { isRole, ordinaryWords } from './words';

/**
 * Every case form of every word of the known names, folded, with the number of the name that it belongs to.
 * Words that name a job, a department or a company are no names.
 */
export function knownNameForms(names: readonly string[]): ReadonlyMap<string, number> {
  const forms = new Map<string, number>();
  names.forEach((name, owner) => {
    for (const word of wordsOf(name)) {
      for (const form of [word, ...surnameForms(word), ...declensionsOf(word)]) {
        if (form.length >= 2 && !forms.has(form)) forms.set(form, owner);
      }
    }
  });
  return forms;
}

function wordsOf(name: string): readonly string[] {
  return tokenise(name)
    .filter(({ kind, text, folded }) => {
      const isAbbreviation = text.length <= 4 && text === text.toUpperCase();
      return kind === 'word' && text.length >= 2 && !isAbbreviation && !ordinaryWords.has(folded) && !isRole(folded);
    })
    .flatMap(({ text }) => [fold(text), ...parts(fold(text))]);
}

/** Both halves of «Римская-Корсакова». */
function parts(word: string): readonly string[] {
  const halves = word.split(/[-‑]/);
  return halves.length > 1 ? halves.filter(half => half.length >= 3) : [];
}
