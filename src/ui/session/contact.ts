import type { Disposable } from '../../base/disposable';
import { Emitter, type Event } from '../../base/emitter';

/** Whether the server answers, and how old what is shown is when it does not. */
export class Contact implements Disposable {
  private readonly changes: Emitter<void>;
  readonly onDidChange: Event<void>;
  private known: number | null = null;
  private isLost = false;

  constructor(onListenerError: (error: unknown) => void) {
    this.changes = new Emitter(onListenerError);
    this.onDidChange = this.changes.event;
  }

  /** The moment as of which everything is known, while the server does not answer; `null` while it does. Epoch milliseconds. */
  get lostSince(): number | null {
    return this.isLost ? this.known : null;
  }

  reached(at: number): void {
    this.known = at;
    if (!this.isLost) return;
    this.isLost = false;
    this.changes.fire();
  }

  /** @param asOf when something was known last, if it is not from this window */
  lost(asOf?: number): void {
    if (asOf !== undefined) this.known = asOf;
    if (this.isLost) return;
    this.isLost = true;
    this.changes.fire();
  }

  dispose(): void {
    this.changes.dispose();
  }
}
