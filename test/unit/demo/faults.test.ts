import assert from 'node:assert/strict';
import { atMeasuredTempo, measuredDelay } from '../../../demo/mantis/delays';
import { withFaults } from '../../../demo/mantis/faults';
import { Query } from '../../../demo/mantis/rest/query';
import { startTracker } from './harness';
import type { NetworkFault } from '../../../demo/mantis/faults';
import type { Tracker } from './harness';

describe('fault switches', () => {
  let tracker: Tracker;
  let fault: NetworkFault | undefined;
  let begun = 0;
  const isBegun = () => begun > 0;
  beforeEach(async () => {
    fault = undefined;
    begun = 0;
    tracker = await startTracker({
      interfere: exchange => {
        begun += 1;
        return withFaults(() => fault)(exchange);
      },
    });
  });
  afterEach(() => tracker.stop());

  const comment = () => tracker.ask('api/rest/issues/1/notes', { method: 'POST', body: { text: 'дошло' } });
  const isWritten = () => tracker.state.issues.get(1)!.notes.some(note => note.text === 'дошло');

  it('lets everything pass without a fault', async () => {
    assert.equal((await comment()).status, 201);
    assert.ok(isWritten());
  });

  it('breaks the connection before the write, or after it', async () => {
    fault = { kind: 'reset', when: 'before' };
    await assert.rejects(comment(), { code: 'ECONNRESET' });
    assert.ok(!isWritten());
    fault = { kind: 'reset', when: 'after' };
    await assert.rejects(comment(), { code: 'ECONNRESET' });
    assert.ok(isWritten());
  });

  it('crashes without having written, or after it', async () => {
    fault = { kind: 'crash' };
    const crashed = await comment();
    assert.deepEqual([crashed.status, crashed.text], [500, '']);
    assert.ok(!isWritten());
    fault = { kind: 'crash', when: 'after' };
    assert.equal((await comment()).status, 500);
    assert.ok(isWritten());
  });

  it('answers with a proxy’s pages instead of JSON', async () => {
    fault = { kind: 'html' };
    const login = await comment();
    assert.deepEqual([login.status, login.json], [200, undefined]);
    fault = { kind: 'unavailable' };
    assert.equal((await comment()).status, 503);
    assert.ok(!isWritten());
  });

  it('cuts a body that promised more', async () => {
    fault = { kind: 'truncate' };
    await assert.rejects(comment(), { code: 'ECONNRESET' });
    assert.ok(isWritten());
  });

  it('sends a body bit by bit, whole in the end', async () => {
    const whole = await tracker.ask('api/rest/issues/1');
    fault = { kind: 'slow', chunkBytes: 1000, everyMs: 1 };
    assert.equal((await tracker.ask('api/rest/issues/1')).text, whole.text);
  });

  it('lets two writers race: the later one overwrites what it never saw, and the history does not tell', async () => {
    const quiet = { notes: [], custom_fields: [] };
    const patch = (body: object) => tracker.ask('api/rest/issues/1', { method: 'PATCH', body: { ...quiet, ...body } });
    let letWrite: () => void = () => undefined;
    fault = { kind: 'race', until: new Promise<void>(resolve => (letWrite = resolve)) };
    const slow = patch({ severity: { id: 60 } });
    while (!isBegun()) await new Promise(resolve => setTimeout(resolve, 1));
    fault = undefined;
    assert.equal((await patch({ priority: { id: 60 } })).json.issues[0].priority.id, 60);
    letWrite();
    const answer = await slow;
    assert.deepEqual([answer.status, answer.json.issues[0].priority.id], [200, 40]);
    const lines = tracker.state.issues
      .get(1)!
      .history.slice(-2)
      .map(line => [line.field, line.old, line.new]);
    assert.deepEqual(lines, [
      ['priority', '40', '60'],
      ['severity', '50', '60'],
    ]);
  });

  it('writes at once and answers late', async () => {
    fault = { kind: 'delay', ms: 50 };
    const answer = comment();
    while (!isWritten()) await new Promise(resolve => setTimeout(resolve, 1));
    assert.equal((await answer).status, 201);
  });
});

describe('the measured tempo of the real server', () => {
  const list = (query: string) =>
    measuredDelay(
      { method: 'GET', path: 'issues', query: new Query(query), headers: {}, body: undefined, baseUrl: '' },
      20_000,
    );

  it('is near the medians that were measured with 20 000 issues', () => {
    const nine = 'select=id,summary,status,priority,handler,category,created_at,updated_at,custom_fields';
    const measured: [string, number][] = [
      ['page_size=50', 321],
      ['page_size=1000', 4283],
      [`page_size=250&${nine}`, 162],
      [`page_size=1000&${nine}`, 516],
      ['page_size=1000&select=id,updated_at', 108],
      ['page_size=0&select=id,updated_at', 1782],
    ];
    for (const [query, ms] of measured) {
      const ratio = list(query) / ms;
      assert.ok(ratio > 0.7 && ratio < 1.45, `${query}: ${ratio}`);
    }
  });

  it('asks nothing for pages behind the end', () => {
    assert.ok(list('page_size=1000&page=40') < 40);
  });

  it('lets requests wait for a free worker, and all of them be answered', async () => {
    let busy = 0;
    let most = 0;
    const tempo = atMeasuredTempo({ issueCount: () => 2, workers: 2, factor: 0.1 });
    const tracker = await startTracker({
      interfere: exchange =>
        tempo({
          ...exchange,
          handle: () => {
            most = Math.max(most, (busy += 1));
            return exchange.handle();
          },
          send: reply => {
            busy -= 1;
            exchange.send(reply);
          },
        }),
    });
    try {
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => tracker.ask('api/rest/issues/1')));
      assert.deepEqual(
        answers.map(answer => answer.status),
        [200, 200, 200, 200, 200],
      );
      assert.equal(most, 2);
    } finally {
      await tracker.stop();
    }
  });
});
