import './fakeVscode';
import assert from 'node:assert/strict';
import { similarView as schema } from '../../../src/protocol/similar';
import { productionCalendar } from '../../../src/regulation/calendar/productionCalendar';
import { defaultPolicy } from '../../../src/regulation/policy/defaultPolicy';
import { isLargeEffort, largeEffortLetter, largeSince } from '../../../src/regulation/queue/largeEffort';
import { prepareRegulation } from '../../../src/regulation/regulation';
import type { HistoryEntry, Ticket } from '../../../src/tickets/ticket';
import { largeEffortView } from '../../../src/ui/ticketPanel/largeEffortView';
import type { TicketSession } from '../../../src/ui/ticketPanel/session';
import { similarView } from '../../../src/ui/ticketPanel/similar/similarView';
import { dictionaryFrom } from '../mantis/dictionaryFixture';
import { makeNote, makeTicket } from './makeTicket';

const regulation = prepareRegulation(defaultPolicy, productionCalendar());
const effortField = 'Трудоёмкость (ч)';

function sessionWith(tickets: readonly Ticket[] = [], rule = 'E7'): TicketSession {
  return {
    regulation,
    mapping: { fields: { effort: effortField } },
    dictionaryOf: () => dictionaryFrom({}, { level: 55 }),
    store: { all: () => tickets },
    known: (id: number) => tickets.find(ticket => ticket.id === id),
    place: () => ({ reason: { rule } }),
    sideOf: (note: { readonly author: { readonly login: string } | null }) =>
      note.author?.login === 'customer' ? 'customer' : 'staff',
  } as unknown as TicketSession;
}

describe('similar tickets of a panel', () => {
  const shown = (ticket: Ticket, session: TicketSession) =>
    ({ kind: 'shown', ticket, session, isConnected: true, isRefreshing: false, stale: null }) as const;

  it('are the customer’s other open ones, those that Mantis relates, and what was found', () => {
    const ticket = makeTicket({
      relationships: [
        {
          id: 1,
          type: { id: 0, name: 'duplicate-of', label: 'duplicate of' },
          other: { id: 70, summary: 'Раньше\u202E', status: { id: 90, name: 'closed', label: 'закрыто' } },
        },
      ],
    });
    const session = sessionWith([
      ticket,
      makeTicket({ id: 2, updatedAt: 1 }),
      makeTicket({ id: 3, updatedAt: 2 }),
      makeTicket({ id: 4, customer: 'Другой' }),
    ]);
    const head = { status: 'решено', handler: '', updatedAt: 0, isWhole: true, isResolved: true };
    const found = {
      phase: 'ready',
      tickets: [
        { ...head, id: 5, summary: 'Своё', customer: ticket.customer ?? '', answer: 'Пересчитайте' },
        { ...head, id: 6, summary: 'Чужое', customer: 'РИЦ «Южный»', answer: null },
      ],
    } as const;
    const view = schema.parse(similarView(shown(ticket, session), found, null));
    assert.deepEqual(
      view.ofCustomer.map(({ ticketId }) => ticketId),
      [3, 2],
    );
    assert.deepEqual(
      view.linked.map(({ ticketId, summary, isResolved }) => [ticketId, summary, isResolved]),
      [[70, 'Раньше', true]],
    );
    assert.deepEqual(
      view.similar.map(({ facts, answer }) => [facts, answer]),
      [
        ['', 'Пересчитайте'],
        ['another customer: РИЦ «Южный»', null],
      ],
    );
    assert.equal(view.closeBlocked, null);
  });

  it('of nobody’s customer are none; why the ticket cannot be closed is told', () => {
    const ticket = makeTicket({ customer: null });
    const view = similarView(shown(ticket, sessionWith([makeTicket({ id: 2 })])), { phase: 'closed' }, 'нельзя');
    assert.deepEqual([view.phase, view.ofCustomer, view.closeBlocked], ['closed', [], 'нельзя']);
    const closed = makeTicket({ status: { id: 90, name: 'closed', label: 'закрыто' } });
    assert.match(similarView(shown(closed, sessionWith()), { phase: 'closed' }, null).closeBlocked ?? '', /resolved/);
  });
});

describe('work over the limit (H4)', () => {
  const at = Date.UTC(2026, 10, 24, 9);
  const line = (oldValue: string, newValue: string, when = at): HistoryEntry => ({
    kind: 'field',
    field: effortField,
    oldValue,
    newValue,
    at: when,
    user: null,
    message: '',
    change: null,
  });
  const large = (parts: Partial<Ticket> = {}): Ticket =>
    makeTicket({
      regulationFields: { effort: '6', paid: null, mode: null },
      history: [line('', '6')],
      ...parts,
    });

  it('begins above the limit, exactly, whichever sign parts the decimals', () => {
    for (const effort of ['4,01', '4.01', '40']) assert.ok(isLargeEffort(effort, regulation), effort);
    for (const effort of [null, '', '4', '4.00', '3,99', 'пять']) assert.ok(!isLargeEffort(effort, regulation));
  });

  it('counts from when the effort first went over the limit and stayed there', () => {
    const changes = [
      { at: 1, oldValue: '', newValue: '6' },
      { at: 2, oldValue: '6', newValue: '2' },
      { at: 3, oldValue: '2', newValue: '5' },
      { at: 4, oldValue: '5', newValue: '8' },
    ];
    assert.equal(largeSince(changes, 0, regulation), 3);
    assert.equal(largeSince([], 7, regulation), 7);
  });

  it('is to be told until the department has written publicly since then', () => {
    const session = sessionWith();
    assert.equal(largeEffortView(large(), session)?.effort, '6');
    const before = makeNote({ createdAt: at - 1 });
    const hidden = makeNote({ createdAt: at + 1, isPrivate: true });
    const customers = makeNote({
      createdAt: at + 1,
      author: { id: 5, login: 'customer', realName: null, email: null },
    });
    assert.ok(largeEffortView(large({ notes: [before, hidden, customers] }), session) !== null);
    assert.equal(largeEffortView(large({ notes: [makeNote({ createdAt: at + 1 })] }), session), null);
  });

  it('is no matter where the place in the queue does not suffer, or nothing is known', () => {
    assert.equal(largeEffortView(large(), sessionWith([], 'E1')), null);
    assert.equal(largeEffortView(large({ history: null }), sessionWith()), null);
    assert.equal(largeEffortView(large({ notes: null }), sessionWith()), null);
    const small = large({ regulationFields: { effort: '4', paid: null, mode: null } });
    assert.equal(largeEffortView(small, sessionWith()), null);
  });

  it('says what is offered, the agreed date where there is one, and promises none', () => {
    const letter = largeEffortView(large({ dueDate: Date.UTC(2026, 11, 5, 9) }), sessionWith())?.letter ?? '';
    assert.match(letter, /больше 4 часов/);
    assert.match(letter, /платно/);
    assert.match(letter, /расширенное сопровождение/);
    assert.match(letter, /5 декабря 2026/);
    const paid = largeEffortView(large(), sessionWith([], 'E4'))?.letter ?? '';
    assert.match(paid, /как платная/);
    assert.doesNotMatch(paid, /расширенное/);
    const parts = { limitHours: 4, isPaid: true, agreedDate: null, addressee: 'Нина Петровна' };
    assert.match(largeEffortLetter(parts), /^Здравствуйте, Нина Петровна!/);
    for (const [limitHours, words] of [
      [1, 'больше 1 часа'],
      [1.5, 'больше 1,5 часа'],
      [11, 'больше 11 часов'],
      [21, 'больше 21 часа'],
    ] as const) {
      assert.ok(largeEffortLetter({ ...parts, limitHours }).includes(words), words);
    }
  });
});
