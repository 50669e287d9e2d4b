export interface PollCircumstances {
  /** Milliseconds between looks while somebody works here. */
  readonly everyMs: number;
  /** Nobody has touched the window for a while. */
  readonly isIdle: boolean;
  /** Looks that failed since the last good one. */
  readonly failures: number;
  /** From 0 to below 1. */
  readonly random: number;
}

const IDLE_FACTOR = 4;
const LONGEST_MS = 15 * 60_000;
/** So that the windows of a department do not all ask in the same second. */
const JITTER = 0.2;

/** Milliseconds to the next look: slower when nobody works, doubling while the server does not answer. */
export function nextPollIn({ everyMs, isIdle, failures, random }: PollCircumstances): number {
  const calm = everyMs * (isIdle ? IDLE_FACTOR : 1) * 2 ** Math.min(failures, 10);
  return Math.round(Math.min(calm, Math.max(LONGEST_MS, everyMs)) * (1 - JITTER + 2 * JITTER * random));
}
