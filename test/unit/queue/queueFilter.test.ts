import assert from 'node:assert/strict';
import { choicesOf, everything, isEverything, passes, type QueueFilter } from '../../../src/ui/queue/queueFilter';
import { makeTicket } from '../ticketPanel/makeTicket';

const me = { id: 3, login: 'support1', realName: 'Борис Ёлкин', email: null };
const ticket = makeTicket({
  id: 412,
  summary: 'Не печатается счёт',
  handler: me,
  customer: 'РИЦ 905',
  category: 'Биллинг',
});
const nobodys = makeTicket({ id: 413, summary: 'Вопрос', type: 'consultation', customer: null, category: 'ЭДО' });

const shows = (filter: Partial<QueueFilter>): number[] =>
  [ticket, nobodys]
    .filter(each => passes({ ticket: each, unread: null }, { ...everything, ...filter }, 3))
    .map(({ id }) => id);

describe('the filter of the tree', () => {
  it('by whose the tickets are', () => {
    assert.deepEqual(shows({}), [412, 413]);
    assert.deepEqual(shows({ who: 'mine' }), [412]);
    assert.deepEqual(shows({ who: 'unassigned' }), [413]);
  });

  it('by customer, category and type', () => {
    assert.deepEqual(shows({ customer: 'РИЦ 905' }), [412]);
    assert.deepEqual(shows({ category: 'ЭДО' }), [413]);
    assert.deepEqual(shows({ type: 'consultation' }), [413]);
    assert.deepEqual(shows({ category: 'ЭДО', who: 'mine' }), []);
  });

  it('by words, whatever their case, «е» for «ё», in any order', () => {
    assert.deepEqual(shows({ text: 'СЧЕТ печатается' }), [412]);
    assert.deepEqual(shows({ text: '#413' }), [413]);
    assert.deepEqual(shows({ text: 'елкин' }), [412]);
    assert.deepEqual(shows({ text: '  ' }), [412, 413]);
    assert.deepEqual(shows({ text: 'нет такого' }), []);
  });

  it('knows when it leaves everything', () => {
    assert.ok(isEverything(everything) && isEverything({ ...everything, text: '  ' }));
    assert.ok(!isEverything({ ...everything, who: 'mine' }));
  });

  it('offers what occurs', () => {
    assert.deepEqual(choicesOf([ticket, nobodys, ticket]), {
      customers: ['РИЦ 905'],
      categories: ['Биллинг', 'ЭДО'],
      types: ['consultation', 'failure'],
    });
  });
});
