import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../../src/base/log';
import { IssueCache } from '../../../src/mantis/sync/issueCache';
import { issueSchema, type Issue } from '../../../src/mantis/schema/issue';

function issue(id: number, summary = `Обращение ${id}`): Issue {
  const term = { id: 10, name: 'new', label: 'новая' };
  return issueSchema.parse({
    id,
    summary,
    project: { id: 1, name: 'ВЭ' },
    status: term,
    priority: term,
    created_at: '2026-11-24T10:00:00+03:00',
    updated_at: '2026-11-24T10:00:00+03:00',
    notes: [],
    history: [],
  });
}

describe('the last known issues on the disk', () => {
  let folder: string;
  let now: number;
  const open = (stamp = '1.0.0 abc') => new IssueCache({ folder, stamp, now: () => now, log: silentLog });
  const idsOf = async (cache: IssueCache) => (await cache.queued()).map(each => each.issue.id).sort((a, b) => a - b);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-known-'));
    now = Date.parse('2026-11-24T12:00:00+03:00');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('come back whole, with the moment they were read', async () => {
    const cache = open();
    cache.keep([issue(1), issue(65), issue(2)], true);
    await cache.close();
    const again = open();
    assert.deepEqual(await idsOf(again), [1, 2, 65]);
    assert.deepEqual(await again.find(65), { issue: issue(65), readAt: now, isQueued: true });
  });

  it('that have left the queue can still be opened, the latest of them', async () => {
    const cache = open();
    const ids = Array.from({ length: 10 }, (_, index) => 3 + 64 * index);
    for (const id of ids) {
      now += 1000;
      cache.keep([issue(id)], id !== 3);
    }
    cache.drop(ids);
    await cache.flush();
    assert.deepEqual(await idsOf(cache), []);
    assert.equal(await cache.find(3), null);
    assert.equal((await cache.find(ids.at(-1) ?? 0))?.issue.id, ids.at(-1));
  });

  it('with a torn shard are the others, and the shard is made anew', async () => {
    const cache = open();
    cache.keep([issue(1), issue(2)], true);
    await cache.flush();
    const torn = join(folder, 'issues-01.json');
    await writeFile(torn, (await readFile(torn, 'utf8')).slice(0, -20));
    assert.deepEqual(await idsOf(open()), [2]);
    cache.keep([issue(1, 'Новое')], true);
    await cache.flush();
    assert.equal((await open().find(1))?.issue.summary, 'Новое');
  });

  it('of another version or other rights do not count', async () => {
    const cache = open();
    cache.keep([issue(1)], true);
    await cache.close();
    assert.deepEqual(await idsOf(open('1.0.0 xyz')), []);
  });

  it('two windows write do not destroy each other', async () => {
    const [one, two] = [open(), open()];
    one.keep([issue(1)], true);
    two.keep([issue(65)], true);
    await Promise.all([one.flush(), two.flush()]);
    assert.deepEqual(await idsOf(open()), [1, 65]);
  });

  it('are not written after a sign-out', async () => {
    const cache = open();
    cache.keep([issue(1)], true);
    await cache.discard();
    cache.keep([issue(2)], true);
    await cache.close();
    assert.deepEqual(await readdir(folder), []);
  });
});
