import assert from 'node:assert/strict';
import { parseThesaurus } from '../../../../src/vellii/knowledge/thesaurus/thesaurus';
import { builtInThesaurus } from '../../../../src/vellii/knowledge/thesaurus/builtIn';

describe('A thesaurus', () => {
  it('relates words that mean the same more than those of one neighbourhood', () => {
    const { kindred } = parseThesaurus(['подпись = ЭП # так говорят\nподпись ~ ключ']);
    const of = (term: string): number | undefined => kindred.get('подпис')?.find(each => each.term === term)?.weight;
    assert.ok((of('эп') ?? 0) > (of('ключ') ?? 1));
  });

  it('knows expressions of several words in any form', () => {
    const { expressions } = parseThesaurus(['электронной подписью = ЭП']);
    assert.deepEqual(expressions.get('электрон')?.map(({ term }) => term), ['электрон+подпис']);
  });

  it('passes over lines that make no sense', () => {
    assert.equal(parseThesaurus(['', '# только слова', 'одно слово', '= =', '~', '!!! = ???']).kindred.size, 0);
  });

  it('changes its version with its text', () => {
    assert.notEqual(parseThesaurus(['а = б']).version, parseThesaurus(['а = в']).version);
  });

  it('that comes with the product relates nothing with itself', () => {
    for (const [term, others] of parseThesaurus([builtInThesaurus]).kindred) {
      assert.ok(others.length > 0 && others.every(other => other.term !== term), term);
    }
  });
});
