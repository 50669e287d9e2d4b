import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { rm } from 'node:fs/promises';
import type { Disposable } from './disposable';
import { readIfExists, writeAtomically } from './atomicFile';
import { Emitter } from './emitter';
import { isAlive, withFileLock } from './fileLock';

export interface LeaseOptions {
  /** The file that says who holds it. */
  readonly path: string;
  /** Milliseconds between looks at the file: to renew what is held, or to take what has become free. */
  readonly lookEveryMs: number;
  /** A holder that has not renewed for so long has lost it, whatever became of its process. */
  readonly staleAfterMs: number;
  readonly onError: (error: unknown) => void;
}

interface Holder {
  readonly id: string;
  readonly pid: number;
  readonly host: string;
  /** Epoch milliseconds of the last renewal. */
  readonly at: number;
}

const patienceMs = 2_000;

/**
 * One of all windows on this machine that want it holds it. It passes on when its holder gives it up, ends, is killed
 * or hangs. Two may believe to hold it for one look at most, after a holder hung; what is done under it must bear that.
 */
export class Lease implements Disposable {
  private readonly id = randomUUID();
  private readonly changes = new Emitter<boolean>();
  readonly onDidChange = this.changes.event;
  private held = false;
  private wanted = false;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly options: LeaseOptions) {}

  get isHeld(): boolean {
    return this.held;
  }

  /** Takes it as soon as it is free. */
  want(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.look();
    this.timer = setInterval(() => this.look(), this.options.lookEveryMs);
  }

  /** Gives it up, so that another may have it at once. */
  release(): Promise<void> {
    this.wanted = false;
    clearInterval(this.timer);
    this.look();
    return this.looking;
  }

  dispose(): void {
    void this.release();
    this.changes.dispose();
  }

  private look(): void {
    this.looking = this.looking
      .then(() => this.step())
      .catch((error: unknown) => {
        this.become(false);
        this.options.onError(error);
      });
  }

  private async step(): Promise<void> {
    const { path } = this.options;
    if (!this.wanted && !this.held) return;
    const isMine = await withFileLock(`${path}.lock`, patienceMs, async () => {
      const holder = parse(await readIfExists(path));
      const isFree = holder === null || holder.id === this.id || this.isGone(holder);
      if (!isFree) return false;
      if (!this.wanted) {
        await rm(path, { force: true });
        return false;
      }
      await writeAtomically(path, JSON.stringify(this.asHolder()));
      return true;
    });
    this.become(isMine);
  }

  private asHolder(): Holder {
    return { id: this.id, pid: process.pid, host: hostname(), at: Date.now() };
  }

  private isGone({ pid, host, at }: Holder): boolean {
    const age = Date.now() - at;
    return (
      age > this.options.staleAfterMs || age < -this.options.staleAfterMs || (host === hostname() && !isAlive(pid))
    );
  }

  private become(isHeld: boolean): void {
    if (this.held === isHeld) return;
    this.held = isHeld;
    this.changes.fire(isHeld);
  }
}

/** A torn or foreign file is nobody's. */
function parse(text: string | null): Holder | null {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Holder> | null;
    const { id, pid, host, at } = value ?? {};
    const isWhole =
      typeof id === 'string' && typeof pid === 'number' && typeof host === 'string' && typeof at === 'number';
    return isWhole ? { id, pid, host, at } : null;
  } catch {
    return null;
  }
}
