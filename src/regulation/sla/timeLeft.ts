import type { Regulation } from '../regulation';
import type { MilestoneResult } from './result';

export interface TimeLeft {
  /** Working time counts only inside the windows; everything else is elapsed. */
  readonly unit: 'working' | 'elapsed';
  /** Milliseconds left, or overdue when `isOverdue`. */
  readonly ms: number;
  readonly isOverdue: boolean;
}

/** How long there is until the due, or how long it has been overdue, in the milestone's own unit (RULES D1). */
export function timeLeft({ due, explanation }: MilestoneResult, regulation: Regulation, now: number): TimeLeft {
  const { unit } = explanation.duration;
  const isWorking = unit === 'workingMinutes' || unit === 'workingHours';
  const ms = isWorking ? regulation.workTime.between(now, due) : due - now;
  return { unit: isWorking ? 'working' : 'elapsed', ms: Math.abs(ms), isOverdue: now > due };
}
