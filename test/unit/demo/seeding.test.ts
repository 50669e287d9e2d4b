import assert from 'node:assert/strict';
import { seed } from '../../../demo/mantis/seed';
import { buildStory } from '../../../demo/sample/index';
import { STORY, TEN, startTracker } from './harness';
import type { State } from '../../../demo/mantis/model/state';
import type { Tracker } from './harness';

function facts(state: State): unknown {
  return {
    users: [...state.users.values()],
    projects: [...state.projects.values()],
    issues: [...state.issues.values()],
    tags: [...state.tags.values()],
    counters: state.counters,
  };
}

describe('seeding of a story', () => {
  let tracker: Tracker;
  before(async () => {
    tracker = await startTracker();
  });
  after(() => tracker.stop());

  it('gives the same state for the same story, but never the same tokens', () => {
    const [first, second] = [seed(buildStory(TEN)), seed(buildStory(TEN))];
    assert.deepEqual(facts(first), facts(second));
    for (const token of first.tokens.keys()) assert.ok(!second.tokens.has(token));
    assert.ok(first.issues.size > 50);
  });

  it('leaves nothing behind that lies after the story’s own now', () => {
    const state = seed(buildStory(TEN));
    for (const issue of state.issues.values()) {
      assert.ok(issue.updatedAt * 1000 <= TEN, String(issue.id));
      assert.ok(
        issue.history.every(line => line.at >= issue.createdAt && line.at <= issue.updatedAt),
        String(issue.id),
      );
    }
  });

  it('writes the history as Mantis does, each line at its moment', async () => {
    const { json } = await tracker.ask('api/rest/issues/1');
    const [issue] = json.issues;
    const history = issue.history as Record<string, string>[];
    const lines = history.map(line => [line['message'], line['change']]);
    assert.deepEqual(lines, [
      ['Новая задача', undefined],
      ['Метка добавлена: печать', undefined],
      ['Файл добавлен: лист.txt', undefined],
      ['Ответственный', ' => Борис'],
      ['Состояние', 'новая => назначена'],
      ['Комментарий добавлен: 0000001', undefined],
      ['Комментарий добавлен: 0000002', undefined],
      ['Состояние', 'назначена => обратная связь'],
      ['Комментарий добавлен: 0000003', undefined],
      ['Состояние', 'обратная связь => назначена'],
    ]);
    assert.equal(issue.created_at, '2026-11-24T10:00:00+03:00');
    assert.equal(history[3]!['created_at'], '2026-11-24T10:05:00+03:00');
    assert.equal(issue.updated_at, '2026-11-24T10:09:00+03:00');
    const last = history.at(-1) as unknown as { user: { name: string } };
    assert.equal(last.user.name, 'customer');
  });

  it('resolves with a resolution, as the web page does', async () => {
    const { json } = await tracker.ask('api/rest/issues/2?select=status,resolution');
    assert.deepEqual([json.issues[0].status.id, json.issues[0].resolution.id], [80, 20]);
  });

  it('can be told to a server that is set up in another way', async () => {
    const state = seed(STORY, {
      configure: ({ options, counters }) => {
        options.set('priority_enum_string', '5:significant,7:fix_required,9:blocker');
        options.set('default_language', 'english');
        counters.issue = 500;
      },
    });
    const other = await startTracker({ state });
    try {
      const { json } = await other.ask('api/rest/issues/501?select=priority,status');
      const { priority, status } = json.issues[0];
      assert.deepEqual([priority, status.label], [{ id: 7, name: 'fix_required', label: 'fix_required' }, 'assigned']);
    } finally {
      await other.stop();
    }
  });

  it('refuses a story that names what it has not introduced', () => {
    const [, ...rest] = STORY.actions;
    assert.throws(() => seed({ ...STORY, actions: rest }), /invoice/);
    assert.throws(() => seed({ ...STORY, users: [] }), /customer/);
  });
});
