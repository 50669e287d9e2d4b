import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installOnce } from '../../../tools/vscode-host/cache';

describe('installing into the user’s cache folder', () => {
  const formerCache = process.env['XDG_CACHE_HOME'];
  let folder = '';
  let lockFile = '';
  let builds = 0;

  const install = (build?: (target: string) => Promise<void>) =>
    installOnce({
      name: 'thing',
      files: [lockFile],
      say: () => undefined,
      build:
        build ??
        (async target => {
          builds++;
          await writeFile(join(target, 'content'), 'installed');
        }),
    });
  const inCache = async () => (await readdir(join(folder, 've-support'))).sort();

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-support-cache-test-'));
    process.env['XDG_CACHE_HOME'] = folder;
    lockFile = join(folder, 'lock.json');
    await writeFile(lockFile, '1');
    builds = 0;
  });

  afterEach(async () => {
    if (formerCache === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = formerCache;
    await rm(folder, { recursive: true, force: true });
  });

  it('builds once and finds it again', async () => {
    const first = await install();
    assert.equal(await install(), first);
    assert.equal(builds, 1);
    assert.ok(existsSync(join(first, 'content')));
    assert.deepEqual(await inCache(), [first.split('/').pop()]);
  });

  it('builds anew beside the old one when the lock file changes', async () => {
    const first = await install();
    await writeFile(lockFile, '2');
    assert.notEqual(await install(), first);
    assert.equal(builds, 2);
    assert.ok(existsSync(first));
  });

  it('lets the second of two at once wait for the first', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>(resolve => (release = resolve));
    const slow = install(async target => {
      builds++;
      await held;
      await writeFile(join(target, 'content'), 'slow');
    });
    const second = install();
    release();
    assert.equal(await second, await slow);
    assert.equal(builds, 1);
  });

  it('leaves nothing behind when building fails, and tries again the next time', async () => {
    await assert.rejects(
      install(() => Promise.reject(new Error('no network'))),
      /no network/,
    );
    assert.deepEqual(await inCache(), []);
    await install();
    assert.equal(builds, 1);
  });

  it('takes over from a process that died while installing, and removes what it left', async () => {
    const target = await install();
    await rm(target, { recursive: true });
    await writeFile(`${target}.lock`, '999999999');
    await mkdir(`${target}.999999999-abcdef.part`);
    assert.equal(await install(), target);
    assert.equal(builds, 2);
    assert.deepEqual(await inCache(), [target.split('/').pop()]);
  });

  it('removes an installation that nobody has used for a month', async () => {
    const old = await install();
    const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
    await utimes(join(old, '.ready'), longAgo, longAgo);
    await writeFile(lockFile, '2');
    await install();
    assert.equal(existsSync(old), false);
  });
});
