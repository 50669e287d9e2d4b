import type { Calendar } from '../calendar/calendar';
import type { DayWindow, WorkYear } from './workYear';
import { buildWorkYear, shorten } from './workYear';
import type { Zone } from './zone';

/** A stretch of working time `[from, to)`. */
export interface WorkWindow {
  readonly from: number;
  readonly to: number;
}

export interface WorkTimeRules {
  readonly zone: Zone;
  readonly calendar: Calendar;
  /** Windows of a working day, ascending, at least one. */
  readonly windows: readonly DayWindow[];
  /** Whether a shortened day ends an hour earlier (RULES B1). */
  readonly shortDays: boolean;
}

/** No calendar leaves out so many years on end; a search that gets here would never end. */
const emptyYearsLimit = 50;

/**
 * Arithmetic of working time on epoch milliseconds (RULES B1, B4): per year a table of windows with prefix sums,
 * built when a computation first touches the year, and binary search in it.
 */
export class WorkTime {
  private readonly years = new Map<number, WorkYear>();
  private readonly zone: Zone;
  private readonly shortWindows: readonly DayWindow[];

  constructor(private readonly rules: WorkTimeRules) {
    this.zone = rules.zone;
    this.shortWindows = rules.shortDays ? shorten(rules.windows) : rules.windows;
  }

  /**
   * The earliest instant at which `ms` of working time has run out since `start`. For 0 it is `start` inside a window
   * and the next opening outside (RULES B4).
   */
  add(start: number, ms: number): number {
    if (ms < 0) return this.subtract(start, -ms);
    if (ms === 0) return this.next(start);
    let year = this.zone.yearAt(start);
    let table = this.year(year);
    let target = worked(table, start) + ms;
    for (let empty = 0; target > table.total;) {
      target -= table.total;
      empty = table.total === 0 ? empty + 1 : 0;
      if (empty > emptyYearsLimit) throw new RangeError('the calendar has no working time');
      table = this.year(++year);
    }
    return instantOf(table, firstAtLeast(table.sums, target), target);
  }

  /**
   * The mirror of `add`: the latest instant from which `ms` of working time fits before `end`. For 0 it is `end` inside
   * a window (its end included) and the previous closing outside.
   */
  subtract(end: number, ms: number): number {
    if (ms < 0) return this.add(end, -ms);
    if (ms === 0) return this.previous(end);
    let year = this.zone.yearAt(end);
    let table = this.year(year);
    let target = worked(table, end) - ms;
    for (let empty = 0; target < 0;) {
      table = this.year(--year);
      target += table.total;
      empty = table.total === 0 ? empty + 1 : 0;
      if (empty > emptyYearsLimit) throw new RangeError('the calendar has no working time');
    }
    return instantOf(table, firstAbove(table.sums, target), target);
  }

  /** Working milliseconds from `from` to `to`; negative when `to` is earlier. */
  between(from: number, to: number): number {
    if (to < from) return 0 - this.between(to, from);
    const last = this.zone.yearAt(to);
    let sum = worked(this.year(last), to);
    for (let year = this.zone.yearAt(from); year < last; year++) sum += this.year(year).total;
    return sum - worked(this.year(this.zone.yearAt(from)), from);
  }

  /** The instant itself inside a window, else the next opening. */
  next(instant: number): number {
    let year = this.zone.yearAt(instant);
    let table = this.year(year);
    let index = firstAbove(table.closes, instant);
    for (let empty = 0; index === table.opens.length; empty++) {
      if (empty > emptyYearsLimit) throw new RangeError('the calendar has no working time');
      table = this.year(++year);
      index = 0;
    }
    return Math.max(instant, table.opens[index] ?? instant);
  }

  /** The instant itself inside a window or at its end, else the previous closing. */
  previous(instant: number): number {
    let year = this.zone.yearAt(instant);
    let table = this.year(year);
    let index = firstAtLeast(table.opens, instant) - 1;
    for (let empty = 0; index < 0; empty++) {
      if (empty > emptyYearsLimit) throw new RangeError('the calendar has no working time');
      table = this.year(--year);
      index = table.opens.length - 1;
    }
    return Math.min(instant, table.closes[index] ?? instant);
  }

  /** The working time between two instants, window by window, oldest first. */
  windows(from: number, to: number): readonly WorkWindow[] {
    const windows: WorkWindow[] = [];
    const last = this.zone.yearAt(to);
    for (let year = this.zone.yearAt(from); year <= last; year++) {
      const table = this.year(year);
      for (let index = firstAbove(table.closes, from); index < table.opens.length; index++) {
        const open = table.opens[index] ?? to;
        if (open >= to) break;
        windows.push({ from: Math.max(open, from), to: Math.min(table.closes[index] ?? to, to) });
      }
    }
    return windows;
  }

  /** The years between two instants, both included, whose calendar is not loaded (RULES B3), ascending. */
  yearsNotLoaded(from: number, to: number): readonly number[] {
    const last = this.zone.yearAt(to);
    const years: number[] = [];
    for (let year = this.zone.yearAt(from); year <= last; year++) {
      if (!this.year(year).isLoaded) years.push(year);
    }
    return years.length === 0 ? none : years;
  }

  private year(year: number): WorkYear {
    let table = this.years.get(year);
    if (table === undefined) {
      const days = this.rules.calendar.yearDays(year);
      table = buildWorkYear(this.zone, year, days, this.rules.windows, this.shortWindows);
      this.years.set(year, table);
    }
    return table;
  }
}

const none: readonly number[] = [];

/** Working milliseconds of the year before the instant. */
function worked(table: WorkYear, instant: number): number {
  const index = firstAbove(table.closes, instant);
  const before = index === 0 ? 0 : (table.sums[index - 1] ?? 0);
  return before + Math.max(0, instant - (table.opens[index] ?? Infinity));
}

/** The instant in the window at which the year's working time has come to `target`. */
function instantOf(table: WorkYear, index: number, target: number): number {
  const before = index === 0 ? 0 : (table.sums[index - 1] ?? 0);
  return (table.opens[index] ?? NaN) + (target - before);
}

/** The first index whose value is at least `bound`. */
function firstAtLeast(ascending: Float64Array, bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first index whose value is above `bound`. */
function firstAbove(ascending: Float64Array, bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
