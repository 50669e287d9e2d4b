import { dayOff, shortDay, workingDay, type YearDays } from '../../regulation/calendar/calendar';
import { loadedYearDays, type CalendarYear } from '../../regulation/calendar/calendarYear';
import { daysInMonth, dayNumber, isWeekend } from '../../regulation/worktime/civil';
import type { CalendarDay } from '../../protocol/regulationPage';

/** Working days of a year, shortened ones included. */
export function workingDaysOf(year: CalendarYear): number {
  return countWorking(loadedYearDays(year));
}

export function countWorking({ kinds }: YearDays): number {
  return kinds.reduce((sum, kind) => sum + (kind === dayOff ? 0 : 1), 0);
}

export interface DayFact {
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly kind: Exclude<CalendarDay['kind'], null>;
  /** From 0 for Monday. */
  readonly weekday: number;
}

/** Every day of a year with what it is. */
export function dayFacts(year: number, { kinds }: YearDays): readonly DayFact[] {
  const first = dayNumber(year, 1, 1);
  const facts: DayFact[] = [];
  for (let month = 1; month <= 12; month++) {
    for (let day = 1; day <= daysInMonth(year, month); day++) {
      const number = dayNumber(year, month, day);
      const weekday = (((number + 3) % 7) + 7) % 7;
      facts.push({ month, day, weekday, kind: kindOf(kinds[number - first] ?? workingDay, isWeekend(number)) });
    }
  }
  return facts;
}

function kindOf(kind: number, weekend: boolean): DayFact['kind'] {
  if (kind === dayOff) return weekend ? 'weekend' : 'off';
  if (weekend) return 'movedIn';
  return kind === shortDay ? 'short' : 'working';
}
