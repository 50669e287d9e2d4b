import { fakeVscode } from '../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import { err, ok } from '../../../src/base/result';
import type { FieldValues } from '../../../src/mantis/fields';
import type { WriteOutcome } from '../../../src/mantis/writer';
import type { Ticket } from '../../../src/tickets/ticket';
import type { ServerSession } from '../../../src/ui/session/serverSession';
import { startWork } from '../../../src/ui/work/startWork';
import { dictionaryFrom } from '../mantis/dictionaryFixture';
import { makeTicket } from '../ticketPanel/makeTicket';

const me = { id: 3, login: 'support1', realName: 'Борис Поддержкин', email: null };
const colleague = { id: 4, login: 'support2', realName: 'Вера Коллегова', email: null };
const term = (id: number, name: string) => ({ id, name, label: name });
const assigned = term(50, 'assigned');

interface Wanted {
  readonly ticket?: Partial<Ticket>;
  readonly level?: number;
  readonly answer?: string;
  readonly outcome?: (ticket: Ticket) => WriteOutcome;
  readonly mayAssignStatus?: boolean;
  readonly unreadable?: boolean;
}

async function begin(wanted: Wanted) {
  const ticket = makeTicket(wanted.ticket);
  const sent: [FieldValues, FieldValues][] = [];
  const told: string[] = [];
  const opened: number[] = [];
  const tell = (text: string) => {
    told.push(text);
    return Promise.resolve(wanted.answer);
  };
  fakeVscode.window = { showInformationMessage: tell, showWarningMessage: tell, showErrorMessage: tell };
  fakeVscode.workspace = { getConfiguration: () => ({ get: () => '' }) };
  let known = ticket;
  const session = {
    me,
    read: () =>
      Promise.resolve(
        wanted.unreadable === true
          ? err({ kind: 'offline', cause: 'timeout', code: null } as const)
          : ok({ ticket: known, etag: null }),
      ),
    known: () => known,
    take: (next: Ticket) => (known = next),
    isResolved: ({ status }: Ticket) => status.id >= 80,
    dictionaryOf: () => dictionaryFrom({}, { level: wanted.level ?? 55 }),
    allowedStatuses: () => [{ status: assigned, allowed: wanted.mayAssignStatus ?? true }],
    writer: {
      changeFields: (_id: number, base: FieldValues, changes: FieldValues) => {
        sent.push([base, changes]);
        const changed = { ...ticket, handler: me, status: assigned };
        return Promise.resolve(wanted.outcome?.(ticket) ?? { kind: 'confirmed', ticket: changed, etag: null });
      },
    },
  } as unknown as ServerSession;
  await startWork(ticket.id, session, id => opened.push(id));
  return { sent, told, opened };
}

describe('starting work', () => {
  it('takes a free ticket and sets it to assigned in one change', async () => {
    const { sent, told, opened } = await begin({});
    assert.deepEqual(sent, [
      [
        { handlerId: 0, statusId: 10 },
        { handlerId: 3, statusId: 50 },
      ],
    ]);
    assert.deepEqual(opened, [1234]);
    assert.match(told.join(), /#1234 is in your hands: assigned/);
  });

  it('leaves the status where the workflow does not allow it, or it is further already', async () => {
    assert.deepEqual((await begin({ mayAssignStatus: false })).sent[0]?.[1], { handlerId: 3 });
    assert.deepEqual((await begin({ ticket: { status: term(60, 'x') } })).sent[0]?.[1], { handlerId: 3 });
  });

  it('changes nothing of what is mine and under way', async () => {
    const { sent, opened } = await begin({ ticket: { handler: me, status: assigned } });
    assert.deepEqual([sent, opened], [[], [1234]]);
  });

  it('asks before it takes a colleague’s ticket', async () => {
    const declined = await begin({ ticket: { handler: colleague } });
    assert.deepEqual([declined.sent, declined.opened], [[], []]);
    assert.match(declined.told[0] ?? '', /Вера Коллегова/);
    const taken = await begin({ ticket: { handler: colleague }, answer: 'Take it over' });
    assert.deepEqual(taken.sent[0], [
      { handlerId: 4, statusId: 10 },
      { handlerId: 3, statusId: 50 },
    ]);
  });

  it('writes nothing to a resolved ticket, or where the level does not reach, and says why', async () => {
    for (const wanted of [{ ticket: { status: term(80, 'resolved') } }, { level: 25 }]) {
      const { sent, told, opened } = await begin(wanted);
      assert.deepEqual([sent, opened, told.length], [[], [1234], 1]);
    }
  });

  it('says what went wrong, and never claims what is not sure', async () => {
    const offline = { kind: 'offline', cause: 'timeout', code: null } as const;
    for (const outcome of [
      (): WriteOutcome => ({ kind: 'uncertain', error: offline }),
      (): WriteOutcome => ({ kind: 'rejected', error: offline, written: [] }),
    ]) {
      const { told, opened } = await begin({ outcome });
      assert.equal(told.length, 1);
      assert.doesNotMatch(told.join(), /in your hands/);
      assert.deepEqual(opened, [1234]);
    }
    const unread = await begin({ unreadable: true });
    assert.deepEqual([unread.sent, unread.opened, unread.told.length], [[], [], 1]);
  });
});
