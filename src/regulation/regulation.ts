import type { Calendar } from './calendar/calendar';
import { calendarOf } from './calendar/productionCalendar';
import { mondayToFriday } from './calendar/calendarYear';
import type { Step } from './duration';
import { stepOf } from './duration';
import type { PriorityKey } from './input';
import type { AssumptionCode, Policy, PolicyMilestone } from './policy/schema';
import type { Decimal } from './queue/decimal';
import { decimalOf } from './queue/decimal';
import { foldCase } from './text';
import { WorkTime } from './worktime/workTime';
import type { DayWindow } from './worktime/workYear';
import { Zone } from './worktime/zone';

/** A policy and a calendar, made ready for computing. Made once per policy and calendar, used for every ticket. */
export interface Regulation {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly zone: Zone;
  readonly workTime: WorkTime;
  readonly milestones: Readonly<Record<PriorityKey, readonly PreparedMilestone[]>>;
  /** Statuses whose time does not count (RULES C10). */
  readonly pauseStatuses: ReadonlySet<number>;
  /** RULES E5, E7. */
  readonly effortLimit: Decimal;
  /** RULES E0, with its case folded. */
  readonly onboardingMode: string;
}

export interface PreparedMilestone {
  readonly rule: PolicyMilestone;
  readonly due: Step;
  readonly warn: Step;
  readonly assumptions: readonly AssumptionCode[];
}

/**
 * @param policy `defaultPolicy`, or what `parsePolicy` read from a file
 * @param calendar `productionCalendar` with the imported years
 */
export function prepareRegulation(policy: Policy, calendar: Calendar): Regulation {
  const zone = new Zone(policy.zone.value);
  const workTime = new WorkTime({
    zone,
    calendar: policy.workingDays.value === 'productionCalendar' ? calendar : plainWeeks(),
    windows: policy.workingHours.value.map(dayWindow),
    shortDays: policy.shortDays.value,
  });
  const prepare = (rule: PolicyMilestone) => prepareMilestone(rule, policy);
  const { blocker, fix, significant } = policy.milestones;
  return {
    policy,
    calendar,
    zone,
    workTime,
    milestones: {
      blocker: blocker.map(prepare),
      fix: fix.map(prepare),
      significant: significant.map(prepare),
    },
    pauseStatuses: new Set(policy.pauseStatuses.value),
    effortLimit: decimalOf(policy.queue.effortLimitHours.value),
    onboardingMode: foldCase(policy.queue.onboardingMode.value),
  };
}

/** «Будние дни» read as Monday to Friday: there is nothing to load, so every year counts as loaded. */
function plainWeeks(): Calendar {
  return calendarOf(year => ({ isLoaded: true, kinds: mondayToFriday(year) }));
}

function prepareMilestone(rule: PolicyMilestone, policy: Policy): PreparedMilestone {
  const due = stepOf(rule.due.value);
  const isWorking = due.kind === 'working';
  const restsOn: readonly (readonly [AssumptionCode, boolean])[] = [
    ['due', rule.due.source === 'assumption'],
    ['warning', rule.warn.source === 'assumption'],
    ['metBy', rule.metBy.source === 'assumption'],
    ['workingHours', isWorking && policy.workingHours.source === 'assumption'],
    ['workingDays', isWorking && policy.workingDays.source === 'assumption'],
    ['shortDays', isWorking && policy.shortDays.source === 'assumption'],
    ['clockStart', policy.clockStart.source === 'assumption'],
    ['pauses', policy.pauseStatuses.source === 'assumption'],
    ['staffThreshold', policy.staffThreshold.source === 'assumption' && rule.metBy.value.some(needsStaff)],
  ];
  return {
    rule,
    due,
    warn: stepOf(rule.warn.value),
    assumptions: restsOn.filter(([, applies]) => applies).map(([code]) => code),
  };
}

function needsStaff(event: PolicyMilestone['metBy']['value'][number]): boolean {
  return event.event !== 'resolved';
}

function dayWindow({ from, to }: { readonly from: string; readonly to: string }): DayWindow {
  return { from: minutesOf(from) * 60_000, to: minutesOf(to) * 60_000 };
}

function minutesOf(clockTime: string): number {
  return Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3));
}
