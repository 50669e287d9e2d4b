import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitOf, start, stop } from '../../tools/processes';
import { findBrowser, launchBrowser } from '../../tools/vscode-host/browser';
import { cacheRoot } from '../../tools/vscode-host/cache';
import { installVsCode } from '../../tools/vscode-host/install';
import { repository } from '../../tools/vscode-host/paths';
import { openWorkbench } from '../../tools/vscode-host/workbench';
import { openQueue } from './support/steps';

describe('npm start', () => {
  let cache = '';
  let session: ChildProcess | undefined;

  before(async () => {
    // A cache of its own with the installed VS Code in it, so that no session of the user's is touched.
    await installVsCode(console.log);
    cache = await mkdtemp(join(tmpdir(), 've-support-cache-'));
    await mkdir(join(cache, 've-support'));
    for (const name of await readdir(cacheRoot())) {
      if (/^vscode-[0-9a-f]+$/.test(name)) await symlink(join(cacheRoot(), name), join(cache, 've-support', name));
    }
  });

  after(async () => {
    if (session !== undefined) await stop(session);
    await rm(cache, { recursive: true, force: true });
  });

  it('prints one address, under which VS Code shows the sample, and stops everything on Ctrl+C', async () => {
    session = start(process.execPath, ['tools/start.mjs', '--browser', '--port', '0'], {
      cwd: repository,
      env: { ...process.env, XDG_CACHE_HOME: cache },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = exitOf(session);
    const printed = await outputUntil(session, /Ctrl\+C/);
    const addresses = printed.match(/https?:\/\/\S+/g) ?? [];
    assert.equal(addresses.length, 1, printed);
    const address = new URL(addresses[0]);
    assert.equal(address.hostname, '127.0.0.1');

    const browser = await launchBrowser(await findBrowser(console.log));
    try {
      const workbench = await openWorkbench(browser, address.origin, {
        folder: address.searchParams.get('folder') ?? '',
      });
      await openQueue(workbench);
      const rows = await workbench.treeRows().count();
      assert.ok(rows > 3, `only ${rows} rows`);
    } finally {
      await browser.close();
    }

    session.kill('SIGINT');
    assert.equal(await ended, 0);
    await assert.rejects(fetch(address.origin), 'the server still answers');
  });
});

function outputUntil(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const onData = (data: Buffer): void => {
      output += data.toString('utf8');
      if (pattern.test(output)) resolve(output);
    };
    child.stdout?.on('data', onData);
    child.stderr?.on('data', onData);
    child.once('exit', () => {
      reject(new Error(`It ended before its time:\n${output}`));
    });
  });
}
