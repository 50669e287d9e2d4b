import assert from 'node:assert/strict';
import { withFaults } from '../../../demo/mantis/faults';
import { updateIssue } from '../../../demo/mantis/model/issues';
import { addNote } from '../../../demo/mantis/model/notes';
import { createCategory } from '../../../demo/mantis/model/projects';
import type { FieldValues } from '../../../src/mantis/fields';
import { presentFields } from '../../../src/mantis/presentFields';
import { classesOf, fieldChange, type Classes } from '../../../src/mantis/reclassification';
import { reclassify, undo, type Ending } from '../../../src/mantis/reclassify';
import { toTicket } from '../../../src/mantis/mapping';
import type { Choice } from '../../../src/tickets/reclassification/change';
import type { Ticket } from '../../../src/tickets/ticket';
import { deskOf, PRIORITY, startForeignServer, type Desk, type ForeignServer } from './foreignServer';

const choice: Choice = { type: 'failure', category: 'Перевозки', priority: 'blocker' };

describe('reclassifying on a server with other numbers and names', () => {
  let server: ForeignServer;
  let desk: Desk;
  let classes: Classes;
  let bodies: unknown[];

  beforeEach(async () => {
    server = await startForeignServer();
    createCategory(server.state, server.project.id, 'Перевозки');
    server.fields.kind.possibleValues = 'Вопрос (консультация)|Настройка|Доработка|Ошибка';
    desk = await deskOf(server, 'chief');
    classes = classesOf(desk.dictionary, desk.mapping);
    bodies = [];
    server.interfere(
      withFaults(({ method, body }) => {
        if (method !== 'GET') bodies.push(body);
        return undefined;
      }),
    );
  });
  afterEach(() => server.stop());

  async function read(): Promise<Ticket> {
    const answer = await desk.client.getIssue(server.issue.id);
    assert.ok(answer.ok && answer.value.kind === 'issue');
    return toTicket(answer.value.issue, desk.dictionary, desk.mapping);
  }

  async function change(): Promise<Ending> {
    const ticket = await read();
    const fields = fieldChange(ticket, choice, classes);
    assert.ok(fields !== null);
    return reclassify(desk.writer, { ticket, change: fields, note: { text: 'Основание', isPrivate: true } });
  }

  async function asItIs(): Promise<[Ticket, FieldValues]> {
    const ticket = await read();
    return [ticket, presentFields(ticket, desk.dictionary)];
  }

  const state = () => ({
    priority: server.issue.priority,
    categoryId: server.issue.categoryId,
    kind: server.issue.fields.get(server.fields.kind.id),
    paid: server.issue.fields.get(server.fields.paid.id),
    notes: server.issue.notes.length,
  });

  it('changes the three fields by id and writes one note', async () => {
    const before = state();
    const ending = await change();
    assert.equal(ending.kind, 'done');
    assert.deepEqual(state(), {
      priority: PRIORITY.blocker,
      categoryId: classes.categories.get('Перевозки'),
      kind: 'Ошибка',
      paid: before.paid,
      notes: before.notes + 1,
    });
    assert.deepEqual(bodies, [
      {
        priority: { id: PRIORITY.blocker },
        category: { id: classes.categories.get('Перевозки') },
        notes: [],
        custom_fields: [{ field: { id: server.fields.kind.id }, value: 'Ошибка' }],
      },
      { text: 'Основание', view_state: { id: 50 } },
    ]);
  });

  it('undo gives everything back and takes the note away', async () => {
    const before = state();
    const ending = await change();
    assert.ok(ending.kind === 'done');
    const undone = await undo(desk.writer, ending.done, ...(await asItIs()));
    assert.equal(undone.kind, 'undone');
    assert.deepEqual(state(), before);
  });

  it('undo leaves what a colleague changed since, and then the note, too', async () => {
    const before = state();
    const ending = await change();
    assert.ok(ending.kind === 'done');
    updateIssue(server.state, server.users.colleague, server.issue, { priority: PRIORITY.wish });
    const undone = await undo(desk.writer, ending.done, ...(await asItIs()));
    assert.ok(undone.kind === 'partly');
    assert.deepEqual([undone.keptFields, undone.isNoteKept], [1, true]);
    assert.deepEqual(state(), { ...before, priority: PRIORITY.wish, notes: before.notes + 1 });
  });

  it('undo keeps the note that another one follows', async () => {
    const before = state();
    const ending = await change();
    assert.ok(ending.kind === 'done');
    addNote(server.state, server.users.client, server.issue, { text: 'Спасибо', isPrivate: false, timeTracking: 0 });
    const undone = await undo(desk.writer, ending.done, ...(await asItIs()));
    assert.ok(undone.kind === 'partly');
    assert.deepEqual([undone.keptFields, undone.isNoteKept], [0, true]);
    assert.deepEqual(state(), { ...before, notes: before.notes + 2 });
  });

  it('the writer itself never takes back a note of somebody else or one that is followed', async () => {
    const foreign = addNote(server.state, server.users.client, server.issue, {
      text: 'Моё',
      isPrivate: false,
      timeTracking: 0,
    });
    const outcome = await desk.writer.retractNote(server.issue.id, foreign.id);
    assert.ok(outcome.kind === 'rejected' && outcome.error.kind === 'unsendable');
    assert.deepEqual(bodies, []);
  });

  it('writes nothing over a colleague who was quicker, and no note either', async () => {
    const ticket = await read();
    const fields = fieldChange(ticket, choice, classes);
    assert.ok(fields !== null);
    updateIssue(server.state, server.users.colleague, server.issue, { priority: PRIORITY.significant });
    const ending = await reclassify(desk.writer, { ticket, change: fields, note: { text: 'x', isPrivate: true } });
    assert.ok(ending.kind === 'failed' && ending.error.kind === 'conflict');
    assert.deepEqual(bodies, []);
  });

  it('says when the fields landed and the note did not', async () => {
    server.interfere(withFaults(({ method }) => (method === 'POST' ? { kind: 'unavailable' } : undefined)));
    const ending = await change();
    assert.equal(ending.kind, 'noteMissing');
    assert.equal(server.issue.priority, PRIORITY.blocker);
  });
});
