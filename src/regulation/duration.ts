/**
 * A span in the unit in which the regulation speaks. Working time counts only inside the working windows, hours and
 * minutes are elapsed time, days to years are steps of the wall clock (RULES B4, B5).
 */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

export const durationUnits = ['workingMinutes', 'workingHours', 'minutes', 'hours', 'days', 'months', 'years'] as const;
export type DurationUnit = (typeof durationUnits)[number];

const minute = 60_000;
const hour = 60 * minute;

/** How a duration is carried out, worked out once when a policy is prepared. */
export type Step =
  | { readonly kind: 'working'; readonly ms: number }
  | { readonly kind: 'elapsed'; readonly ms: number }
  | { readonly kind: 'calendar'; readonly years: number; readonly months: number; readonly days: number };

export function stepOf({ amount, unit }: Duration): Step {
  switch (unit) {
    case 'workingMinutes':
      return { kind: 'working', ms: amount * minute };
    case 'workingHours':
      return { kind: 'working', ms: amount * hour };
    case 'minutes':
      return { kind: 'elapsed', ms: amount * minute };
    case 'hours':
      return { kind: 'elapsed', ms: amount * hour };
    case 'days':
      return { kind: 'calendar', years: 0, months: 0, days: amount };
    case 'months':
      return { kind: 'calendar', years: 0, months: amount, days: 0 };
    case 'years':
      return { kind: 'calendar', years: amount, months: 0, days: 0 };
  }
}

const day = 24 * hour;

/**
 * Whether the first of two durations is shorter, months taken as 30 days and years as 365. Working time and time by
 * the clock cannot be compared; there it counts as shorter.
 */
export function isShorter(first: Duration, second: Duration): boolean {
  const a = stepOf(first);
  const b = stepOf(second);
  return (a.kind === 'working') !== (b.kind === 'working') || roughly(a) < roughly(b);
}

function roughly(step: Step): number {
  return step.kind === 'calendar' ? (step.years * 365 + step.months * 30 + step.days) * day : step.ms;
}
