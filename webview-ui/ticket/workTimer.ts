/**
 * How long a ticket has been before the person. It only proposes: what is booked is what they type or take over.
 * A pause longer than `idleMs` without any sign of them counts as none of it.
 */
export class WorkTimer {
  private lastAt: number | null = null;

  /** @param workedMs from before a reload */
  constructor(
    private workedMs: number,
    private readonly idleMs = 5 * 60_000,
  ) {}

  get ms(): number {
    return this.workedMs;
  }

  get minutes(): number {
    return Math.floor(this.workedMs / 60_000);
  }

  /** Called now and then. @param signAt when the person last gave a sign of being here */
  tick(now: number, isVisible: boolean, signAt: number): void {
    const isHere = isVisible && now - signAt <= this.idleMs;
    if (isHere && this.lastAt !== null) this.workedMs += Math.max(0, now - this.lastAt);
    this.lastAt = isHere ? now : null;
  }

  /** The time has been booked; a new one begins. */
  reset(): void {
    this.workedMs = 0;
  }
}
