import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TicketIndex, type SearchableTicket } from '../../../../src/vellii/knowledge/ticketSearch';

const ticket = (id: number, summary: string, changes: Partial<SearchableTicket> = {}): SearchableTicket => ({
  id,
  summary,
  description: '',
  notes: [],
  reporter: 'Нина Счётова schetova',
  handler: '',
  customer: 'РИЦ 927 Степной',
  category: 'Биллинг',
  status: 'назначен',
  tags: [],
  updatedAt: id,
  isWhole: true,
  isResolved: false,
  answer: null,
  ...changes,
});

const tickets = [
  ticket(12, 'Платёж разнёсся дважды', { notes: [{ text: 'Причина в планировщике BANK_IMPORT', isPrivate: true }] }),
  ticket(120, 'Рассылка попадает в спам', { category: 'Рассылки', tags: ['почта'] }),
  ticket(121, 'Отчёт пустой', { handler: 'Дарья Отчётова support4', status: 'решён' }),
  ticket(1205, 'Настройка роуминга', {
    description: 'Клиент на другом операторе, ошибка EDO-403',
    customer: 'РИЦ 914 Приозёрный',
  }),
];

function indexOf(list: readonly SearchableTicket[]): TicketIndex {
  const index = new TicketIndex();
  for (const each of list) index.put(each);
  return index;
}

const find = (text: string, index = indexOf(tickets)): number[] => index.search(text, 10).map(({ id }) => id);

describe('The search of tickets', () => {
  it('finds by number, whole first and then begun', () => {
    assert.deepEqual(find('12').slice(0, 4), [12, 1205, 121, 120]);
    assert.equal(find('#120')[0], 120);
    assert.equal(find('№ 1205')[0], 1205);
  });

  it('finds while the last word is still being typed', () => {
    for (const text of ['ро', 'роум', 'роуминг', 'роуминга', 'настройки роу']) assert.equal(find(text)[0], 1205, text);
  });

  it('finds over notes, description, people, customer, category, tags and status', () => {
    for (const [text, id] of [
      ['планировщик', 12],
      ['bank_import', 12],
      ['edo-403', 1205],
      ['дарья отчётова', 121],
      ['support4', 121],
      ['приозёрный', 1205],
      ['почта', 120],
      ['решён', 121],
    ] as const) {
      assert.equal(find(text)[0], id, text);
    }
  });

  it('knows forms, typing errors, layouts and transliteration', () => {
    for (const [text, id] of [
      ['платежи дважды ', 12],
      ['расслыка ', 120],
      ['hjevbyu', 1205],
      ['otchet ', 121],
    ] as const) {
      assert.equal(find(text)[0], id, text);
    }
  });

  it('puts tickets with all words before those with some', () => {
    const index = indexOf([
      ticket(1, 'счёт счёт счёт счёт'),
      ticket(2, 'договор и ещё много слов про счёт и про всё остальное'),
    ]);
    assert.deepEqual(find('счёт договор', index), [2, 1]);
  });

  it('shows the line that the words stand in, and whether it is private', () => {
    const index = indexOf(tickets);
    const passage = (text: string) => index.search(text, 1)[0]?.passage;
    assert.deepEqual(passage('планировщику'), {
      place: 'privateNote',
      text: 'Причина в планировщике BANK_IMPORT',
    });
    assert.deepEqual(passage('оператаре '), {
      place: 'description',
      text: 'Клиент на другом операторе, ошибка EDO-403',
    });
    assert.equal(passage('роуминг'), null, 'the summary says it already');
    assert.equal(passage('приозёрный'), null);
    assert.equal(passage('1205'), null);
  });

  it('finds tickets that speak of the same, resolved ones with an answer first', () => {
    const index = indexOf([
      ticket(1, 'Не формируется акт сверки по договору аренды', { description: 'Акт сверки пустой' }),
      ticket(2, 'Акт сверки не формируется', { isResolved: true, answer: 'Пересчитайте сальдо.' }),
      ticket(3, 'Акты сверок по договорам не строятся', { isResolved: true }),
      ticket(4, 'Роуминг с оператором', { isResolved: true, answer: 'Настроено' }),
      ...tickets,
    ]);
    const found = index.similar({ id: 1, summary: 'Не формируется акт сверки по договору', description: '' }, 5);
    assert.deepEqual(
      found.map(({ id, answer }) => [id, answer]),
      [
        [2, 'Пересчитайте сальдо.'],
        [3, null],
      ],
    );
    assert.deepEqual(index.similar({ id: 1, summary: '', description: '' }, 5), []);
    assert.deepEqual(index.similar({ id: 9, summary: 'Совершенно незнакомое', description: '' }, 5), []);
    assert.deepEqual(
      index.named([4, 99, 2]).map(({ id }) => id),
      [4, 2],
    );
  });

  it('forgets what is removed or changed', () => {
    const index = indexOf(tickets);
    index.remove(12);
    index.put(ticket(121, 'Совсем другое'));
    assert.deepEqual(find('планировщик ', index), []);
    assert.ok(!find('пустой ', index).includes(121));
    assert.equal(find('другое', index)[0], 121);
  });

  it('answers nothing to nothing', () => {
    assert.deepEqual(find(''), []);
    assert.deepEqual(find('   '), []);
    assert.deepEqual(find('!!! ???'), []);
    assert.deepEqual(find('слово'.repeat(500)), []);
  });

  it('is kept on the disk; a torn file is told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 've-search-'));
    try {
      const file = join(folder, 'search.index');
      const bytes = await indexOf(tickets).write(file);
      const again = new TicketIndex();
      assert.equal(await again.read(file), 'read');
      assert.deepEqual(find('роум', again), find('роум'));
      assert.equal(again.search('планировщик', 1)[0]?.passage?.place, 'privateNote');
      assert.deepEqual(
        [...again.changes()],
        tickets.map(({ id, updatedAt, isWhole }) => [id, { updatedAt, isWhole }]),
      );
      await truncate(file, bytes - 3);
      assert.equal(await new TicketIndex().read(file), 'torn');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
