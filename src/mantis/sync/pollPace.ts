export interface PollCircumstances {
  /** Milliseconds between looks while somebody works here. */
  readonly everyMs: number;
  /** Nobody has touched the window for a while. */
  readonly isIdle: boolean;
  /** Looks that failed since the last good one. */
  readonly failures: number;
  /** No pause is longer than this, in milliseconds, unless `everyMs` is. */
  readonly longestMs: number;
  /** From 0 to below 1. */
  readonly random: number;
}

const IDLE_FACTOR = 4;
/** So that the windows of a department do not all ask in the same second. */
const JITTER = 0.2;

/** Milliseconds to the next look: slower when nobody works, doubling while the server does not answer. */
export function nextPollIn({ everyMs, isIdle, failures, longestMs, random }: PollCircumstances): number {
  const calm = everyMs * (isIdle ? IDLE_FACTOR : 1) * 2 ** Math.min(failures, 10);
  return Math.round(Math.min(calm, Math.max(longestMs, everyMs)) * (1 - JITTER + 2 * JITTER * random));
}
