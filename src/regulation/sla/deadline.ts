import type { PreparedMilestone, Regulation } from '../regulation';
import { stepBack, stepForward } from '../worktime/step';
import type { Pause } from './result';

export interface StatusPeriod {
  readonly statusId: number;
  readonly from: number;
  /** `null` while it lasts. */
  readonly to: number | null;
}

export interface Deadline {
  readonly due: number;
  readonly warnAfter: number;
  readonly pauses: readonly Pause[];
}

const noPauses: readonly Pause[] = [];

/**
 * The due of a milestone and the instant after which it is due soon (RULES B4–B6, C10, D1).
 * @param paused periods whose time does not count, oldest first
 * @param until when the clock stopped: the milestone was met, or it is now
 */
export function deadlineOf(
  milestone: PreparedMilestone,
  start: number,
  regulation: Regulation,
  paused: readonly StatusPeriod[],
  until: number,
): Deadline {
  const { due: step, warn } = milestone;
  let due = stepForward(regulation, start, step);
  if (paused.length === 0) return { due, warnAfter: stepBack(regulation, due, warn), pauses: noPauses };
  const pauses: Pause[] = [];
  let added = 0;
  for (const period of paused) {
    const from = Math.max(period.from, start);
    const to = Math.min(period.to ?? until, until);
    if (from >= to) continue;
    // The clock had run out before: there is nothing left to stop.
    if (from >= due) break;
    const time = step.kind === 'working' ? regulation.workTime.between(from, to) : to - from;
    added += time;
    pauses.push({ statusId: period.statusId, from, to: period.to, added: time });
    due = stepForward(regulation, start, step, added);
  }
  return { due, warnAfter: stepBack(regulation, due, warn), pauses };
}
