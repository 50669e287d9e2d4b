/**
 * Working time of the sample department: Moscow, 09:00–18:00 on working days.
 * The story needs it only to place events; the product has its own, exact calendar.
 */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Moscow has no daylight saving time. */
const MOSCOW_OFFSET = 3 * HOUR;
const OPENS = 9 * HOUR;
const CLOSES = 18 * HOUR;

/** Weekdays off by the production calendar, `MM-DD`. */
const WEEKDAYS_OFF: ReadonlyMap<number, readonly string[]> = new Map([
  [2025, '01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31'.split(' ')],
  [2026, '01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31'.split(' ')],
]);
const WORKING_SATURDAYS: ReadonlySet<string> = new Set(['2025-11-01']);
const FIXED_HOLIDAYS = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'];
const NEW_YEAR = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'];

const daysOffOfYear = new Map<number, ReadonlySet<string>>();

/** Number of the Moscow calendar day that an instant (epoch ms) falls on, counted from 1970-01-01. */
export function moscowDay(at: number): number {
  return Math.floor((at + MOSCOW_OFFSET) / DAY);
}

/** The instant (epoch ms) of a time of day (`HH:MM`, Moscow) on a day given by {@link moscowDay}. */
export function onMoscowDay(day: number, timeOfDay: string): number {
  const match = /^(\d\d):(\d\d)$/.exec(timeOfDay);
  if (match === null) throw new Error(`Not a time of day: ${timeOfDay}`);
  return day * DAY - MOSCOW_OFFSET + Number(match[1]) * HOUR + Number(match[2]) * MINUTE;
}

/** Whether a day given by {@link moscowDay} is a working day of the department. */
export function isWorkingDay(day: number): boolean {
  const iso = isoDate(day);
  if (WORKING_SATURDAYS.has(iso)) return true;
  return !isWeekend(day) && !daysOff(Number(iso.slice(0, 4))).has(iso.slice(5));
}

/** The earliest instant (epoch ms) by which `duration` ms of working time have passed since `at`. */
export function addWorkingTime(at: number, duration: number): number {
  let left = duration;
  for (let day = moscowDay(at); ; day += 1) {
    const window = windowOf(day);
    if (window === undefined || window.closes <= at) continue;
    const from = Math.max(at, window.opens);
    if (from + left <= window.closes) return from + left;
    left -= window.closes - from;
  }
}

/** The latest instant (epoch ms) since which `duration` ms of working time have passed at `at`. */
export function subtractWorkingTime(at: number, duration: number): number {
  let left = duration;
  for (let day = moscowDay(at); ; day -= 1) {
    const window = windowOf(day);
    if (window === undefined || window.opens >= at) continue;
    const until = Math.min(at, window.closes);
    if (until - left >= window.opens) return until - left;
    left -= until - window.opens;
  }
}

/** Working time in ms between two instants (epoch ms). */
export function workingTimeBetween(from: number, until: number): number {
  let sum = 0;
  for (let day = moscowDay(from); day <= moscowDay(until); day += 1) {
    const window = windowOf(day);
    if (window === undefined) continue;
    sum += Math.max(0, Math.min(until, window.closes) - Math.max(from, window.opens));
  }
  return sum;
}

function windowOf(day: number): { readonly opens: number; readonly closes: number } | undefined {
  if (!isWorkingDay(day)) return undefined;
  const midnight = day * DAY - MOSCOW_OFFSET;
  return { opens: midnight + OPENS, closes: midnight + CLOSES };
}

function isoDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function isWeekend(day: number): boolean {
  const weekday = new Date(day * DAY).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function daysOff(year: number): ReadonlySet<string> {
  let known = daysOffOfYear.get(year);
  if (known === undefined) {
    known = new Set(WEEKDAYS_OFF.get(year) ?? daysOffByLaw(year));
    daysOffOfYear.set(year, known);
  }
  return known;
}

/** Years without a calendar of their own: a holiday on a weekend moves the day off to the next working day. */
function daysOffByLaw(year: number): ReadonlySet<string> {
  const off = new Set([...NEW_YEAR, ...FIXED_HOLIDAYS]);
  for (const holiday of FIXED_HOLIDAYS) {
    let day = Date.parse(`${String(year)}-${holiday}T00:00:00Z`) / DAY;
    if (!isWeekend(day)) continue;
    while (isWeekend(day) || off.has(isoDate(day).slice(5))) day += 1;
    off.add(isoDate(day).slice(5));
  }
  return off;
}
