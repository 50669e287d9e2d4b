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
  ...changes,
});

const tickets = [
  ticket(12, 'Платёж разнёсся дважды', { notes: ['Причина в планировщике BANK_IMPORT'] }),
  ticket(120, 'Рассылка попадает в спам', { category: 'Рассылки', tags: ['почта'] }),
  ticket(121, 'Отчёт пустой', { handler: 'Дарья Отчётова support4', status: 'решён' }),
  ticket(1205, 'Настройка роуминга', { description: 'Клиент на другом операторе, ошибка EDO-403', customer: 'РИЦ 914 Приозёрный' }),
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
    const index = indexOf([ticket(1, 'счёт счёт счёт счёт'), ticket(2, 'договор и ещё много слов про счёт и про всё остальное')]);
    assert.deepEqual(find('счёт договор', index), [2, 1]);
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
      assert.deepEqual([...again.changes()], tickets.map(({ id, updatedAt }) => [id, updatedAt]));
      await truncate(file, bytes - 3);
      assert.equal(await new TicketIndex().read(file), 'torn');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
