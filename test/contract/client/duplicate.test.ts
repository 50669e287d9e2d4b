import assert from 'node:assert/strict';
import { withFaults, type NetworkFault } from '../../../demo/mantis/faults';
import { createIssue, updateIssue } from '../../../demo/mantis/model/issues';
import { addRelationship, relationshipsOf } from '../../../demo/mantis/model/relationships';
import type { Issue } from '../../../demo/mantis/model/types';
import {
  closeAsDuplicate,
  closingChange,
  duplicateResolution,
  type DuplicateEnding,
  type DuplicatePlan,
} from '../../../src/mantis/duplicate';
import { toTicket } from '../../../src/mantis/mapping';
import { presentFields } from '../../../src/mantis/presentFields';
import { undo } from '../../../src/mantis/reclassify';
import { allowedStatuses } from '../../../src/mantis/transitions';
import type { Ticket } from '../../../src/tickets/ticket';
import { deskOf, startForeignServer, STATUS, type Desk, type ForeignServer } from './foreignServer';

const reason = 'Повторяет соседнее обращение.';

describe('closing a ticket as a duplicate', () => {
  let server: ForeignServer;
  let desk: Desk;
  let original: Issue;
  let writes: string[];
  const id = () => server.issue.id;

  /** Counts the writes and lets the wanted ones fail. */
  function fail(which: (write: string) => NetworkFault | undefined = () => undefined): void {
    writes = [];
    server.interfere(
      withFaults(({ method, path }) => {
        if (method === 'GET') return undefined;
        const write = `${method} ${path.replace(/\d+/g, 'N')}`;
        writes.push(write);
        return which(write);
      }),
    );
  }

  beforeEach(async () => {
    server = await startForeignServer();
    desk = await deskOf(server, 'colleague', { timeout: 1000 });
    original = createIssue(server.state, server.users.client, {
      projectId: server.project.id,
      categoryId: server.issue.categoryId,
      summary: 'Первое обращение',
      description: 'x',
    });
    fail();
  });
  afterEach(() => server.stop());

  async function read(): Promise<Ticket> {
    const answer = await desk.client.getIssue(id());
    assert.ok(answer.ok && answer.value.kind === 'issue');
    return toTicket(answer.value.issue, desk.dictionary, desk.mapping);
  }

  function planOf(ticket: Ticket): DuplicatePlan {
    const resolution = duplicateResolution(desk.dictionary);
    assert.ok(resolution !== null);
    const hours = server.fields.hours.id;
    const along = {
      base: { resolutionId: ticket.resolution?.id ?? 0, customFields: { [hours]: '' } },
      changes: { resolutionId: resolution.id, customFields: { [hours]: '1' } },
    };
    return {
      ticketId: id(),
      originalId: original.id,
      note: { text: reason, isPrivate: true },
      change: closingChange(ticket, STATUS.done, along),
    };
  }

  async function close(): Promise<[DuplicateEnding, DuplicatePlan]> {
    const ticket = await read();
    const plan = planOf(ticket);
    return [await closeAsDuplicate(desk.writer, plan, ticket), plan];
  }

  const there = () => ({
    relations: relationshipsOf(server.state, id()).map(({ type, otherId }) => [type, otherId]),
    notes: server.issue.notes.filter(({ text }) => text === reason).length,
    status: server.issue.status,
    resolution: server.issue.resolution,
  });
  const closed = () => ({ relations: [[0, original.id]], notes: 1, status: STATUS.done, resolution: 60 });
  const told = (ending: DuplicateEnding) =>
    ending.kind === 'done' ? 'done' : `${ending.step} ${ending.outcome.kind} ${ending.outcome.error.kind}`;

  it('relates, gives the reason, and sets status and resolution, each once and in this order', async () => {
    const [ending] = await close();
    assert.equal(told(ending), 'done');
    assert.deepEqual(there(), closed());
    assert.deepEqual(writes, ['POST issues/N/relationships', 'POST issues/N/notes', 'PATCH issues/N']);
    const [note] = server.issue.notes.slice(-1);
    assert.deepEqual([note?.viewState, note?.reporterId], [50, server.users.colleague.id]);
  });

  it('is what the workflow allows, and the empty demanded field is known beforehand', async () => {
    const choice = allowedStatuses(desk.dictionary, await read()).find(({ status }) => status.id === STATUS.done);
    assert.deepEqual(choice?.allowed === false && choice.reason, { kind: 'requiredField', fields: ['Трудозатраты'] });
  });

  it('done again writes nothing', async () => {
    const [, plan] = await close();
    fail();
    const again = await closeAsDuplicate(desk.writer, plan, await read());
    assert.equal(told(again), 'done');
    assert.deepEqual([writes, there()], [[], closed()]);
    assert.deepEqual(again.done.relationshipId, null, 'what was there before is not taken back');
    assert.deepEqual(again.done.noteId, null);
  });

  it('with a relation that is there already goes on with the rest', async () => {
    addRelationship(server.state, server.users.chief, server.issue, original, 0);
    const [ending] = await close();
    assert.equal(told(ending), 'done');
    assert.deepEqual(there(), closed());
    assert.deepEqual(writes, ['POST issues/N/notes', 'PATCH issues/N']);
  });

  it('does not replace a relation of another type, and then does nothing else', async () => {
    addRelationship(server.state, server.users.chief, server.issue, original, 1);
    const [ending] = await close();
    assert.equal(told(ending), 'relation rejected unsendable');
    assert.deepEqual([writes, there().notes], [[], 0]);
  });

  it('without the right to it changes nothing', async () => {
    desk = await deskOf(server, 'client', { timeout: 1000 });
    const ticket = await read();
    fail();
    const ending = await closeAsDuplicate(desk.writer, planOf(ticket), ticket);
    assert.equal(told(ending), 'relation rejected forbidden');
    assert.deepEqual([there().relations, there().notes, there().status], [[], 0, STATUS.working]);
  });

  it('a status that a colleague has set meanwhile stays; relation and reason are there', async () => {
    const ticket = await read();
    const plan = planOf(ticket);
    updateIssue(server.state, server.users.chief, server.issue, { status: STATUS.waiting });
    const ending = await closeAsDuplicate(desk.writer, plan, ticket);
    assert.equal(told(ending), 'status rejected conflict');
    assert.deepEqual(there(), { ...closed(), status: STATUS.waiting, resolution: 10 });
  });

  it('is taken back: status, reason and relation', async () => {
    const before = there();
    const [ending, plan] = await close();
    assert.ok(ending.kind === 'done' && ending.done.relationshipId !== null);
    const ticket = await read();
    const undone = await undo(
      desk.writer,
      { ticketId: id(), change: plan.change, noteId: ending.done.noteId },
      ticket,
      presentFields(ticket, desk.dictionary),
    );
    assert.equal(undone.kind, 'undone');
    assert.equal((await desk.writer.unrelate(id(), ending.done.relationshipId)).kind, 'confirmed');
    assert.deepEqual(there(), before);
  });

  const steps = [
    ['relation', 'POST issues/N/relationships'],
    ['note', 'POST issues/N/notes'],
    ['status', 'PATCH issues/N'],
  ] as const;
  const faults: readonly (readonly [string, NetworkFault, string])[] = [
    ['the connection breaks before', { kind: 'reset', when: 'before' }, 'uncertain'],
    ['the connection breaks after', { kind: 'reset', when: 'after' }, 'done'],
    ['PHP dies before', { kind: 'crash' }, 'rejected'],
    ['PHP dies after', { kind: 'crash', when: 'after' }, 'done'],
    ['the answer is torn', { kind: 'truncate' }, 'done'],
  ];
  for (const [step, write] of steps) {
    for (const [what, fault, outcome] of faults) {
      it(`${what} at the ${step}: ${outcome}; going on completes it, nothing twice`, async () => {
        fail(each => (each === write ? fault : undefined));
        const [ending, plan] = await close();
        assert.equal(ending.kind === 'done' ? 'done' : ending.outcome.kind, outcome);
        if (ending.kind === 'stopped') assert.equal(ending.step, step);
        fail();
        assert.equal(told(await closeAsDuplicate(desk.writer, plan, await read())), 'done');
        assert.deepEqual(there(), closed());
      });
    }
  }

  it('a reason whose landing could not even be looked up is recognised when going on', async () => {
    const ticket = await read();
    const plan = planOf(ticket);
    let isDown = false;
    server.interfere(
      withFaults(({ method, path }) => {
        if (isDown) return { kind: 'reset', when: 'before' };
        isDown = method === 'POST' && path.endsWith('/notes');
        return isDown ? { kind: 'reset', when: 'after' } : undefined;
      }),
    );
    assert.equal(told(await closeAsDuplicate(desk.writer, plan, ticket)), 'note uncertain offline');
    fail();
    assert.equal(told(await closeAsDuplicate(desk.writer, plan, await read())), 'done');
    assert.deepEqual(there(), closed());
  });
});
