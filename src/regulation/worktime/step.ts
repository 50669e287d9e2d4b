import type { Step } from '../duration';
import { addPeriod } from './period';
import type { WorkTime } from './workTime';
import type { Zone } from './zone';

/** What steps are carried out with; a prepared regulation is one. */
export interface Clockwork {
  readonly zone: Zone;
  readonly workTime: WorkTime;
}

/**
 * The instant a step after another (RULES B4, B5).
 * @param longerBy milliseconds in the step's own unit on top of it
 */
export function stepForward({ zone, workTime }: Clockwork, instant: number, step: Step, longerBy = 0): number {
  switch (step.kind) {
    case 'working':
      return workTime.add(instant, step.ms + longerBy);
    case 'elapsed':
      return instant + step.ms + longerBy;
    case 'calendar':
      return addPeriod(zone, instant, step.years, step.months, step.days) + longerBy;
  }
}

/** The instant a step before another. */
export function stepBack({ zone, workTime }: Clockwork, instant: number, step: Step): number {
  switch (step.kind) {
    case 'working':
      return workTime.subtract(instant, step.ms);
    case 'elapsed':
      return instant - step.ms;
    case 'calendar':
      return addPeriod(zone, instant, -step.years, -step.months, -step.days);
  }
}
