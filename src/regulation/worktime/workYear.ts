import type { YearDays } from '../calendar/calendar';
import { dayOff, shortDay } from '../calendar/calendar';
import { dayMs, dayNumber, daysInYear } from './civil';
import type { Zone } from './zone';

/** A window of a working day in milliseconds since its midnight by the wall clock, `[from, to)`. */
export interface DayWindow {
  readonly from: number;
  readonly to: number;
}

/** The working windows of one local year as instants, with what they add up to. */
export interface WorkYear {
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** Working milliseconds of the year up to the end of each window. */
  readonly sums: Float64Array;
  readonly total: number;
  readonly isLoaded: boolean;
}

/**
 * Builds the year's table. An instant is working time when the wall clock then shows a time inside a window of a
 * working day; that decides also in the night in which the clocks change.
 */
export function buildWorkYear(
  zone: Zone,
  year: number,
  days: YearDays,
  fullDay: readonly DayWindow[],
  short: readonly DayWindow[],
): WorkYear {
  const firstDay = dayNumber(year, 1, 1);
  const endDay = firstDay + daysInYear(year);
  const opens: number[] = [];
  const closes: number[] = [];
  // No zone is further than a day from UTC, so this covers the local year.
  for (const span of zone.spans((firstDay - 1) * dayMs, (endDay + 1) * dayMs)) {
    const from = Math.max(firstDay, Math.floor((span.from + span.offset) / dayMs));
    const to = Math.min(endDay, Math.ceil((span.to + span.offset) / dayMs));
    for (let day = from; day < to; day++) {
      const kind = days.kinds[day - firstDay] ?? dayOff;
      if (kind === dayOff) continue;
      for (const window of kind === shortDay ? short : fullDay) {
        const open = Math.max(span.from, day * dayMs + window.from - span.offset);
        const close = Math.min(span.to, day * dayMs + window.to - span.offset);
        if (open >= close) continue;
        // A span that ends inside a window cuts it in two; where nothing was left out they are one again.
        if (closes.at(-1) === open && open === span.from) closes[closes.length - 1] = close;
        else {
          opens.push(open);
          closes.push(close);
        }
      }
    }
  }
  return { ...sumUp(opens, closes), isLoaded: days.isLoaded };
}

function sumUp(opens: readonly number[], closes: readonly number[]) {
  const sums = new Float64Array(opens.length);
  let total = 0;
  opens.forEach((open, index) => {
    total += (closes[index] ?? open) - open;
    sums[index] = total;
  });
  return { opens: Float64Array.from(opens), closes: Float64Array.from(closes), sums, total };
}

/** The windows of a day that ends an hour earlier: the last hour of the day's working time is taken off. */
export function shorten(windows: readonly DayWindow[]): readonly DayWindow[] {
  const end = Math.max(...windows.map(window => window.to)) - 3_600_000;
  return windows.map(window => ({ from: window.from, to: Math.min(window.to, end) })).filter(w => w.from < w.to);
}
