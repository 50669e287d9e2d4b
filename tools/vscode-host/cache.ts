import { randomBytes, createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from '../processes';

/** Says in words what is being done; one line each. */
export type Say = (line: string) => void;

export interface Installation {
  /** First part of the folder's name, such as `vscode`. */
  readonly name: string;
  /** Files whose content decides which installation it is. */
  readonly files: readonly string[];
  readonly say: Say;
  /** Fills the folder given. Whatever is in it when this returns becomes visible to others at one instant. */
  readonly build: (folder: string) => Promise<void>;
}

const UNUSED_AFTER_MS = 30 * 24 * 60 * 60 * 1000;
const READY = '.ready';

/** The user's cache folder for this project; `XDG_CACHE_HOME` moves it. */
export function cacheRoot(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 've-support');
}

/**
 * Gives the folder of an installation in the user's cache, building it when it is not there.
 * It is built beside its place and moved there whole, so an interrupted installation leaves nothing that looks
 * finished; of two at once the second waits for the first.
 */
export async function installOnce(installation: Installation): Promise<string> {
  const root = cacheRoot();
  const target = join(root, `${installation.name}-${keyOf(installation.files)}`);
  await mkdir(root, { recursive: true });
  if (!isReady(target)) {
    const lock = await takeLock(`${target}.lock`, () => isReady(target), installation.say);
    try {
      if (!isReady(target)) await build(target, installation);
    } finally {
      await lock.release();
    }
  }
  const now = new Date();
  await utimes(join(target, READY), now, now);
  await prune(root, target);
  return target;
}

function isReady(folder: string): boolean {
  return existsSync(join(folder, READY));
}

function keyOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n')).update('\0');
  return hash.update(`${process.platform}-${process.arch}`).digest('hex').slice(0, 12);
}

async function build(target: string, installation: Installation): Promise<void> {
  const part = `${target}.${process.pid}-${randomBytes(3).toString('hex')}.part`;
  await mkdir(part, { recursive: true });
  try {
    await installation.build(part);
    await writeFile(join(part, READY), '');
    try {
      await rename(part, target);
    } catch (error) {
      // Somebody outside our sight (another container on the same cache) was faster; theirs is as good.
      if (!isReady(target)) throw error;
    }
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

interface Lock {
  release(): Promise<void>;
}

async function takeLock(path: string, done: () => boolean, say: Say): Promise<Lock> {
  let told = false;
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (done()) return { release: () => Promise.resolve() };
    if (await isStale(path)) {
      await rm(path, { force: true });
      continue;
    }
    if (!told) say('Another process is installing the same; waiting for it …');
    told = true;
    await delay(500);
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    if (pid > 0) return !isAlive(pid);
    // Created but not written yet, or left so by a crash.
    return Date.now() - (await stat(path)).mtimeMs > 10_000;
  } catch {
    return false;
  }
}

/** Removes what interrupted installations left behind, and installations that nobody has used for a month. */
async function prune(root: string, keep: string): Promise<void> {
  for (const name of await readdir(root)) {
    const path = join(root, name);
    if (path === keep) continue;
    const owner = /\.(\d+)-[0-9a-f]+\.part$/.exec(name)?.[1];
    const abandoned = owner !== undefined && !isAlive(Number(owner));
    if (abandoned || (await isUnused(path))) await rm(path, { recursive: true, force: true });
  }
}

async function isUnused(folder: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(join(folder, READY))).mtimeMs > UNUSED_AFTER_MS;
  } catch {
    return false;
  }
}
