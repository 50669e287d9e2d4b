import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { SearchHit } from '../../../src/vellii/knowledge/ticketSearch';
import { passagesOf, tellingPassage } from '../../../src/vellii/knowledge/search/passages';
import { loadedMatches, mergeFound, typedNumber, type FoundRow } from '../../../src/ui/finding/foundRows';
import { RecentTickets } from '../../../src/ui/finding/recentTickets';
import { makeTicket } from '../ticketPanel/makeTicket';

const hit = (id: number): SearchHit => ({
  id,
  summary: '',
  status: '',
  customer: '',
  handler: '',
  updatedAt: 0,
  isWhole: true,
  isResolved: false,
  answer: null,
  passage: null,
});
const row = (id: number): FoundRow => ({ ...hit(id), ticket: null });
const merged = (text: string, hits: readonly number[], loaded: readonly number[]): number[] =>
  mergeFound(
    text,
    hits.map(hit),
    loaded.map(id => makeTicket({ id })),
    ({ id }) => row(id),
    ({ id }) => row(id),
  ).map(({ id }) => id);

describe('what is found', () => {
  it('is a number only when nothing else is typed', () => {
    for (const text of ['12', '#12', ' № 12 ', '#0012']) assert.equal(typedNumber(text), 12, text);
    for (const text of ['', '0', '12 акт', 'EDO-12', '12.5', '1234567890']) assert.equal(typedNumber(text), null, text);
  });

  it('comes from the index first, then from what is loaded and not indexed yet, each once', () => {
    assert.deepEqual(merged('акт', [5, 3], [3, 9, 5]), [5, 3, 9]);
    assert.deepEqual(merged('акт', [], [2, 1]), [2, 1]);
    assert.deepEqual(merged('#9', [91, 90], [9]), [9, 91, 90]);
  });

  it('needs every word while there is no index; «ё» and case do not matter', () => {
    const tickets = [
      makeTicket({ id: 1, summary: 'Отчёт пустой', customer: 'РИЦ «Северный»' }),
      makeTicket({ id: 2, summary: 'Отчет не строится', customer: null, tags: [{ id: 1, name: 'срочно' }] }),
    ];
    const found = (text: string): number[] => loadedMatches(tickets, text).map(({ id }) => id);
    assert.deepEqual(found('отчет'), [1, 2]);
    assert.deepEqual(found('ОТЧЁТ северн'), [1]);
    assert.deepEqual(found('срочно'), [2]);
    assert.deepEqual(found('#2'), [2]);
    assert.deepEqual(found('отчет накладная'), []);
  });
});

describe('the line that was found', () => {
  const long = `${'начало '.repeat(40)}сертификат просрочен ${'конец '.repeat(40)}`;

  it('is cut around the first word, and is one line', () => {
    const found = tellingPassage([{ place: 'note', text: `${long}\nвторая` }], ['сертификат']);
    assert.ok(found !== null);
    assert.match(found.text, /^…начало .*сертификат просрочен/);
    assert.ok(found.text.length <= 141, found.text);
    assert.doesNotMatch(found.text, /\n/);
  });

  it('is the one with most of the words; a word begins where a stem does', () => {
    const passages = [
      { place: 'description', text: 'Пересертификация' },
      { place: 'note', text: 'Вход по сертификату' },
      { place: 'privateNote', text: 'Сертификат клиента просрочен' },
    ] as const;
    assert.equal(tellingPassage(passages, ['сертификат'])?.place, 'note');
    assert.equal(tellingPassage(passages, ['сертификат', 'просроч'])?.place, 'privateNote');
    assert.equal(tellingPassage(passages, ['накладн']), null);
  });

  it('comes from texts that are kept within bounds, the newest comment first', () => {
    const notes = Array.from({ length: 30 }, (_, at) => ({
      text: `${at} ${'x'.repeat(3000)}`,
      isPrivate: at % 2 === 0,
    }));
    const kept = passagesOf({ description: 'Описание', notes });
    assert.deepEqual([kept[0]?.place, kept[1]?.place, kept[1]?.text.slice(0, 3)], ['description', 'note', '29 ']);
    assert.ok(kept.reduce((sum, { text }) => sum + text.length, 0) <= 3_000);
  });
});

describe('recent tickets', () => {
  it('are kept for each server, the last one first, and few', () => {
    let value: unknown;
    const memento = {
      get: () => value,
      update: (_: string, next: unknown) => {
        value = next;
        return Promise.resolve();
      },
    } as unknown as vscode.Memento;
    const recent = new RecentTickets(memento);
    for (const id of [1, 2, 1, 3]) recent.note('a', id);
    recent.note('b', 7);
    assert.deepEqual([recent.of('a'), recent.of('b'), recent.of('c')], [[3, 1, 2], [7], []]);
    for (let id = 10; id < 40; id++) recent.note('a', id);
    assert.equal(recent.of('a').length, 12);
    value = { a: ['junk'] };
    assert.deepEqual(recent.of('a'), []);
  });
});
