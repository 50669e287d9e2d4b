import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Clock } from './clock';
import type { Disposable } from './disposable';
import { Emitter } from './emitter';

/** A clock that a test sets by a file with the milliseconds to add; the product runs by `systemClock`. */
export class MovableClock implements Clock, Disposable {
  private readonly moves = new Emitter<void>();
  readonly onDidMove = this.moves.event;
  private readonly watcher: Disposable;
  private offset = 0;

  /** @param path exists already */
  constructor(private readonly path: string) {
    const watcher = watch(path, { persistent: false }, () => void this.read());
    this.watcher = { dispose: () => watcher.close() };
  }

  now(): number {
    return Date.now() + this.offset;
  }

  dispose(): void {
    this.watcher.dispose();
    this.moves.dispose();
  }

  private async read(): Promise<void> {
    const text = await readFile(this.path, 'utf8');
    const offset = Number(text);
    // A file that is just being written is empty for a moment.
    if (text === '' || !Number.isFinite(offset) || offset === this.offset) return;
    this.offset = offset;
    this.moves.fire();
  }
}
