import * as z from 'zod';
import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { FileIssue } from '../fileIssue';
import { customIssue, fileIssues } from '../fileIssue';
import { dayNumber, daysInYear, isWeekend } from '../worktime/civil';
import type { YearDays } from './calendar';
import { dayOff, shortDay, workingDay } from './calendar';

const monthAndDay = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'MM-DD');

/**
 * A production calendar of one year, as a file gives it. Days are `MM-DD`. Only what differs from Monday to Friday
 * is named.
 */
export const calendarYearSchema = z
  .strictObject({
    $schema: z.string().optional(),
    year: z.number().int().min(1900).max(2200),
    /** Weekdays that are off. */
    daysOff: z.array(monthAndDay).readonly(),
    /** Saturdays and Sundays that work. */
    workingWeekendDays: z.array(monthAndDay).readonly(),
    /** Working days that end an hour earlier. */
    shortDays: z.array(monthAndDay).readonly(),
  })
  .readonly()
  .superRefine((calendar, context) => {
    for (const list of ['daysOff', 'workingWeekendDays', 'shortDays'] as const) {
      calendar[list].forEach((day, index) => {
        const problem = problemWith(calendar, list, index);
        if (problem !== null) context.addIssue(customIssue(problem, `${day}: ${problems[problem]}`, [list, index]));
      });
    }
  });

export type CalendarYear = Omit<z.infer<typeof calendarYearSchema>, '$schema'>;
type DayList = 'daysOff' | 'workingWeekendDays' | 'shortDays';

/** Reads one year of a production calendar from JSON (RULES B2: an imported year replaces a bundled one). */
export function parseCalendarYear(input: unknown): Result<CalendarYear, readonly FileIssue[]> {
  const parsed = calendarYearSchema.safeParse(input);
  if (parsed.success) {
    const { year, daysOff, workingWeekendDays, shortDays } = parsed.data;
    return ok({ year, daysOff, workingWeekendDays, shortDays });
  }
  return err(fileIssues(parsed.error));
}

/** The table of the year's days. */
export function loadedYearDays(calendar: CalendarYear): YearDays {
  const kinds = mondayToFriday(calendar.year);
  for (const day of calendar.daysOff) kinds[indexOf(calendar.year, day)] = dayOff;
  for (const day of calendar.workingWeekendDays) kinds[indexOf(calendar.year, day)] = workingDay;
  for (const day of calendar.shortDays) kinds[indexOf(calendar.year, day)] = shortDay;
  return { isLoaded: true, kinds };
}

/** Every weekday works, no Saturday or Sunday does. */
export function mondayToFriday(year: number): Uint8Array {
  const first = dayNumber(year, 1, 1);
  return Uint8Array.from({ length: daysInYear(year) }, (_, index) => (isWeekend(first + index) ? dayOff : workingDay));
}

const problems = {
  noSuchDay: 'the year has no such day',
  dayTwice: 'stands twice',
  offAnyway: 'is a Saturday or Sunday and off anyway',
  notWeekend: 'is not a Saturday or Sunday',
  notWorking: 'is not a working day',
};

function problemWith(calendar: CalendarYear, list: DayList, index: number): keyof typeof problems | null {
  const day = calendar[list][index] ?? '';
  if (!exists(calendar.year, day)) return 'noSuchDay';
  if (calendar[list].indexOf(day) !== index) return 'dayTwice';
  const weekend = isWeekend(dayNumber(calendar.year, monthOf(day), dayOf(day)));
  switch (list) {
    case 'daysOff':
      return weekend ? 'offAnyway' : null;
    case 'workingWeekendDays':
      return weekend ? null : 'notWeekend';
    case 'shortDays': {
      const works = weekend ? calendar.workingWeekendDays.includes(day) : !calendar.daysOff.includes(day);
      return works ? null : 'notWorking';
    }
  }
}

const monthOf = (day: string) => Number(day.slice(0, 2));
const dayOf = (day: string) => Number(day.slice(3));

function indexOf(year: number, day: string): number {
  return dayNumber(year, monthOf(day), dayOf(day)) - dayNumber(year, 1, 1);
}

function exists(year: number, day: string): boolean {
  const date = new Date(Date.UTC(year, monthOf(day) - 1, dayOf(day)));
  return date.getUTCMonth() === monthOf(day) - 1;
}
