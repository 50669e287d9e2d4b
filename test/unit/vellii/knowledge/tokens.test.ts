import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeKey, tokenise } from '../../../../src/vellii/knowledge/text/tokens';

const codesOf = (text: string): string[] =>
  tokenise(text).flatMap(({ kind, isPart, start, end }) => (kind === 'code' && !isPart ? [text.slice(start, end)] : []));

describe('Tokens', () => {
  it('keep codes and names of things whole', () => {
    assert.deepEqual(
      codesOf('Ошибка ORA-01555 в OLAP_REBUILD, отбор ОП-ВЫПИСКА-ОСН, форма ВПФ-12, файл ve_license.ini, контроль 12-07, версия 6.3.4.'),
      ['ORA-01555', 'OLAP_REBUILD', 'ОП-ВЫПИСКА-ОСН', 'ВПФ-12', 've_license.ini', '12-07', '6.3.4'],
    );
  });

  it('know a code in every spelling', () => {
    assert.equal(codeKey('ORA-01555'), codeKey('ora 01555'));
    // The first has a Latin B.
    assert.equal(codeKey('BПФ-12'), codeKey('ВПФ-12'));
  });

  it('part sentences without a blank between, and words with a slash', () => {
    assert.deepEqual(
      tokenise('код 0010.Далее акт/счёт').map(({ text }) => text),
      ['код', '0010', 'далее', 'акт', 'счет'],
    );
  });

  it('tell where they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        for (const { start, end } of tokenise(text)) assert.ok(start >= 0 && start < end && end <= text.length);
      }),
    );
  });

  it('take time that grows with the text only', () => {
    const unit = 'а-б_в.г/д:1-2.3';
    const [short, long] = [unit.repeat(2000), unit.repeat(4000)];
    assert.ok(tokenise(long).length <= 2 * tokenise(short).length + 10);
  });
});
