import type { Step } from '../duration';
import type { PreparedMilestone, Regulation } from '../regulation';
import { addPeriod } from '../worktime/period';
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
  let due = after(step, start, 0, regulation);
  if (paused.length === 0) return { due, warnAfter: before(warn, due, regulation), pauses: noPauses };
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
    due = after(step, start, added, regulation);
  }
  return { due, warnAfter: before(warn, due, regulation), pauses };
}

function after(step: Step, start: number, added: number, { zone, workTime }: Regulation): number {
  switch (step.kind) {
    case 'working':
      return workTime.add(start, step.ms + added);
    case 'elapsed':
      return start + step.ms + added;
    case 'calendar':
      return addPeriod(zone, start, step.years, step.months, step.days) + added;
  }
}

function before(step: Step, due: number, { zone, workTime }: Regulation): number {
  switch (step.kind) {
    case 'working':
      return workTime.subtract(due, step.ms);
    case 'elapsed':
      return due - step.ms;
    case 'calendar':
      return addPeriod(zone, due, -step.years, -step.months, -step.days);
  }
}
