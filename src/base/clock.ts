/** Source of the present instant, in epoch milliseconds; tests and the clock-skew correction supply their own. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
