import assert from 'node:assert/strict';
import { PassingTime } from '../../../src/ui/session/passingTime';
import { mostUrgent } from '../../../src/ui/time/mostUrgent';
import { queueRow } from '../queue/queueRows';

const me = { id: 3, login: 'support1', realName: 'Борис', email: null };
const other = { id: 4, login: 'support2', realName: null, email: null };
const own = { handler: me };

describe('the most urgent own ticket', () => {
  it('is the one whose open deadline comes first', () => {
    const rows = [
      queueRow(1, { due: 500, ticket: own }),
      queueRow(2, { due: 100, ticket: own, state: 'breached' }),
      queueRow(3, { due: 50, ticket: { handler: other } }),
      queueRow(4, { due: 10, ticket: own, isWaiting: true }),
      queueRow(5, { due: 20, ticket: own, state: 'met' }),
      queueRow(6, { due: 5, ticket: own, lane: 'out' }),
    ];
    assert.equal(mostUrgent(rows, me.id)?.ticket.id, 2);
    assert.equal(mostUrgent(rows.slice(2), me.id), null);
  });
});

describe('the passing of time', () => {
  const told: number[][] = [];
  let time: PassingTime;
  beforeEach(() => {
    told.length = 0;
    time = new PassingTime(
      () => Date.now(),
      error => assert.fail(String(error)),
    );
    time.onDidPass(ids => told.push([...ids]));
  });
  afterEach(() => time.dispose());
  const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

  it('tells each ticket at its moment, those of one moment together', async () => {
    const start = Date.now();
    time.watch(3, start + 120);
    time.watch(1, start + 30);
    time.watch(2, start + 30);
    time.watch(4, start + 3_600_000);
    await wait(80);
    assert.deepEqual(told, [[1, 2]]);
    await wait(120);
    assert.deepEqual(told, [[1, 2], [3]]);
  });

  it('forgets what is gone or will not change any more', async () => {
    time.watch(1, Date.now() + 20);
    time.watch(2, Date.now() + 20);
    time.watch(1, null);
    time.forget(2);
    await wait(80);
    assert.deepEqual(told, []);
  });

  it('tells nothing after its end', async () => {
    time.watch(1, Date.now() + 10);
    time.dispose();
    await wait(50);
    assert.deepEqual(told, []);
  });
});
