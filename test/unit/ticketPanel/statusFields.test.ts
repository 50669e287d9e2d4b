import './fakeVscode';
import assert from 'node:assert/strict';
import { allowedStatuses } from '../../../src/mantis/transitions';
import type { Ticket } from '../../../src/tickets/ticket';
import { alongWith, statusFields } from '../../../src/ui/ticketPanel/fields/statusFields';
import type { TicketSession } from '../../../src/ui/ticketPanel/session';
import { composerView } from '../../../src/ui/ticketPanel/viewModel';
import { customField, dictionaryFrom } from '../mantis/dictionaryFixture';
import { makeTicket } from './makeTicket';

const effort = customField(2, 'Трудоёмкость (ч)', { type: 'float', requiredOnResolve: true });
const kind = customField(1, 'Тип обращения', { type: 'enum', possibleValues: ['Сбой'], requiredOnResolve: true });

function sessionOf(level = 55): TicketSession {
  const dictionary = dictionaryFrom({}, { level, customFields: [kind, effort] });
  return {
    typeField: 'Тип обращения',
    dictionaryOf: () => dictionary,
    now: () => 0,
    allowedStatuses: (ticket: Ticket) => allowedStatuses(dictionary, ticket),
  } as unknown as TicketSession;
}

const assigned = { id: 50, name: 'assigned', label: 'назначена' };
const open = { id: 10, name: 'open', label: 'открыта' };
const ticket = makeTicket({
  status: assigned,
  resolution: open,
  customFields: [{ id: 1, name: 'Тип обращения', value: 'Сбой' }],
});

describe('what a status asks for', () => {
  it('is the resolution and the demanded fields that are empty', () => {
    assert.deepEqual(
      statusFields(ticket, sessionOf(), 80).map(({ key, value, kind: input }) => [key, value, input]),
      [
        ['resolution', '20', 'choice'],
        ['customField:2', '', 'number'],
      ],
    );
    assert.deepEqual(statusFields(ticket, sessionOf(), 20), []);
    const bare = { ...ticket, customFields: [] };
    assert.deepEqual(
      statusFields(bare, sessionOf(), 80).map(({ key }) => key),
      ['resolution', 'customField:1', 'customField:2'],
    );
  });

  it('goes into the same change, over what was seen', () => {
    assert.deepEqual(
      alongWith(ticket, sessionOf(), 80, { resolution: '50', 'customField:2': '1,5', 'customField:9': 'x' }),
      {
        ok: true,
        value: {
          base: { resolutionId: 10, customFields: { 2: '' } },
          changes: { resolutionId: 50, customFields: { 2: '1.5' } },
        },
      },
    );
  });

  it('is refused in words when it is empty or impossible, and the resolution falls back to the first', () => {
    const missing = alongWith(ticket, sessionOf(), 80, {});
    assert.ok(!missing.ok && missing.error.includes('Трудоёмкость'));
    const odd = alongWith(ticket, sessionOf(), 80, { 'customField:2': 'много' });
    assert.ok(!odd.ok && odd.error.includes('not a number'));
    const fine = alongWith(ticket, sessionOf(), 80, { 'customField:2': '1', resolution: '30' });
    assert.ok(fine.ok && fine.value.changes.resolutionId === 20);
  });

  it('is «reopened» by itself when a ticket is reopened', () => {
    const resolved = { ...ticket, status: { id: 80, name: 'resolved', label: '' }, resolution: { ...open, id: 20 } };
    assert.deepEqual(alongWith(resolved, sessionOf(70), 50, {}), {
      ok: true,
      value: { base: { resolutionId: 20 }, changes: { resolutionId: 30 } },
    });
  });

  it('makes the status no choice, with the reason, where the person may not fill it in, or parts are open', () => {
    const below = { ...effort, writeLevel: 70 };
    const session = sessionOf();
    const dictionary = dictionaryFrom({}, { level: 55, customFields: [below] });
    const strict = {
      ...session,
      dictionaryOf: () => dictionary,
      allowedStatuses: (of: Ticket) => allowedStatuses(dictionary, of),
    };
    const denied = composerView(ticket, strict, true).denied.map(({ reason }) => reason);
    assert.ok(denied.every(reason => reason.includes('Трудоёмкость')) && denied.length > 0, denied.join());
    const child = { id: 7, summary: null, status: assigned };
    const parent = {
      ...ticket,
      relationships: [{ id: 1, type: { id: 2, name: 'parent-of', label: '' }, other: child }],
    };
    const choices = composerView(parent, session, true);
    assert.ok(choices.denied.some(({ reason }) => reason.includes('#7')));
    assert.ok(!choices.statuses.some(({ id }) => id >= 80));
    assert.ok(composerView(ticket, session, true).statuses.some(({ id }) => id === 80));
  });
});
