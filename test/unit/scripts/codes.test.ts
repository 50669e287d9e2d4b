import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CodeIndex } from '../../../src/ui/scripts/codeIndex';
import { normalCode } from '../../../src/setup/workspace/code';
import { codesNamedBy, fileKey, namesTitle, wordsOf } from '../../../src/ui/scripts/codes';
import { makeNote, makeTicket } from '../ticketPanel/makeTicket';

const named = (description: string): ReadonlySet<string> => codesNamedBy(makeTicket({ summary: '', description }));

describe('codes that a ticket names', () => {
  it('are found whichever dash and case they are written with', () => {
    for (const text of ['код **ЖЦ-ДОПРОДАЖИ**:', 'в жц-допродажи.', 'ЖЦ–ДОПРОДАЖИ', '(ЖЦ‑Допродажи)']) {
      assert.ok(named(text).has(normalCode('ЖЦ-ДОПРОДАЖИ')), text);
    }
    assert.ok(named('папка НС-ПРИОЗЕРНЫЙ').has(normalCode('НС-ПРИОЗЁРНЫЙ')));
    assert.ok(named('MAIL_LINE и DEBTS').has('MAIL_LINE'));
    assert.ok(named('отчёт ДЕБИТОРКА пуст').has('ДЕБИТОРКА'));
  });

  it('are whole codes, not their beginnings', () => {
    const codes = named('ОП-ПРОДЛЕНИЕ-60');
    assert.ok(codes.has('ОП-ПРОДЛЕНИЕ-60'));
    assert.ok(!codes.has('ОП-ПРОДЛЕНИЕ'));
  });

  it('are files by name, with or without a folder', () => {
    const codes = named('Скрипт lifecycles/upsell.yaml, а не C:\\scripts\\Main.SQL.');
    assert.ok(codes.has(fileKey('upsell.yaml')));
    assert.ok(codes.has(fileKey('main.sql')));
  });

  it('are read from summary, notes and names of attachments, too', () => {
    const ticket = makeTicket({
      summary: 'Папка ОП-1',
      notes: [makeNote({ text: 'НС-2', isPrivate: true })],
      attachments: [{ id: 1, fileName: 'olap-3.json', size: 1, contentType: '', author: null, createdAt: 0 }],
    });
    for (const code of ['ОП-1', 'НС-2', fileKey('olap-3.json')]) assert.ok(codesNamedBy(ticket).has(code), code);
  });

  it('are bounded, however much a ticket has', () => {
    assert.ok(named(Array.from({ length: 5000 }, (_, n) => `A-${n}`).join(' ')).size <= 500);
    assert.equal(named(`A-${'B'.repeat(500)}`).size, 0);
  });
});

describe('titles that a ticket names', () => {
  const words = wordsOf(
    makeTicket({ description: 'Отборная папка «Должники»: долги. Массовая  выписка, основной отбор.' }),
  );
  it('count in quotes, or when they are long enough', () => {
    assert.ok(namesTitle(words, 'Должники'));
    assert.ok(namesTitle(words, 'Массовая выписка, основной отбор'));
    assert.ok(!namesTitle(words, 'Долги'), 'a word that occurs by chance');
    assert.ok(!namesTitle(words, ''));
    assert.ok(!namesTitle(words, 'Анализ занятости ОД'));
  });
});

describe('the index of codes', () => {
  it('says what a new one would say after any changes', () => {
    const text = fc.array(fc.constantFrom('ЖЦ-1', 'ОП-2', 'a.yaml', 'слово', 'НС-3')).map(parts => parts.join(' '));
    const change = fc.record({ id: fc.integer({ min: 1, max: 4 }), text: fc.option(text) });
    fc.assert(
      fc.property(fc.array(change), changes => {
        const index = new CodeIndex();
        const texts = new Map<number, string>();
        for (const { id, text: description } of changes) {
          if (description === null) {
            assert.equal(
              index.remove(id),
              codesNamedBy(makeTicket({ summary: '', description: texts.get(id) ?? '' })).size > 0,
            );
            texts.delete(id);
          } else {
            index.put(makeTicket({ id, summary: '', description }));
            texts.set(id, description);
          }
        }
        for (const code of ['ЖЦ-1', 'ОП-2', 'НС-3']) {
          const expected = [...texts].filter(([, each]) => each.includes(code)).map(([id]) => id);
          assert.deepEqual(index.naming(code).toSorted(), expected.toSorted());
        }
        const naming = [...texts].filter(([, each]) => each.includes('a.yaml')).map(([id]) => id);
        assert.deepEqual(index.namingFile('A.yaml').toSorted(), naming.toSorted());
      }),
    );
  });

  it('tells whether anything changed', () => {
    const index = new CodeIndex();
    assert.equal(index.put(makeTicket({ summary: '', description: 'ЖЦ-1' })), true);
    assert.equal(index.put(makeTicket({ summary: '', description: 'всё ещё ЖЦ-1' })), false);
    assert.equal(index.put(makeTicket({ summary: '', description: '' })), true);
    assert.equal(index.remove(1234), false);
  });
});
