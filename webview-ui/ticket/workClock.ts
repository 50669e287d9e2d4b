import { WorkTimer } from './workTimer';

const tickMs = 5_000;

/** Runs the timer while the page stands: a panel that is hidden has no page, so that its time does not count. */
export class WorkClock {
  private readonly timer: WorkTimer;
  private signAt = Date.now();

  /** @param told called with the whole minutes when they change */
  constructor(workedMs: number, told: (minutes: number) => void) {
    this.timer = new WorkTimer(workedMs);
    for (const type of ['keydown', 'pointermove', 'pointerdown', 'wheel', 'focus']) {
      window.addEventListener(type, () => (this.signAt = Date.now()), { capture: true, passive: true });
    }
    const tick = (): void => {
      this.timer.tick(Date.now(), document.visibilityState === 'visible', this.signAt);
      told(this.timer.minutes);
    };
    tick();
    window.setInterval(tick, tickMs);
  }

  get ms(): number {
    return this.timer.ms;
  }

  reset(): void {
    this.timer.reset();
  }
}
