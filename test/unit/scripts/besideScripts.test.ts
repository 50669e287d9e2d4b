import assert from 'node:assert/strict';
import { err, ok } from '../../../src/base/result';
import { CodeIndex } from '../../../src/ui/scripts/codeIndex';
import { codesNamedBy, wordsOf } from '../../../src/ui/scripts/codes';
import { hashBefore, rankTickets } from '../../../src/ui/scripts/completionRanking';
import { excludeGlob, spelledOut } from '../../../src/ui/scripts/excludedFiles';
import { byCloseness, factsOfFile, reasonsFor } from '../../../src/ui/scripts/fileFacts';
import { lensRows } from '../../../src/ui/scripts/lensRows';
import { TicketLookup } from '../../../src/ui/scripts/ticketLookup';
import type { Ticket } from '../../../src/tickets/ticket';
import { makeTicket } from '../ticketPanel/makeTicket';

describe('what stands above a script', () => {
  const index = new CodeIndex();
  index.put(makeTicket({ id: 1, description: 'ЖЦ-1' }));
  index.put(makeTicket({ id: 2, description: 'ОП-2 из a.yaml' }));
  index.put(makeTicket({ id: 3, description: 'файл a.yaml' }));

  it('are the tickets of each code, and on top those of the file', () => {
    const text = '# Два\ncode: ЖЦ-1\n---\ncode: ОП-2\n';
    assert.deepEqual(lensRows(text, 'a.yaml', index), [
      { line: 0, ticketIds: [1, 3] },
      { line: 2, ticketIds: [2] },
    ]);
  });

  it('is nothing where no ticket names it', () => {
    assert.deepEqual(lensRows('code: НС-9', 'b.yaml', index), []);
    assert.deepEqual(lensRows('', 'b.yaml', index), []);
  });
});

describe('files of a ticket', () => {
  const ticket = makeTicket({ id: 12, description: 'Код ЖЦ-1, отчёт «Сборы», скрипт exchange/debt.sql' });
  const sayings = { ticketId: 12, codes: codesNamedBy(ticket), words: wordsOf(ticket) };
  const reasonsOf = (name: string, text: string) => reasonsFor(factsOfFile(name, text), sayings);

  it('are those that mention it, at the first line that does', () => {
    assert.deepEqual(reasonsOf('a.txt', 'раз\nдва #12 и #120\n#12'), [{ kind: 'mention', line: 1 }]);
    assert.deepEqual(reasonsOf('a.txt', 'раз #120'), []);
  });

  it('are those whose code, name or title it names', () => {
    assert.deepEqual(reasonsOf('x.yaml', 'kind: lifecycle\ncode: ЖЦ-1'), [{ kind: 'code', code: 'ЖЦ-1', line: 1 }]);
    assert.deepEqual(reasonsOf('Debt.sql', 'SELECT 1'), [{ kind: 'fileName', line: 0 }]);
    assert.deepEqual(reasonsOf('y.yaml', 'code: OLAP-9\ntitle: Сборы'), [{ kind: 'title', title: 'Сборы', line: 0 }]);
    assert.deepEqual(reasonsOf('z.yaml', 'code: ЖЦ-11\ntitle: Код'), []);
  });

  it('stand in the order of what ties them to the ticket', () => {
    const files = [
      { path: 'b.sql', reasons: reasonsOf('debt.sql', '') },
      { path: 'b.yaml', reasons: reasonsOf('b.yaml', 'code: ЖЦ-1') },
      { path: 'a.yaml', reasons: reasonsOf('a.yaml', 'code: ЖЦ-1') },
      { path: 'z.txt', reasons: reasonsOf('z.txt', '#12') },
    ];
    assert.deepEqual(
      files.sort(byCloseness).map(({ path }) => path),
      ['z.txt', 'a.yaml', 'b.yaml', 'b.sql'],
    );
  });
});

describe('the completion of numbers', () => {
  it('begins at a # that is none of a comment, unless asked for', () => {
    assert.deepEqual(hashBefore('fix #12', 'scminput', false), { start: 4, typed: '12' });
    assert.deepEqual(hashBefore('-- по #счет', 'sql', false), { start: 6, typed: 'счет' });
    assert.deepEqual(hashBefore('#', 'sql', false), { start: 0, typed: '' });
    assert.equal(hashBefore('  #', 'yaml', false), null);
    assert.deepEqual(hashBefore('  #', 'yaml', true), { start: 2, typed: '' });
    assert.deepEqual(hashBefore('# по #', 'yaml', false), { start: 5, typed: '' });
    assert.equal(hashBefore('#1', 'git-commit', true), null, 'git throws the line away');
    assert.deepEqual(hashBefore('Правка #1', 'git-commit', false), { start: 7, typed: '1' });
    assert.equal(hashBefore('page#', 'sql', true), null);
    assert.equal(hashBefore('#12 ', 'sql', true), null);
  });

  const person = (id: number) => ({ id, login: `u${id}`, realName: null, email: null });
  const tickets: readonly Ticket[] = [
    makeTicket({ id: 1, summary: 'Отчёт пуст', updatedAt: 1 }),
    makeTicket({ id: 2, summary: 'Выгрузка долгов', handler: person(3), updatedAt: 2 }),
    makeTicket({ id: 3, summary: 'Жизненный цикл допродаж', updatedAt: 3 }),
    makeTicket({ id: 12, summary: 'Счета не формируются', updatedAt: 9 }),
  ];
  const ranked = (parts: Partial<Parameters<typeof rankTickets>[0]>): number[] =>
    rankTickets({ tickets, typed: '', meId: 3, related: new Set(), around: '', limit: 10, ...parts }).map(
      ({ id }) => id,
    );

  it('offers mine first, then what changed last', () => assert.deepEqual(ranked({}), [2, 12, 3, 1]));
  it('offers what names the script before all', () => assert.deepEqual(ranked({ related: new Set([1]) })[0], 1));
  it('offers what shares words, in any form, before what is merely mine', () => {
    assert.deepEqual(ranked({ around: 'новый жизненный цикл для допродажи' })[0], 3);
  });
  it('narrows down by number or word, whoever it belongs to', () => {
    assert.deepEqual(ranked({ typed: '1' }), [12, 1]);
    assert.deepEqual(ranked({ typed: 'СЧЕТ' }), [12]);
    assert.deepEqual(ranked({ typed: 'нет' }), []);
    assert.equal(ranked({ limit: 2 }).length, 2);
  });
});

describe('what is not looked at', () => {
  it('is what the settings exclude, with braces spelled out', () => {
    assert.deepEqual(spelledOut('**/{a,b}/*.{x,y}'), ['**/a/*.x', '**/a/*.y', '**/b/*.x', '**/b/*.y']);
    assert.deepEqual(spelledOut('**/{a,{b,c}}'), ['**/a', '**/b', '**/c']);
    assert.deepEqual(spelledOut('**/{a'), []);
    assert.deepEqual(spelledOut('{a,b}'.repeat(20)), []);
    const glob = excludeGlob({ '**/out': true, '**/kept': false }, { '**/{x,y}': true, when: { when: 'z' } }, null);
    for (const pattern of ['**/out', '**/x', '**/y', '**/node_modules/**']) assert.ok(glob.includes(pattern), pattern);
    assert.ok(!glob.includes('kept'));
    assert.doesNotMatch(glob.slice(1, -1), /[{}]/);
  });
});

describe('tickets under the mouse', () => {
  const scene = (answer = () => Promise.resolve(ok(makeTicket()))) => {
    const asked: number[] = [];
    const time = { now: 0 };
    const lookup = new TicketLookup({
      known: id => (id === 1 ? makeTicket({ id: 1 }) : undefined),
      read: id => {
        asked.push(id);
        return answer();
      },
      now: () => time.now,
    });
    return { lookup, asked, time };
  };

  it('are not read when they are known, and once when they are not', async () => {
    const { lookup, asked, time } = scene();
    await lookup.find(1);
    await Promise.all([lookup.find(2), lookup.find(2)]);
    assert.deepEqual(asked, [2]);
    time.now = 6 * 60_000;
    await lookup.find(2);
    assert.deepEqual(asked, [2, 2]);
  });

  it('are not asked for again and again when they are not there', async () => {
    const { lookup, asked } = scene(
      () => Promise.resolve(err({ kind: 'offline', cause: 'timeout', code: null })) as never,
    );
    assert.equal((await lookup.find(2))?.ok, false);
    assert.equal((await lookup.find(2))?.ok, false);
    assert.deepEqual(asked, [2]);
  });

  it('are asked for no more than the server should bear', async () => {
    const { lookup, asked, time } = scene();
    for (let id = 2; id < 100; id++) await lookup.find(id);
    assert.equal(asked.length, 30);
    assert.equal(await lookup.find(500), undefined);
    time.now = 61_000;
    assert.ok((await lookup.find(500))?.ok);
  });
});
