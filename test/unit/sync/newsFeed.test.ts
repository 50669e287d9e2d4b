import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../../src/base/log';
import { NewsFeed, serverFolder } from '../../../src/mantis/sync/newsFeed';
import type { News } from '../../../src/mantis/sync/ticketSync';

const someNews = (id: number): News => ({ issues: [{ id }], left: [], isMore: false });
const more: News = { issues: [], left: [], isMore: true };

describe('the news between windows', () => {
  let folder: string;
  let feeds: NewsFeed[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-news-'));
    feeds = [];
  });

  afterEach(async () => {
    for (const feed of feeds) feed.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(): Promise<{ readonly feed: NewsFeed; readonly heard: News[] }> {
    const heard: News[] = [];
    const feed = new NewsFeed({
      folder,
      log: silentLog,
      onNews: ({ issues, left, isMore }) => heard.push({ issues, left, isMore }),
    });
    feeds.push(feed);
    await new Promise(resolve => setTimeout(resolve, 100));
    return { feed, heard };
  }

  async function until(heard: readonly News[], count: number): Promise<void> {
    const end = Date.now() + 10_000;
    while (heard.length < count && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 20));
    await new Promise(resolve => setTimeout(resolve, 100));
  }

  it('reach the others once and in order, and not oneself', async () => {
    const [one, two, three] = [await open(), await open(), await open()];
    await Promise.all([one.feed.publish(someNews(1)), two.feed.publish(someNews(2))]);
    await one.feed.publish(someNews(3));
    await until(three.heard, 3);
    assert.equal(three.heard.length, 3);
    assert.deepEqual(three.heard.at(-1), someNews(3));
    assert.deepEqual(two.heard, [someNews(1), someNews(3)]);
    assert.deepEqual(one.heard, [someNews(2)]);
  });

  it('before a window came are not for it', async () => {
    const one = await open();
    await one.feed.publish(someNews(1));
    const two = await open();
    await one.feed.publish(someNews(2));
    await until(two.heard, 1);
    assert.deepEqual(two.heard, [someNews(2)]);
  });

  it('that are torn or foreign say that there is something to look for', async () => {
    const one = await open();
    await writeFile(join(folder, 'news-000000001.json'), '{"version":1,"wri');
    await until(one.heard, 1);
    await writeFile(join(folder, 'news-000000002.json'), '{"version":9}');
    await until(one.heard, 2);
    assert.deepEqual(one.heard, [more, more]);
  });

  it('with a gap do so, too', async () => {
    const one = await open();
    const text = JSON.stringify({ version: 1, writer: 'w', ...someNews(9) });
    await writeFile(join(folder, 'news-000000007.json'), text);
    await until(one.heard, 2);
    assert.deepEqual(one.heard, [more, someNews(9)]);
  });

  it('are kept for a while only, readable by their owner only', async () => {
    const one = await open();
    for (let id = 1; id <= 60; id++) await one.feed.publish(someNews(id));
    const files = (await readdir(folder)).filter(name => name.endsWith('.json'));
    assert.ok(files.length >= 50 && files.length <= 51, String(files.length));
    assert.equal((await stat(join(folder, files[0] ?? ''))).mode & 0o077, 0);
  });

  it('of another server or account lie elsewhere', () => {
    const folders = [
      serverFolder('/s', 'https://a.example', 1),
      serverFolder('/s', 'https://a.example', 2),
      serverFolder('/s', 'https://b.example', 1),
    ];
    assert.equal(new Set(folders).size, 3);
    assert.equal(serverFolder('/s', 'https://a.example', 1), folders[0]);
  });
});
