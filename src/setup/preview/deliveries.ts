import { canBeDelivered, lineName, readDeliverySchema, type DeliveryLine } from '../kinds/deliverySchema/model';
import { WEEKDAYS } from '../kinds/deliverySchema/schema';
import type { Value } from '../documents/value';

/** A delivery of a line on a day. Days are `YYYY-MM-DD`. */
export interface Delivery {
  readonly day: string;
  readonly line: string;
  readonly name: string;
  readonly segment: string;
  readonly recipients: readonly string[];
  /** The day that the line names, when that is no working day. */
  readonly movedFrom: string | null;
}

export interface DeliveryCalendar {
  readonly day: string;
  readonly added: readonly Delivery[];
  readonly removed: readonly Delivery[];
  readonly same: readonly Delivery[];
}

export type IsWorkingDay = (day: string) => boolean;

/** The deliveries of a number of days from a day on, in order. */
export function nextDeliveries(
  value: Value,
  from: string,
  days: number,
  isWorkingDay: IsWorkingDay,
): readonly Delivery[] {
  const { lines, holidays } = readDeliverySchema(value);
  const found: Delivery[] = [];
  // A delivery may be moved into the stretch from a day outside of it.
  for (let offset = -MOST_MOVED; offset < days + MOST_MOVED; offset++) {
    const due = addDays(from, offset);
    for (const line of lines) {
      if (!isDue(line, due)) continue;
      const day = moved(due, holidays, isWorkingDay);
      if (day === null || day < from || day >= addDays(from, days)) continue;
      found.push({
        day,
        line: line.id,
        name: lineName(line),
        segment: line.segment,
        recipients: line.recipients,
        movedFrom: day === due ? null : due,
      });
    }
  }
  return found.sort((one, other) => one.day.localeCompare(other.day) || one.line.localeCompare(other.line));
}

/** Day by day what will be delivered before and after a change. */
export function compareDeliveries(
  before: Value,
  after: Value,
  from: string,
  days: number,
  isWorkingDay: IsWorkingDay,
): readonly DeliveryCalendar[] {
  const former = nextDeliveries(before, from, days, isWorkingDay);
  const current = nextDeliveries(after, from, days, isWorkingDay);
  const keyOf = ({ day, line, name, recipients }: Delivery) => JSON.stringify([day, line, name, recipients]);
  const [old, young] = [new Set(former.map(keyOf)), new Set(current.map(keyOf))];
  const all = [...new Set([...former, ...current].map(delivery => delivery.day))].sort();
  return all.map(day => ({
    day,
    added: current.filter(one => one.day === day && !old.has(keyOf(one))),
    removed: former.filter(one => one.day === day && !young.has(keyOf(one))),
    same: current.filter(one => one.day === day && old.has(keyOf(one))),
  }));
}

/** The longest stretch of days off, with room: the New Year holidays. */
const MOST_MOVED = 14;

function isDue(line: DeliveryLine, day: string): boolean {
  if (!canBeDelivered(line)) return false;
  if ((line.from !== '' && day < line.from) || (line.to !== '' && day > line.to)) return false;
  switch (line.period) {
    case 'week':
      return (
        line.day === 'all' ||
        weekday(day) === line.day ||
        String(WEEKDAYS.findIndex(name => name === weekday(day)) + 1) === line.day
      );
    case 'month':
      return Number(day.slice(8)) === Math.min(Number(line.day), lastDayOfMonth(day));
    case 'quarter':
      return dayOfQuarter(day) === Number(line.day);
    default:
      return line.day === 'all' || line.day === '' || weekday(day) === line.day;
  }
}

function moved(day: string, holidays: string, isWorkingDay: IsWorkingDay): string | null {
  if (
    isWorkingDay(day) ||
    (holidays !== 'next-working-day' && holidays !== 'previous-working-day' && holidays !== 'skip')
  ) {
    return day;
  }
  if (holidays === 'skip') return null;
  const direction = holidays === 'next-working-day' ? 1 : -1;
  for (let offset = 1; offset <= MOST_MOVED; offset++) {
    const candidate = addDays(day, direction * offset);
    if (isWorkingDay(candidate)) return candidate;
  }
  return day;
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

function weekday(day: string): string {
  return WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '';
}

function lastDayOfMonth(day: string): number {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
}

function dayOfQuarter(day: string): number {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % 3);
  const start = Date.UTC(Number(day.slice(0, 4)), first - 1, 1);
  return Math.round((Date.parse(`${day}T00:00:00Z`) - start) / 86_400_000) + 1;
}
