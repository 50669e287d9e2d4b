import assert from 'node:assert/strict';
import { startTracker } from './harness';
import type { Tracker } from './harness';

describe('the embedded server', () => {
  const running: Tracker[] = [];
  async function start(options: Parameters<typeof startTracker>[0] = {}): Promise<Tracker> {
    const tracker = await startTracker(options);
    running.push(tracker);
    return tracker;
  }
  afterEach(async () => {
    for (const tracker of running.splice(0)) await tracker.stop();
  });

  it('answers only under its own address, so that no web page can reach it by a name of its own', async () => {
    const tracker = await start();
    const port = new URL(tracker.baseUrl).port;
    const statusFor = async (host: string) =>
      (await tracker.ask('api/rest/users/me', { headers: { Host: host } })).status;
    assert.equal(await statusFor(`127.0.0.1:${port}`), 200);
    assert.equal(await statusFor(`localhost:${port}`), 200);
    assert.equal(await statusFor(`tracker.example:${port}`), 403);
    assert.equal(await statusFor('127.0.0.1'), 403);
    assert.equal(await statusFor(`127.0.0.1:${port}.tracker.example`), 403);
  });

  it('does nothing for a refused host', async () => {
    const tracker = await start();
    const before = tracker.state.issues.get(1)!.updatedAt;
    const body = { summary: 'чужое', notes: [], custom_fields: [] };
    await tracker.ask('api/rest/issues/1', { method: 'PATCH', body, headers: { Host: 'evil.example' } });
    assert.equal(tracker.state.issues.get(1)!.summary, 'Не печатается счёт');
    assert.equal(tracker.state.issues.get(1)!.updatedAt, before);
  });

  it('lives under a sub-path, with and without index.php, and nowhere else', async () => {
    const tracker = await start({ basePath: '/tracker' });
    assert.match(tracker.baseUrl, /^http:\/\/127\.0\.0\.1:\d+\/tracker\/$/);
    assert.equal((await tracker.ask('api/rest/users/me')).json.name, 'support1');
    assert.equal((await tracker.ask('api/rest/index.php/users/me')).json.name, 'support1');
    assert.equal((await tracker.ask('api/rest/users/me/')).json.name, 'support1');
    const outside = await tracker.ask('/api/rest/users/me');
    assert.deepEqual([outside.status, outside.headers['content-type']], [404, 'text/html; charset=UTF-8']);
    assert.equal((await tracker.ask('/trackers/api/rest/users/me')).status, 404);
  });

  it('answers other pages of the tracker with HTML and 200, as a wrong base URL meets it', async () => {
    const tracker = await start();
    const page = await tracker.ask('view.php?id=1');
    assert.deepEqual(
      [page.status, page.headers['content-type'], page.json],
      [200, 'text/html; charset=UTF-8', undefined],
    );
  });

  it('tells its own time in the Date header', async () => {
    const tracker = await start();
    const { headers } = await tracker.ask('api/rest/users/me');
    assert.equal(headers['date'], 'Tue, 24 Nov 2026 08:00:00 GMT');
  });

  it('says which version it is', async () => {
    const tracker = await start({ version: '2.25.0' });
    assert.equal((await tracker.ask('api/rest/users/me')).headers['x-mantis-version'], '2.25.0');
  });

  it('compresses for who accepts it, and keeps the ETag', async () => {
    const tracker = await start({ gzip: true });
    const plain = await tracker.ask('api/rest/issues/1');
    const packed = await tracker.ask('api/rest/issues/1', { headers: { 'Accept-Encoding': 'gzip, br' } });
    assert.deepEqual([plain.headers['content-encoding'], packed.headers['content-encoding']], [undefined, 'gzip']);
    assert.equal(packed.headers['etag'], plain.headers['etag']);
    assert.ok(Number(packed.headers['content-length']) < Number(plain.headers['content-length']));
  });

  it('accepts no connection after it stopped', async () => {
    const tracker = await startTracker();
    await tracker.ask('api/rest/users/me');
    await tracker.stop();
    await assert.rejects(tracker.ask('api/rest/users/me'), { code: 'ECONNREFUSED' });
  });
});
