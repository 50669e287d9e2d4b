import assert from 'node:assert/strict';
import { addIssues } from '../../../demo/mantis/bulk';
import { seed } from '../../../demo/mantis/seed';
import { STORY, TEN, startTracker } from './harness';
import type { Tracker } from './harness';

const YEAR = 365 * 86_400_000;

describe('many issues', function () {
  this.timeout(60_000);
  let tracker: Tracker;
  before(async () => {
    const state = seed(STORY, { clock: () => TEN + 3_600_000 });
    addIssues(state, { count: 20_000, open: 3000, from: TEN - YEAR, to: TEN - 60_000 });
    tracker = await startTracker({ state });
  });
  after(() => tracker.stop());

  it('are pages of one list, newest first, each issue once', async () => {
    const seen: { id: number; updated_at: string }[] = [];
    for (let page = 1; ; page += 1) {
      const { json } = await tracker.ask(`api/rest/issues?page_size=1000&page=${page}&select=id,updated_at`);
      if (json.issues.length === 0) break;
      seen.push(...(json.issues as typeof seen));
    }
    assert.equal(new Set(seen.map(each => each.id)).size, 20_002);
    assert.equal(seen.length, 20_002);
    for (let index = 1; index < seen.length; index += 1) {
      assert.ok(seen[index - 1]!.updated_at >= seen[index]!.updated_at, String(index));
    }
  });

  it('move to the front when they change, and only they', async () => {
    const first = async () =>
      ((await tracker.ask('api/rest/issues?page_size=3&select=id')).json.issues as { id: number }[]).map(
        each => each.id,
      );
    const before = await first();
    await tracker.ask('api/rest/issues/12345/notes', { method: 'POST', body: { text: 'ещё' }, as: 'lead' });
    assert.deepEqual(await first(), [12_345, ...before.slice(0, 2)]);
  });

  it('are as many open ones as were asked for, and always the same', () => {
    const open = [...tracker.state.issues.values()].filter(issue => issue.status < 80);
    assert.equal(open.length, 3001);
    const digest = (seedOf: number) => {
      const state = seed(STORY);
      addIssues(state, { count: 50, open: 10, from: TEN - YEAR, to: TEN, seed: seedOf });
      return JSON.stringify([...state.issues.values()].map(issue => [issue.summary, issue.status, issue.updatedAt]));
    };
    assert.equal(digest(7), digest(7));
    assert.notEqual(digest(7), digest(8));
  });
});
