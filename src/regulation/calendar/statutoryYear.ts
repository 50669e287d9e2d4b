import { dayNumber, isWeekend } from '../worktime/civil';
import type { YearDays } from './calendar';
import { dayOff } from './calendar';
import { mondayToFriday } from './calendarYear';

/** Holidays of the Labour Code, art. 112, outside 1–8 January. */
const holidays: readonly (readonly [month: number, day: number])[] = [
  [2, 23],
  [3, 8],
  [5, 1],
  [5, 9],
  [6, 12],
  [11, 4],
];

/**
 * A year without a loaded calendar: Monday to Friday without the statutory holidays; one that falls on a weekend
 * moves the day off to the next working day, those of 1–8 January do not (RULES B3).
 */
export function statutoryYearDays(year: number): YearDays {
  const kinds = mondayToFriday(year);
  const first = dayNumber(year, 1, 1);
  kinds.fill(dayOff, 0, 8);
  const moved: number[] = [];
  for (const [month, day] of holidays) {
    const index = dayNumber(year, month, day) - first;
    if (isWeekend(first + index)) moved.push(index);
    else kinds[index] = dayOff;
  }
  for (const index of moved) {
    let target = index + 1;
    while (kinds[target] === dayOff) target++;
    kinds[target] = dayOff;
  }
  return { isLoaded: false, kinds };
}
