import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance } from '../../../../src/vellii/knowledge/index/editDistance';
import { SimilarTerms } from '../../../../src/vellii/knowledge/index/similarTerms';
import { Vocabulary } from '../../../../src/vellii/knowledge/index/vocabulary';

function vocabularyOf(words: readonly string[]): Vocabulary {
  const vocabulary = new Vocabulary();
  for (const word of words) vocabulary.frequency[vocabulary.intern(word)] = 1;
  return vocabulary;
}

/** The textbook's recursion, slow and plain. */
function reference(a: string, b: string): number {
  const known = new Map<string, number>();
  const of = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${String(i)} ${String(j)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let best = Math.min(of(i - 1, j) + 1, of(i, j - 1) + 1, of(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, of(i - 2, j - 2) + 1);
    known.set(key, best);
    return best;
  };
  return of(a.length, b.length);
}

describe('Typing errors', () => {
  it('are counted as the textbook does, up to the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(editDistance(a, b, 2), Math.min(3, reference(a, b)));
      }),
    );
  });

  it('find the word that was meant: one wrong, one missing, one too many, two swapped', () => {
    const similar = new SimilarTerms(vocabularyOf(['выписк', 'рассылк', 'сертификат', 'контрагент', 'пароль']));
    for (const typed of ['выпеск', 'выпск', 'выпииск', 'выпсик']) assert.equal(similar.find(typed, 1)[0]?.id, 0, typed);
    assert.equal(similar.find('росылк', 1).length, 0);
    assert.equal(similar.find('сертефекат', 1)[0]?.id, 2);
  });

  it('are found in a large vocabulary as in a small one', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `слово${'абвгдежзик'.charAt(index % 10)}${'клмнопрсту'.charAt(Math.floor(index / 10) % 10)}${'фхцчшщэюяы'.charAt(Math.floor(index / 100) % 10)}${'бвгдж'.charAt(Math.floor(index / 1000))}`);
    const similar = new SimilarTerms(vocabularyOf([...many, 'рассылк']));
    assert.equal(similar.find('расслык', 1)[0]?.id, new Set(many).size);
    assert.equal(similar.find('рассылкк', 1)[0]?.id, new Set(many).size);
  });

  it('find nothing among the dead, and nothing for short words and numbers', () => {
    const vocabulary = vocabularyOf(['выписк']);
    vocabulary.frequency[0] = 0;
    const similar = new SimilarTerms(vocabulary);
    assert.deepEqual(similar.find('выпеск', 3), []);
    assert.deepEqual(similar.find('вып', 3), []);
    assert.deepEqual(similar.find('01555', 3), []);
  });
});
