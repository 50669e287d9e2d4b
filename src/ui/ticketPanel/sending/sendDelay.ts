import type { Disposable } from '../../../base/disposable';

interface Waiting {
  readonly id: string;
  readonly go: () => void;
  seconds: number;
  readonly timer: NodeJS.Timeout;
}

const second = 1_000;

/** Holds a sending back for some seconds, in which the person may think better of it. Nothing waits over its disposal. */
export class SendDelay implements Disposable {
  private waiting: Waiting | null = null;

  /** @param tell how many seconds are left; `null` when it waits no more */
  constructor(private readonly tell: (id: string, seconds: number | null) => void) {}

  get isRunning(): boolean {
    return this.waiting !== null;
  }

  /** Of the sending that waits. */
  get id(): string | null {
    return this.waiting?.id ?? null;
  }

  /** For a page that has come up anew. */
  tellAgain(): void {
    if (this.waiting !== null) this.tell(this.waiting.id, this.waiting.seconds);
  }

  /** Runs `go` after so many seconds; at once for none. One waits at a time. */
  start(id: string, seconds: number, go: () => void): void {
    if (this.waiting !== null) return;
    if (seconds === 0) {
      go();
      return;
    }
    this.waiting = { id, go, seconds, timer: setInterval(() => this.tick(), second) };
    this.tell(id, seconds);
  }

  /** The person wants it to go at once. */
  hurry(id: string): void {
    if (this.waiting?.id === id) this.stop()?.go();
  }

  /** Nothing is sent. False: nothing of that id waits. */
  cancel(id: string): boolean {
    if (this.waiting?.id !== id) return false;
    this.stop();
    return true;
  }

  dispose(): void {
    if (this.waiting !== null) clearInterval(this.waiting.timer);
    this.waiting = null;
  }

  private tick(): void {
    const { waiting } = this;
    if (waiting === null) return;
    waiting.seconds -= 1;
    if (waiting.seconds > 0) this.tell(waiting.id, waiting.seconds);
    else this.stop()?.go();
  }

  private stop(): Waiting | null {
    const { waiting } = this;
    if (waiting === null) return null;
    this.dispose();
    this.tell(waiting.id, null);
    return waiting;
  }
}
