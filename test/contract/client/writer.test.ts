import assert from 'node:assert/strict';
import { updateIssue } from '../../../demo/mantis/model/issues';
import { addNote } from '../../../demo/mantis/model/notes';
import { withFaults, type NetworkFault } from '../../../demo/mantis/faults';
import type { Exchange, Interference } from '../../../demo/mantis/server';
import { TicketWriter, type NoteToSend, type WriteOutcome } from '../../../src/mantis/writer';
import { deskOf, startForeignServer, STATUS, type Desk, type ForeignServer } from './foreignServer';

const note: NoteToSend = { text: 'Исправили настройку.\r\nПроверьте, пожалуйста.', isPrivate: false };

interface RawIssue {
  readonly [field: string]: unknown;
  readonly history: readonly unknown[];
  readonly notes: readonly { readonly id: number; readonly updated_at: string }[];
}

/** The issue as the server gives it to the chief, past the client that is under test. */
async function rawIssue(server: ForeignServer): Promise<RawIssue> {
  const response = await fetch(`${server.address.base}/api/rest/issues/${server.issue.id}`, {
    headers: { Authorization: server.token('chief') },
  });
  const body = (await response.json()) as { issues: RawIssue[] };
  return body.issues[0]!;
}

/** Everything of an issue but what is listed. */
function without(issue: RawIssue, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(issue).filter(([name]) => !fields.includes(name)));
}

const onWrite = (fault: NetworkFault): Interference =>
  withFaults(({ method }) => (method === 'GET' ? undefined : fault));

/** A login page after the write was done: what a proxy makes of a session that ended meanwhile. */
const pageAfterWrite: Interference = exchange => {
  const isRead = exchange.request.method === 'GET';
  const reply = exchange.handle();
  const body = Buffer.from('<html><form><input type="password"></form></html>');
  exchange.send(isRead ? reply : { status: 200, reason: 'OK', headers: { 'Content-Type': 'text/html' }, body });
  return Promise.resolve();
};

function errorKind(outcome: WriteOutcome): string {
  return outcome.kind === 'confirmed' ? 'none' : outcome.error.kind;
}

describe('TicketWriter', () => {
  let server: ForeignServer;
  let desk: Desk;
  const id = () => server.issue.id;
  const known = () => ({ noteIds: new Set(server.issue.notes.map(each => each.id)) });
  const mine = () => server.issue.notes.filter(each => each.text.includes('Исправили'));

  beforeEach(async () => {
    server = await startForeignServer();
    desk = await deskOf(server, 'specialist', { timeout: 1000 });
  });
  afterEach(() => server.stop());

  describe('a note', () => {
    it('is posted once, compared and confirmed', async () => {
      const before = await rawIssue(server);
      const outcome = await desk.writer.addNote(id(), note, known());
      assert.equal(outcome.kind, 'confirmed');
      assert.equal(outcome.charactersLost, false);
      assert.deepEqual(
        mine().map(each => [each.id, each.viewState, each.reporterId]),
        [[outcome.noteId, 10, server.users.specialist.id]],
      );
      assert.ok(outcome.ticket.notes?.some(each => each.id === outcome.noteId));
      const after = await rawIssue(server);
      const changed = ['notes', 'history', 'updated_at'];
      assert.deepEqual(without(after, changed), without(before, changed));
      assert.deepEqual(after.notes.slice(0, -1), before.notes);
      assert.deepEqual(after.history.slice(0, -1), before.history);
    });

    it('is public or private as said, whatever the server’s default is', async () => {
      for (const isPrivate of [true, false]) {
        const outcome = await desk.writer.addNote(id(), { ...note, isPrivate }, known());
        assert.equal(outcome.kind, 'confirmed');
        assert.equal(server.state.notes.get(outcome.noteId)?.viewState, isPrivate ? 50 : 10);
      }
    });

    it('books minutes', async () => {
      const chief = await deskOf(server, 'chief');
      const outcome = await chief.writer.addNote(id(), { ...note, minutes: 125 }, known());
      assert.equal(outcome.kind, 'confirmed');
      assert.equal(server.state.notes.get(outcome.noteId)?.timeTracking, 125);
    });

    it('tells of characters that the database lost', async () => {
      const outcome = await desk.writer.addNote(id(), { ...note, text: 'Исправили 😀!' }, known());
      assert.equal(outcome.kind, 'confirmed');
      assert.equal(outcome.charactersLost, true);
    });

    it('that the server refuses is rejected and not there', async () => {
      const refused: readonly (readonly [NoteToSend, string])[] = [
        [{ ...note, text: '   ' }, 'validation'],
        [{ ...note, text: `Исправили ${'ы'.repeat(70_000)}` }, 'validation'],
        [{ ...note, minutes: 30 }, 'forbidden'],
      ];
      for (const [bad, kind] of refused) {
        const outcome = await desk.writer.addNote(id(), bad, known());
        assert.deepEqual([outcome.kind, errorKind(outcome)], ['rejected', kind]);
      }
      assert.equal(mine().length, 0);
    });

    it('on a read-only ticket is rejected as such', async () => {
      updateIssue(server.state, server.users.chief, server.issue, { status: STATUS.archived });
      const outcome = await desk.writer.addNote(id(), note, known());
      assert.deepEqual([outcome.kind, errorKind(outcome)], ['rejected', 'readOnly']);
    });

    it('that comes back other than sent is not confirmed', async () => {
      server.interfere(async exchange => {
        const reply = exchange.handle();
        const body = reply.body?.toString('utf8').replaceAll('"id":10,"name":"public"', '"id":50,"name":"private"');
        exchange.send({ ...reply, headers: { 'Content-Type': 'application/json' }, body: Buffer.from(body ?? '') });
        return Promise.resolve();
      });
      const outcome = await desk.writer.addNote(id(), note, known());
      assert.equal(outcome.kind, 'uncertain');
      assert.deepEqual(outcome.error, { kind: 'mismatch', noteId: mine()[0]?.id, what: ['privacy'] });
    });
  });

  describe('a note whose answer is lost', () => {
    const cases: readonly (readonly [string, Interference, NetworkOutcome])[] = [
      [
        'the connection breaks before the server did anything',
        onWrite({ kind: 'reset', when: 'before' }),
        ['uncertain', 0],
      ],
      ['the connection breaks after the write', onWrite({ kind: 'reset', when: 'after' }), ['confirmed', 1]],
      ['PHP dies before the write', onWrite({ kind: 'crash' }), ['rejected', 0]],
      ['PHP dies after the write', onWrite({ kind: 'crash', when: 'after' }), ['confirmed', 1]],
      ['a proxy is unavailable', onWrite({ kind: 'unavailable' }), ['uncertain', 0]],
      ['a login page instead of the write', onWrite({ kind: 'html' }), ['uncertain', 0]],
      ['a login page after the write', pageAfterWrite, ['confirmed', 1]],
      ['the answer is cut off', onWrite({ kind: 'truncate' }), ['confirmed', 1]],
      ['the answer comes too late', onWrite({ kind: 'delay', ms: 1500 }), ['confirmed', 1]],
    ];
    for (const [name, interference, [kind, count]] of cases) {
      it(`${name}: ${kind}, ${count}`, async () => {
        const seen = known();
        server.interfere(interference);
        const outcome = await desk.writer.addNote(id(), note, seen);
        assert.deepEqual([outcome.kind, mine().length], [kind, count]);
        if (outcome.kind === 'confirmed') assert.equal(outcome.noteId, mine()[0]?.id);
        server.interfere(null);
        const search = await desk.writer.findNote(id(), note, seen);
        assert.ok(search.ok);
        assert.equal(search.value.kind, count === 1 ? 'landed' : 'absent');
      });

      it(`${name}, and it cannot be looked up: never two notes`, async () => {
        const seen = known();
        server.interfere(exchange =>
          exchange.request.method === 'GET'
            ? withFaults(() => ({ kind: 'reset', when: 'before' }))(exchange)
            : interference(exchange),
        );
        const outcome = await desk.writer.addNote(id(), note, seen);
        assert.equal(outcome.kind, 'uncertain');
        assert.equal(mine().length, count);
      });
    }

    it('is not taken for an equal one that was there before', async () => {
      const first = await desk.writer.addNote(id(), note, known());
      assert.equal(first.kind, 'confirmed');
      server.interfere(onWrite({ kind: 'crash' }));
      const second = await desk.writer.addNote(id(), note, known());
      assert.equal(second.kind, 'rejected');
      assert.equal(mine().length, 1);
    });

    it('and that lands after we have looked is uncertain, and found later', async () => {
      const seen = known();
      let land: (() => void) | undefined;
      server.interfere(async (exchange: Exchange) => {
        if (exchange.request.method === 'POST') land = () => void exchange.handle();
        else exchange.send(exchange.handle());
        return Promise.resolve();
      });
      const outcome = await desk.writer.addNote(id(), note, seen);
      assert.deepEqual([outcome.kind, mine().length], ['uncertain', 0]);
      land?.();
      const search = await desk.writer.findNote(id(), note, seen);
      assert.ok(search.ok && search.value.kind === 'landed');
      assert.equal(search.value.noteId, mine()[0]?.id);
    });

    it('is rejected without a look when the server cannot be reached at all', async () => {
      const gone = await startForeignServer();
      await gone.stop();
      const client = gone.client('specialist');
      const writer = new TicketWriter({ client, meId: 1, toTicket: () => assert.fail('there is no answer') });
      const outcome = await writer.addNote(id(), note, known());
      assert.deepEqual([outcome.kind, errorKind(outcome)], ['rejected', 'offline']);
    });

    it('is rejected without a look in maintenance', async () => {
      server.state.isOffline = true;
      const outcome = await desk.writer.addNote(id(), note, known());
      assert.deepEqual([outcome.kind, errorKind(outcome)], ['rejected', 'unavailable']);
    });
  });

  describe('a status', () => {
    const change = (to: number = STATUS.waiting, from: number = STATUS.working) =>
      desk.writer.changeFields(id(), { statusId: from }, { statusId: to });

    it('changes the status and nothing else (pitfall 3)', async () => {
      const before = await rawIssue(server);
      const outcome = await change();
      assert.equal(outcome.kind, 'confirmed');
      assert.equal(outcome.ticket.status.id, STATUS.waiting);
      const after = await rawIssue(server);
      const changed = ['status', 'updated_at', 'history'];
      assert.deepEqual(without(after, changed), without(before, changed));
      assert.equal((after['status'] as { id: number }).id, STATUS.waiting);
      assert.deepEqual(after.history.slice(0, before.history.length), before.history);
      assert.equal(after.history.length, before.history.length + 1);
    });

    it('is one PATCH with the ETag of the whole issue, ids only', async () => {
      const requests: { method: string; match: string | undefined; body: unknown }[] = [];
      server.interfere(async exchange => {
        const { method, headers, body } = exchange.request;
        requests.push({ method, match: headers['if-match'], body });
        exchange.send(exchange.handle());
        return Promise.resolve();
      });
      await change();
      assert.deepEqual(
        requests.map(({ method }) => method),
        ['GET', 'PATCH', 'GET'],
      );
      assert.match(requests[1]?.match ?? '', /^[0-9a-f]{64}$/);
      assert.deepEqual(requests[1]?.body, { status: { id: STATUS.waiting }, notes: [], custom_fields: [] });
    });

    it('gives an ETag with which the next reading is «not modified»', async () => {
      const outcome = await change();
      assert.equal(outcome.kind, 'confirmed');
      assert.ok(outcome.etag !== null);
      assert.deepEqual(await desk.client.getIssue(id(), { ifNoneMatch: outcome.etag }), {
        ok: true,
        value: { kind: 'notModified' },
      });
    });

    it('that somebody else changed since is a conflict, and nothing is sent', async () => {
      updateIssue(server.state, server.users.chief, server.issue, { status: STATUS.looking });
      const history = server.issue.history.length;
      const outcome = await change();
      assert.equal(outcome.kind, 'rejected');
      assert.deepEqual(outcome.error, {
        kind: 'conflict',
        fields: [{ field: 'statusId', base: STATUS.working, mine: STATUS.waiting, theirs: STATUS.looking }],
        wrote: false,
      });
      assert.equal(server.issue.history.length, history);
    });

    it('that is already there is confirmed without a write', async () => {
      updateIssue(server.state, server.users.chief, server.issue, { status: STATUS.waiting });
      const history = server.issue.history.length;
      assert.equal((await change()).kind, 'confirmed');
      assert.equal(server.issue.history.length, history);
    });

    /** Does something in somebody else's name before the nth PATCH is handled. */
    function meanwhile(act: (count: number) => void): void {
      let count = 0;
      server.interfere(async exchange => {
        if (exchange.request.method === 'PATCH') act((count += 1));
        exchange.send(exchange.handle());
        return Promise.resolve();
      });
    }

    it('is tried again when somebody wrote a note in between (412)', async () => {
      meanwhile(count => {
        if (count === 1)
          addNote(server.state, server.users.client, server.issue, { text: 'ау', isPrivate: false, timeTracking: 0 });
      });
      assert.equal((await change()).kind, 'confirmed');
      assert.equal(server.issue.status, STATUS.waiting);
    });

    it('is a conflict when somebody changed the status in between (412)', async () => {
      meanwhile(count => {
        if (count === 1) updateIssue(server.state, server.users.chief, server.issue, { status: STATUS.done });
      });
      const outcome = await change();
      assert.equal(outcome.kind, 'rejected');
      assert.equal(outcome.error.kind === 'conflict' && outcome.error.fields[0]?.theirs, STATUS.done);
      assert.equal(server.issue.status, STATUS.done);
    });

    it('is given up after the second 412', async () => {
      let patches = 0;
      meanwhile(count => {
        patches = count;
        addNote(server.state, server.users.client, server.issue, { text: 'ау', isPrivate: false, timeTracking: 0 });
      });
      const outcome = await change();
      assert.deepEqual([outcome.kind, errorKind(outcome), patches], ['rejected', 'conflict', 2]);
      assert.equal(server.issue.status, STATUS.working);
    });

    it('that the answer shows otherwise is a conflict after the write', async () => {
      server.interfere(async exchange => {
        const { method } = exchange.request;
        if (method === 'GET') exchange.send(exchange.handle());
        else {
          exchange.handle();
          updateIssue(server.state, server.users.chief, server.issue, { status: STATUS.done });
          const reply = exchange.handle();
          const body = await rawIssueOf(server);
          exchange.send({ ...reply, status: 200, reason: 'OK', headers: { 'Content-Type': 'application/json' }, body });
        }
      });
      const outcome = await change();
      assert.equal(outcome.kind, 'rejected');
      assert.deepEqual(outcome.error, {
        kind: 'conflict',
        fields: [{ field: 'statusId', base: STATUS.working, mine: STATUS.waiting, theirs: STATUS.done }],
        wrote: true,
      });
    });

    it('on a read-only ticket is rejected as such', async () => {
      updateIssue(server.state, server.users.chief, server.issue, { status: STATUS.archived });
      const outcome = await change(STATUS.working, STATUS.archived);
      assert.deepEqual([outcome.kind, errorKind(outcome)], ['rejected', 'readOnly']);
    });

    const lost: readonly (readonly [string, Interference, NetworkOutcome])[] = [
      ['broken before', onWrite({ kind: 'reset', when: 'before' }), ['uncertain', 0]],
      ['broken after', onWrite({ kind: 'reset', when: 'after' }), ['confirmed', 1]],
      ['crash before', onWrite({ kind: 'crash' }), ['rejected', 0]],
      ['crash after', onWrite({ kind: 'crash', when: 'after' }), ['confirmed', 1]],
      ['proxy', onWrite({ kind: 'unavailable' }), ['uncertain', 0]],
      ['page before', onWrite({ kind: 'html' }), ['uncertain', 0]],
      ['page after', pageAfterWrite, ['confirmed', 1]],
      ['cut off', onWrite({ kind: 'truncate' }), ['confirmed', 1]],
      ['too late', onWrite({ kind: 'delay', ms: 1500 }), ['confirmed', 1]],
    ];
    for (const [name, interference, [kind, lines]] of lost) {
      it(`with a lost answer, ${name}: ${kind}, ${lines} line of history`, async () => {
        const history = server.issue.history.length;
        server.interfere(interference);
        const outcome = await change();
        assert.deepEqual([outcome.kind, server.issue.history.length - history], [kind, lines]);
      });
    }
  });

  describe('other fields', () => {
    it('change together, and nothing else', async () => {
      const before = await rawIssue(server);
      const { colleague } = server.users;
      const due = Date.UTC(2026, 11, 5, 9, 30);
      const chief = await deskOf(server, 'chief');
      const outcome = await chief.writer.changeFields(
        id(),
        { handlerId: server.users.specialist.id, dueDate: null, customFields: { [server.fields.hours.id]: '' } },
        { handlerId: colleague.id, dueDate: due, customFields: { [server.fields.hours.id]: '2.5' } },
      );
      assert.equal(outcome.kind, 'confirmed');
      assert.equal(outcome.ticket.handler?.id, colleague.id);
      assert.equal(outcome.ticket.dueDate, due);
      assert.equal(outcome.ticket.regulationFields.effort, '2.5');
      const changed = ['handler', 'due_date', 'custom_fields', 'updated_at', 'history'];
      const after = await rawIssue(server);
      assert.deepEqual(without(after, changed), without(before, changed));
      assert.equal(after.history.length, before.history.length + 3);
    });

    it('a checkbox is cleared and set', async () => {
      const field = server.fields.paid.id;
      for (const [from, to] of [
        ['Да', ''],
        ['', 'Да'],
      ] as const) {
        const outcome = await desk.writer.changeFields(
          id(),
          { customFields: { [field]: from } },
          { customFields: { [field]: to } },
        );
        assert.equal(outcome.kind, 'confirmed');
        assert.equal(outcome.ticket.regulationFields.paid, to || null);
      }
    });

    it('of two who assign themselves the second is told who has it', async () => {
      updateIssue(server.state, server.users.chief, server.issue, { handlerId: 0 });
      const one = await deskOf(server, 'colleague');
      const two = await deskOf(server, 'chief');
      const take = ({ writer, dictionary }: Desk) =>
        writer.changeFields(id(), { handlerId: 0 }, { handlerId: dictionary.me.id });
      assert.equal((await take(one)).kind, 'confirmed');
      const second = await take(two);
      assert.equal(second.kind, 'rejected');
      assert.equal(second.error.kind === 'conflict' && second.error.fields[0]?.theirs, server.users.colleague.id);
    });

    it('a field that the account may not write is not taken for written', async () => {
      server.fields.customer.writeLevel = 90;
      const outcome = await desk.writer.changeFields(
        id(),
        {},
        { customFields: { [server.fields.customer.id]: 'РИЦ 1' } },
      );
      assert.equal(outcome.kind, 'rejected');
      assert.deepEqual(outcome.error, {
        kind: 'conflict',
        fields: [
          { field: `customField:${server.fields.customer.id}`, base: 'РИЦ 905', mine: 'РИЦ 1', theirs: 'РИЦ 905' },
        ],
        wrote: true,
      });
      assert.deepEqual(outcome.written, []);
    });

    it('what a refused PATCH saved all the same is told (pitfall 6)', async () => {
      const [hours, kind] = [server.fields.hours.id, server.fields.kind.id];
      const outcome = await desk.writer.changeFields(
        id(),
        {},
        { customFields: { [kind]: 'Нет такого', [hours]: '7' } },
      );
      assert.equal(outcome.kind, 'rejected');
      assert.equal(outcome.error.kind, 'validation');
      const saved = server.issue.fields.get(hours) === '7';
      assert.deepEqual(outcome.written, saved ? [`customField:${hours}`] : []);
    });

    it('writes to one ticket wait for each other', async () => {
      const order: string[] = [];
      server.interfere(async exchange => {
        order.push(exchange.request.method);
        await new Promise(resolve => setTimeout(resolve, 5));
        exchange.send(exchange.handle());
      });
      const all = await Promise.all([
        desk.writer.addNote(id(), note, known()),
        desk.writer.changeFields(id(), { statusId: STATUS.working }, { statusId: STATUS.waiting }),
        desk.writer.addNote(id(), { ...note, text: 'Исправили ещё раз' }, known()),
      ]);
      assert.deepEqual(
        all.map(({ kind }) => kind),
        ['confirmed', 'confirmed', 'confirmed'],
      );
      assert.deepEqual(order, ['POST', 'GET', 'PATCH', 'GET', 'POST']);
    });
  });
});

type NetworkOutcome = readonly [kind: WriteOutcome['kind'], written: number];

async function rawIssueOf(server: ForeignServer): Promise<Buffer> {
  return Buffer.from(JSON.stringify({ issues: [await rawIssue(server)] }));
}
