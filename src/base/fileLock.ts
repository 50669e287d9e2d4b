import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hasCode } from './atomicFile';

/** Work under a lock takes milliseconds; a lock this old belongs to nobody, whatever its process id says by now. */
const staleAfterMs = 10_000;
const unwrittenForMs = 1_000;
const retryEveryMs = 4;

/** Somebody else held the lock for the whole time we were willing to wait. */
class LockedError extends Error {
  override readonly name = 'LockedError';
}

/**
 * Runs `work` while no other process that uses the same lock file runs its own. A lock left by a killed process is
 * taken over.
 * @throws LockedError after `patienceMs`; otherwise what `work` throws.
 */
export async function withFileLock<T>(path: string, patienceMs: number, work: () => Promise<T>): Promise<T> {
  const token = `${process.pid} ${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await acquire(path, token, patienceMs);
  try {
    return await work();
  } finally {
    await release(path, token);
  }
}

/** Whether a process of this machine lives; one of another user counts as living. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

async function acquire(path: string, token: string, patienceMs: number): Promise<void> {
  const started = performance.now();
  while (!(await tryTake(path, token))) {
    await removeIfStale(path);
    if (performance.now() - started > patienceMs) throw new LockedError(`${path} is in use`);
    await delay(retryEveryMs);
  }
}

/** The lock appears complete or not at all: it is written under a name of its own and then linked. */
async function tryTake(path: string, token: string): Promise<boolean> {
  const prepared = `${path}.${randomUUID()}.tmp`;
  await writeNew(prepared, token);
  try {
    await link(prepared, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP')) throw error;
    return await tryTakeWithoutLinks(path, token);
  } finally {
    await rm(prepared, { force: true });
  }
}

/** For file systems without hard links. */
async function tryTakeWithoutLinks(path: string, token: string): Promise<boolean> {
  try {
    await writeNew(path, token);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function writeNew(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content, 'utf8');
  } finally {
    await file.close();
  }
}

async function removeIfStale(path: string): Promise<void> {
  try {
    const held = await readFile(path, 'utf8');
    const age = Date.now() - (await stat(path)).mtimeMs;
    const owner = Number.parseInt(held, 10);
    // Where there are no links, a lock is empty for a moment before its owner has written into it.
    const isHeld = Number.isNaN(owner) ? age < unwrittenForMs : age < staleAfterMs && isAlive(owner);
    if (!isHeld) await takeAway(path, held);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

/** Between our look and our move another window may have replaced the stale lock with its own: that one is put back. */
async function takeAway(path: string, expected: string): Promise<void> {
  const away = `${path}.${randomUUID()}.tmp`;
  await rename(path, away);
  try {
    if ((await readFile(away, 'utf8')) !== expected) await link(away, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(away, { force: true });
  }
}

async function release(path: string, token: string): Promise<void> {
  try {
    if ((await readFile(path, 'utf8')) === token) await rm(path, { force: true });
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}
