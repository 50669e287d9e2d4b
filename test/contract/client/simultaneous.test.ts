import assert from 'node:assert/strict';
import { updateIssue } from '../../../demo/mantis/model/issues';
import { setFieldValue } from '../../../demo/mantis/model/customFields';
import type { Exchange } from '../../../demo/mantis/server';
import type { FieldConflict } from '../../../src/mantis/errors';
import type { WriteOutcome } from '../../../src/mantis/writer';
import { deskOf, PRIORITY, startForeignServer, STATUS, type Desk, type ForeignServer } from './foreignServer';

/** The server reads what the PATCH is about, somebody else saves, and only then the PATCH is written (pitfall 7). */
function between(server: ForeignServer, act: () => void): void {
  server.interfere(async exchange => {
    const finish = exchange.begin();
    if (exchange.request.method === 'PATCH') act();
    exchange.send(finish());
    return Promise.resolve();
  });
}

/** Something happens after the answer to the PATCH, before the look that follows. */
function rightAfter(server: ForeignServer, act: () => void): void {
  let isWritten = false;
  server.interfere(async exchange => {
    if (isWritten) act();
    isWritten = exchange.request.method === 'PATCH';
    exchange.send(exchange.handle());
    return Promise.resolve();
  });
}

function conflictOf(outcome: WriteOutcome): readonly FieldConflict[] {
  assert.ok(outcome.kind === 'rejected' && outcome.error.kind === 'conflict', outcome.kind);
  assert.equal(outcome.error.wrote, true);
  return outcome.error.fields;
}

describe('two who save at the same moment', () => {
  let server: ForeignServer;
  let desk: Desk;
  const id = () => server.issue.id;
  const status = () => desk.writer.changeFields(id(), { statusId: STATUS.working }, { statusId: STATUS.waiting });

  beforeEach(async () => {
    server = await startForeignServer();
    desk = await deskOf(server, 'specialist');
  });
  afterEach(() => server.stop());

  it('on different fields: a colleague’s value that ours undid is shown', async () => {
    between(server, () => {
      updateIssue(server.state, server.users.colleague, server.issue, {
        priority: PRIORITY.blocker,
        summary: 'Не проводится накладная № 12',
        targetVersion: '',
        dueDate: 1_800_000_000,
      });
    });
    assert.deepEqual(conflictOf(await status()), [
      { field: 'priorityId', base: PRIORITY.fix, mine: PRIORITY.fix, theirs: PRIORITY.blocker, now: PRIORITY.fix },
      {
        field: 'summary',
        base: 'Не проводится накладная',
        mine: 'Не проводится накладная',
        theirs: 'Не проводится накладная № 12',
        now: 'Не проводится накладная',
      },
      { field: 'dueDate', base: null, mine: null, theirs: 1_800_000_000_000, now: null },
    ]);
    assert.equal(server.issue.status, STATUS.waiting);
  });

  it('on different fields of which none is lost is confirmed', async () => {
    between(server, () => {
      setFieldValue(server.state, server.users.colleague, server.issue, server.fields.hours, '3', true);
    });
    const outcome = await status();
    assert.equal(outcome.kind, 'confirmed');
    assert.equal(outcome.ticket.regulationFields.effort, '3');
  });

  it('on the same field: whose value stands over the other’s is shown what it was', async () => {
    between(server, () => {
      updateIssue(server.state, server.users.colleague, server.issue, { status: STATUS.done });
    });
    assert.deepEqual(conflictOf(await status()), [
      { field: 'statusId', base: STATUS.working, mine: STATUS.waiting, theirs: STATUS.done, now: STATUS.waiting },
    ]);
  });

  it('the same value is no conflict', async () => {
    between(server, () => {
      updateIssue(server.state, server.users.colleague, server.issue, { status: STATUS.waiting });
    });
    assert.equal((await status()).kind, 'confirmed');
  });

  it('ours that is undone right after our answer is told', async () => {
    rightAfter(server, () => {
      server.issue.status = STATUS.working; // Written from what was read before: without a line in the history.
    });
    assert.deepEqual(conflictOf(await status()), [
      { field: 'statusId', base: STATUS.working, mine: STATUS.waiting, theirs: STATUS.working },
    ]);
  });

  it('a look that fails after a good answer takes nothing back', async () => {
    rightAfter(server, () => undefined);
    let written = false;
    server.interfere(async exchange => {
      if (written) exchange.response.destroy();
      else exchange.send(exchange.handle());
      written ||= exchange.request.method === 'PATCH';
      return Promise.resolve();
    });
    assert.equal((await status()).kind, 'confirmed');
  });

  it('of two who take a free ticket the last line of the history has it, and the other one is told', async () => {
    updateIssue(server.state, server.users.chief, server.issue, { handlerId: 0 });
    const desks = [await deskOf(server, 'colleague'), await deskOf(server, 'chief')];
    const waiting: { readonly exchange: Exchange; readonly finish: ReturnType<Exchange['begin']> }[] = [];
    server.interfere(async exchange => {
      if (exchange.request.method !== 'PATCH') {
        exchange.send(exchange.handle());
        return Promise.resolve();
      }
      waiting.push({ exchange, finish: exchange.begin() });
      if (waiting.length < 2) return;
      const answers = waiting.map(each => ({ ...each, reply: each.finish() }));
      for (const { exchange: asked, reply } of answers) asked.send(reply);
    });
    const outcomes = await Promise.all(
      desks.map(({ writer, dictionary }) =>
        writer.changeFields(id(), { handlerId: 0 }, { handlerId: dictionary.me.id }),
      ),
    );
    const { handlerId } = server.issue;
    const winner = desks.findIndex(({ dictionary }) => dictionary.me.id === handlerId);
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      winner === 0 ? ['confirmed', 'rejected'] : ['rejected', 'confirmed'],
    );
    const loser = desks[1 - winner]?.dictionary.me.id;
    assert.deepEqual(conflictOf(outcomes[1 - winner]!), [
      { field: 'handlerId', base: 0, mine: loser, theirs: handlerId },
    ]);
  });
});
