import type { Event } from './emitter';

/** Source of the present instant, in epoch milliseconds; tests and the clock-skew correction supply their own. */
export interface Clock {
  now(): number;
  /** Tells that the clock was set; a clock that only runs has no such event. */
  readonly onDidMove?: Event<void>;
}

export const systemClock: Clock = { now: () => Date.now() };
