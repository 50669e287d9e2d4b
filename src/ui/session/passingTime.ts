import type { Clock } from '../../base/clock';
import type { Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import { ChangeSchedule } from '../../regulation/sla/changeSchedule';

/** Longest time for which a timer is set: Node knows no longer ones, and a clock may be set meanwhile. */
const longestMs = 3_600_000;

/** One timer for the next moment at which any ticket changes its state by itself (RULES D1). */
export class PassingTime implements Disposable {
  private readonly schedule = new ChangeSchedule();
  private readonly passings: Emitter<readonly number[]>;
  private timer: NodeJS.Timeout | undefined;
  private readonly moving: Disposable | undefined;
  private isArmed = false;
  private isEnded = false;

  /**
   * @param now epoch milliseconds by the server's clock
   * @param clock tells when it was set
   */
  constructor(
    private readonly now: () => number,
    onListenerError: (error: unknown) => void,
    clock?: Clock,
  ) {
    this.moving = clock?.onDidMove?.(() => this.armSoon());
    this.passings = new Emitter(onListenerError);
    this.onDidPass = this.passings.event;
  }

  /** Tells the tickets whose moment has come. */
  readonly onDidPass;

  /** @param at epoch milliseconds; `null` when time changes nothing about the ticket any more */
  watch(ticketId: number, at: number | null): void {
    this.schedule.set(ticketId, at);
    this.armSoon();
  }

  forget(ticketId: number): void {
    this.schedule.delete(ticketId);
  }

  dispose(): void {
    this.isEnded = true;
    clearTimeout(this.timer);
    this.moving?.dispose();
    this.passings.dispose();
  }

  /** Thousands of tickets that arrive together set the timer once. */
  private armSoon(): void {
    if (this.isArmed) return;
    this.isArmed = true;
    queueMicrotask(() => {
      this.isArmed = false;
      this.arm();
    });
  }

  private arm(): void {
    clearTimeout(this.timer);
    const next = this.isEnded ? null : this.schedule.next();
    if (next === null) return;
    this.timer = setTimeout(() => this.fire(), Math.min(Math.max(0, next - this.now()), longestMs));
    this.timer.unref();
  }

  private fire(): void {
    const ids = this.schedule.takeDue(this.now());
    if (ids.length > 0) this.passings.fire(ids);
    this.armSoon();
  }
}
