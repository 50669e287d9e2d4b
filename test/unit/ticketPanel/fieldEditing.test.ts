import './fakeVscode';
import assert from 'node:assert/strict';
import type { FieldValues } from '../../../src/mantis/fields';
import type { WriteOutcome } from '../../../src/mantis/writer';
import { fieldsView } from '../../../src/protocol/fields';
import type { Ticket } from '../../../src/tickets/ticket';
import { FieldEditing } from '../../../src/ui/ticketPanel/fields/fieldEditing';
import { changed, dateText, keyOfName, textOf, valuesOf } from '../../../src/ui/ticketPanel/fields/fieldText';
import type { TicketSession } from '../../../src/ui/ticketPanel/session';
import type { FeedState } from '../../../src/ui/ticketPanel/ticketFeed';
import { dictionaryFrom } from '../mantis/dictionaryFixture';
import { makeTicket } from './makeTicket';

const people = [
  { id: 3, login: 'support1', realName: 'Борис', email: null, accessLevel: 55 },
  { id: 4, login: 'support2', realName: 'Вера', email: null, accessLevel: 55 },
  { id: 5, login: 'customer', realName: 'Григорий', email: null, accessLevel: 25 },
];
const field = (id: number, name: string, type: string, possibleValues: readonly string[] = [], writeLevel = 25) => ({
  id,
  name,
  type,
  possibleValues,
  lengthMin: 0,
  lengthMax: 0,
  validRegexp: '',
  readLevel: 10,
  writeLevel,
  requiredOnResolve: false,
  requiredOnClose: false,
});
const customFields = [
  field(1, 'Тип обращения', 'enum', ['Консультация', 'Сбой']),
  field(2, 'Трудоёмкость (ч)', 'float'),
  field(3, 'Платная', 'checkbox', ['Да']),
  field(4, 'Тайное', 'string', [], 90),
  field(5, 'Когда', 'date'),
];

function scene(parts: Partial<Ticket> = {}, level = 55) {
  const ticket = makeTicket({ customFields: [{ id: 2, name: 'Трудоёмкость (ч)', value: '2.5' }], ...parts });
  const calls: (readonly [FieldValues, FieldValues])[] = [];
  const taken: Ticket[] = [];
  const answer: { next: WriteOutcome } = { next: { kind: 'confirmed', ticket, etag: null } };
  const session = {
    typeField: 'Тип обращения',
    dictionaryOf: () =>
      dictionaryFrom(
        { due_date_update_threshold: 55 },
        {
          level,
          users: people,
          customFields,
          categories: [
            { id: 7, name: 'Биллинг' },
            { id: 8, name: 'ЭДО' },
          ],
        },
      ),
    writer: {
      changeFields: (_id: number, base: FieldValues, changes: FieldValues) => {
        calls.push([base, changes]);
        return Promise.resolve(answer.next);
      },
    },
  } as unknown as TicketSession;
  const current: Extract<FeedState, { kind: 'shown' }> = {
    kind: 'shown',
    ticket,
    session,
    isConnected: true,
    isRefreshing: false,
    stale: null,
  };
  const editing = new FieldEditing({
    ticketId: ticket.id,
    feed: { current, connected: session, take: next => taken.push(next), refresh: () => Promise.resolve() },
    onChange: () => undefined,
  });
  const view = () => fieldsView.parse(editing.view(current));
  const base = () => Object.fromEntries(view().fields.map(({ key, value }) => [key, value]));
  const save = (values: Readonly<Record<string, string>>) =>
    editing.handle({ type: 'saveFields', id: 'a', base: base(), values: { ...base(), ...values } });
  return { editing, view, base, save, calls, taken, answer };
}

describe('fields edited in the panel', () => {
  it('are those that may be changed here: not the type, not what one may not read', () => {
    const { view } = scene();
    assert.deepEqual(
      view().fields.map(({ key, value, kind }) => `${key}=${value} ${kind}`),
      [
        'handler= choice',
        'category=7 choice',
        'version= choice',
        'dueDate= date',
        'visibility=public choice',
        'customField:2=2.5 number',
        'customField:3= choices',
        'customField:4= text',
        'customField:5= date',
      ],
    );
    const blocked = view().fields.filter(each => each.blocked !== null);
    assert.deepEqual(
      blocked.map(({ key }) => key),
      ['customField:4'],
    );
  });

  it('offer as handlers those who may handle, and whoever does', () => {
    const stranger = { id: 99, login: 'left', realName: null, email: null };
    const labels = scene({ handler: stranger })
      .view()
      .fields[0]?.options.map(({ label }) => label);
    assert.deepEqual(labels, ['nobody assigned', 'Борис', 'Вера', 'left']);
  });

  it('say why nothing may be changed', () => {
    assert.ok(
      scene({}, 25)
        .view()
        .fields.every(({ blocked }) => blocked !== null),
    );
    const resolved = scene({ status: { id: 80, name: 'resolved', label: 'решена' } });
    assert.ok(resolved.view().fields.every(({ blocked }) => (blocked ?? '').includes('resolved or closed')));
  });

  it('are written together, only the changed ones, over what was seen', async () => {
    const { save, calls, view, taken } = scene();
    await save({ handler: '4', 'customField:2': '3,5', dueDate: '2026-12-01' });
    assert.deepEqual(calls, [
      [
        { handlerId: 0, dueDate: null, customFields: { 2: '2.5' } },
        { handlerId: 4, dueDate: Date.parse('2026-12-01T00:00:00+03:00'), customFields: { 2: '3.5' } },
      ],
    ]);
    assert.deepEqual(view().saving, { phase: 'saved', id: 'a' });
    assert.equal(taken.length, 1);
  });

  it('unchanged cost no request', async () => {
    const { save, calls, view } = scene();
    await save({});
    assert.deepEqual([calls.length, view().saving.phase], [0, 'saved']);
  });

  it('keep the hour of a due date that nobody touched on purpose', async () => {
    const dueDate = Date.parse('2026-12-01T17:30:00+03:00');
    const { save, calls } = scene({ dueDate });
    await save({ dueDate: '' });
    assert.deepEqual(calls, [[{ dueDate }, { dueDate: null }]]);
  });

  it('of a date are days in Moscow, stored in seconds; an hour that somebody set stays in what was seen', async () => {
    const stored = String(Date.parse('2026-12-01T17:30:00+03:00') / 1000);
    const { save, calls, base } = scene({ customFields: [{ id: 5, name: 'Когда', value: stored }] });
    assert.equal(base()['customField:5'], '2026-12-01');
    await save({ 'customField:5': '2026-12-09' });
    const next = String(Date.parse('2026-12-09T00:00:00+03:00') / 1000);
    assert.deepEqual(calls, [[{ customFields: { 5: stored } }, { customFields: { 5: next } }]]);
    const odd = scene({ customFields: [{ id: 5, name: 'Когда', value: '01.12.2026' }] });
    assert.match(odd.view().fields.find(({ key }) => key === 'customField:5')?.blocked ?? '', /in Mantis itself/);
  });

  it('are refused before sending when they cannot be', async () => {
    for (const bad of [
      { 'customField:2': 'много' },
      { handler: '5' },
      { category: '' },
      { 'customField:3': 'Нет' },
      { 'customField:4': 'x' },
      { dueDate: '31.12.2026' },
      { nonsense: 'x' },
    ]) {
      const { save, calls, view } = scene();
      await save(bad);
      assert.deepEqual([calls.length, view().saving.phase], [0, 'failed'], JSON.stringify(bad));
    }
  });

  it('that a colleague changed as well wait for a decision', async () => {
    const { save, editing, calls, view, answer } = scene();
    const fields = [{ field: 'handlerId', base: 0, mine: 4, theirs: 3 }];
    answer.next = { kind: 'rejected', error: { kind: 'conflict', fields, wrote: false }, written: [] };
    await save({ handler: '4', category: '8' });
    assert.deepEqual(view().saving, {
      phase: 'conflict',
      rows: [
        {
          key: 'handler',
          label: 'Handler',
          base: 'nobody assigned',
          mine: 'Вера',
          theirs: 'Борис',
          theirsValue: '3',
          isOverwritten: false,
        },
      ],
      wasLost: false,
    });
    answer.next = { kind: 'confirmed', ticket: makeTicket(), etag: null };
    await editing.handle({ type: 'decideFields', choices: { handler: 'mine' } });
    assert.deepEqual(calls[1], [
      { handlerId: 3, categoryId: 7 },
      { handlerId: 4, categoryId: 8 },
    ]);
    assert.equal(view().saving.phase, 'saved');
  });

  it('decided for the colleague leave the rest to be written', async () => {
    const { save, editing, calls, answer } = scene();
    const fields = [{ field: 'handlerId', base: 0, mine: 4, theirs: 3 }];
    answer.next = { kind: 'rejected', error: { kind: 'conflict', fields, wrote: false }, written: [] };
    await save({ handler: '4', category: '8' });
    await editing.handle({ type: 'decideFields', choices: { handler: 'theirs' } });
    assert.deepEqual(calls[1], [
      { handlerId: 3, categoryId: 7 },
      { handlerId: 3, categoryId: 8 },
    ]);
  });

  it('that undid a colleague’s priority show it, and put it back if so decided', async () => {
    const { save, editing, calls, view, answer } = scene();
    const fields = [{ field: 'priorityId', base: 20, mine: 20, theirs: 60, now: 20 }];
    answer.next = { kind: 'rejected', error: { kind: 'conflict', fields, wrote: true }, written: ['categoryId'] };
    await save({ category: '8' });
    const { saving } = view();
    assert.ok(saving.phase === 'conflict' && saving.wasLost);
    assert.deepEqual(
      saving.rows.map(({ key, label, theirsValue, isOverwritten }) => [key, label, theirsValue, isOverwritten]),
      [['priorityId', 'Priority', null, true]],
    );
    await editing.handle({ type: 'decideFields', choices: { priorityId: 'theirs' } });
    assert.deepEqual(calls[1], [
      { priorityId: 20, categoryId: 7 },
      { priorityId: 60, categoryId: 8 },
    ]);
  });

  it('of a due date with an hour are decided once', async () => {
    const dueDate = Date.parse('2026-12-01T17:30:00+03:00');
    const theirs = Date.parse('2026-12-03T11:15:00+03:00');
    const { save, editing, calls, answer } = scene({ dueDate });
    const mine = Date.parse('2026-12-09T00:00:00+03:00');
    const fields = [{ field: 'dueDate', base: dueDate, mine, theirs }];
    answer.next = { kind: 'rejected', error: { kind: 'conflict', fields, wrote: false }, written: [] };
    await save({ dueDate: '2026-12-09' });
    await editing.handle({ type: 'decideFields', choices: { dueDate: 'mine' } });
    assert.deepEqual(calls[1], [{ dueDate: theirs }, { dueDate: mine }]);
  });

  it('whose writing is in doubt say that saving again is safe', async () => {
    const { save, view, answer } = scene();
    answer.next = { kind: 'uncertain', error: { kind: 'offline', cause: 'timeout', code: null } };
    await save({ category: '8' });
    const { saving } = view();
    assert.ok(saving.phase === 'failed' && saving.problem.message.includes('written twice'));
  });
});

describe('fields as text', () => {
  it('and back', () => {
    assert.deepEqual(valuesOf({ handler: '', visibility: 'private', version: '2', 'customField:9': 'А|Б' }), {
      handlerId: 0,
      isPrivate: true,
      targetVersionId: 2,
      customFields: { 9: 'А|Б' },
    });
    assert.deepEqual(valuesOf({ toString: 'x', constructor: 'y' }), {});
    assert.equal(keyOfName('targetVersionId'), 'version');
    assert.equal(textOf('isPrivate', false), 'public');
    assert.equal(textOf('handlerId', 0), '');
  });

  it('of a date is the day in Moscow', () => {
    assert.equal(dateText(Date.parse('2026-11-30T21:00:00Z')), '2026-12-01');
    assert.equal(dateText(null), '');
  });

  it('changed is what differs', () => {
    assert.deepEqual(changed({ a: '1', b: '' }, { a: '1', b: '2', c: '' }), { b: '2' });
  });
});
