import type { Calendar } from './calendar/calendar';
import type { Step } from './duration';
import type { PriorityKey } from './input';
import type { AssumptionCode, Policy, PolicyMilestone } from './policy/schema';
import type { WorkTime } from './worktime/workTime';

/** A policy and a calendar, made ready for computing. Made once per policy and calendar, used for every ticket. */
export interface Regulation {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly workTime: WorkTime;
  readonly milestones: Readonly<Record<PriorityKey, readonly PreparedMilestone[]>>;
}

export interface PreparedMilestone {
  readonly rule: PolicyMilestone;
  readonly due: Step;
  readonly warn: Step;
  readonly assumptions: readonly AssumptionCode[];
}
