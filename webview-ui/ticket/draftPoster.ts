import type { DraftRevision } from '../../src/protocol/draft';

/** The host must have what is typed well within a blink, and need not have every single key. */
const coalesceMs = 40;

/** Sends what is typed to the host: at once, and then the latest of each burst. */
export class DraftPoster {
  private waiting: DraftRevision | null = null;
  private timer: number | undefined;

  constructor(private readonly post: (draft: DraftRevision) => void) {}

  changed(draft: DraftRevision): void {
    this.waiting = draft;
    this.timer ??= window.setTimeout(() => this.flush(), coalesceMs);
  }

  /** Sends what waits now: before the page goes, and before a message that counts on it. */
  flush(): void {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting === null) return;
    const draft = this.waiting;
    this.waiting = null;
    this.post(draft);
  }
}
