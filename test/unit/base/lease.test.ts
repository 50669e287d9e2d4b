import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lease } from '../../../src/base/lease';

describe('a lease', () => {
  let folder: string;
  let path: string;
  let leases: Lease[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-lease-'));
    path = join(folder, 'poller.json');
    leases = [];
  });

  afterEach(async () => {
    for (const lease of leases) await lease.release();
    await rm(folder, { recursive: true, force: true });
  });

  function make(options: { readonly staleAfterMs?: number } = {}): Lease {
    const fail = (error: unknown): void => assert.fail(String(error));
    const lease = new Lease({ path, lookEveryMs: 20, staleAfterMs: options.staleAfterMs ?? 60_000, onError: fail });
    leases.push(lease);
    return lease;
  }

  const holders = (): number => leases.filter(({ isHeld }) => isHeld).length;

  function taken(lease: Lease): Promise<void> {
    if (lease.isHeld) return Promise.resolve();
    return new Promise(resolve => {
      const following = lease.onDidChange(isHeld => {
        if (!isHeld) return;
        following.dispose();
        resolve();
      });
    });
  }

  const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

  it('is held by one of many who want it, and passes on when it is given up', async () => {
    const all = Array.from({ length: 6 }, () => make());
    for (const lease of all) lease.want();
    await Promise.race(all.map(taken));
    await wait(150);
    for (const _turn of all) {
      assert.equal(holders(), 1);
      const holder = all.find(({ isHeld }) => isHeld);
      assert.ok(holder);
      const others = all.filter(lease => lease !== holder);
      const next = Promise.race(others.map(taken));
      await holder.release();
      assert.equal(holder.isHeld, false);
      await next;
      await wait(60);
      holder.want();
    }
  });

  it('of a killed process is taken over', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await new Promise(resolve => child.once('spawn', resolve));
    const holder = { id: 'other', pid: child.pid, host: hostname(), at: Date.now() };
    await writeFile(path, JSON.stringify(holder));
    const lease = make();
    lease.want();
    await wait(150);
    assert.equal(lease.isHeld, false);
    child.kill('SIGKILL');
    await taken(lease);
  });

  it('that has not been renewed for long is taken over, whoever lives', async () => {
    await writeFile(path, JSON.stringify({ id: 'x', pid: process.pid, host: hostname(), at: Date.now() - 5_000 }));
    const patient = make({ staleAfterMs: 60_000 });
    patient.want();
    await wait(100);
    assert.equal(patient.isHeld, false);
    await patient.release();
    const lease = make({ staleAfterMs: 4_000 });
    lease.want();
    await taken(lease);
  });

  it('in a torn file is nobody’s', async () => {
    for (const torn of ['', '{"id":"x","pid":', '[]', '{"id":7}']) {
      await writeFile(path, torn);
      const lease = make();
      lease.want();
      await taken(lease);
      await lease.release();
    }
  });
});
