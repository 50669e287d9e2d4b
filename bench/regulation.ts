import { calendarOf } from '../src/regulation/calendar/productionCalendar';
import { mondayToFriday } from '../src/regulation/calendar/calendarYear';
import type { TicketFacts } from '../src/regulation/input';
import { orderQueue, reorder, splitQueue } from '../src/regulation/queue/order';
import type { QueuePlace } from '../src/regulation/queue/place';
import { placeInQueue } from '../src/regulation/queue/place';
import { ChangeSchedule } from '../src/regulation/sla/changeSchedule';
import { computeSla } from '../src/regulation/sla/computeSla';
import { nextChange } from '../src/regulation/sla/nextChange';
import { WorkTime } from '../src/regulation/worktime/workTime';
import { Zone } from '../src/regulation/worktime/zone';
import { context, regulation } from '../test/unit/regulation/support/story';
import { dayjsAddition } from './dayjsBusinessTime';
import { manyTickets } from './regulationTickets';
import { median, printTable } from './table';

const now = Date.parse('2026-06-10T12:00:00+03:00');
const rounds = 7;
const hour = 3_600_000;

/** How fast the regulation computes; each number is the median of several rounds in one process. */
function main(): void {
  const tickets = manyTickets(100_000, now);
  const lines = tickets.reduce((sum, ticket) => sum + (ticket.history?.length ?? 0), 0);
  printTable(
    `100 000 tickets with ${lines.toLocaleString('en')} history lines (ms, target under 500)`,
    ['step', 'median', 'min', 'max'],
    [
      timed('SLA and queue order', () => orderQueue(tickets.map(place))),
      timed('of which SLA', () => tickets.map(ticket => computeSla(ticket, context, regulation, now))),
    ],
  );
  printTable(
    'Additions of one year of working time (per second)',
    ['what', 'median', 'min', 'max'],
    [
      additions('Moscow 9–18, production calendar', 500_000, ours(regulation.workTime)),
      additions('Berlin, lunch', 500_000, ours(withLunch())),
      additions('dayjs-business-time, 9–18, no calendar', 20, dayjsAddition()),
    ],
  );
  printTable(
    'One tick: 10 of 20 000 tickets change their state (ms, target under 5)',
    ['step', 'median', 'min', 'max'],
    [tick(manyTickets(20_000, now))],
  );
}

function place(ticket: TicketFacts): QueuePlace {
  return placeInQueue(ticket, computeSla(ticket, context, regulation, now), context, regulation);
}

function timed(name: string, run: () => unknown): readonly (string | number)[] {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return row(name, times);
}

function withLunch(): WorkTime {
  return new WorkTime({
    zone: new Zone('Europe/Berlin'),
    calendar: calendarOf(year => ({ isLoaded: true, kinds: mondayToFriday(year) })),
    windows: [
      { from: 8 * hour, to: 13 * hour },
      { from: 14 * hour, to: 18 * hour },
    ],
    shortDays: false,
  });
}

/** An addition of working hours to an instant. */
type Addition = (instant: number, hours: number) => number;

function ours(workTime: WorkTime): Addition {
  return (instant, hours) => workTime.add(instant, hours * hour);
}

function additions(name: string, count: number, add: Addition): readonly (string | number)[] {
  const first = Date.parse('2025-01-01T00:00:00Z');
  const rates = Array.from({ length: rounds }, () => {
    const start = performance.now();
    let sink = 0;
    for (let index = 0; index < count; index++) sink += add(first + (index % 8760) * hour, 2223);
    if (Number.isNaN(sink)) throw new Error('not an instant');
    return (1000 * count) / (performance.now() - start);
  });
  return row(name, rates);
}

/** What the timer does: takes what is due, computes it anew, and puts it where it now belongs. */
function tick(tickets: readonly TicketFacts[]): readonly (string | number)[] {
  const byId = new Map(tickets.map(ticket => [ticket.id, ticket]));
  const schedule = new ChangeSchedule();
  const places = tickets.map(ticket => {
    const sla = computeSla(ticket, context, regulation, now);
    schedule.set(ticket.id, nextChange(sla));
    return placeInQueue(ticket, sla, context, regulation);
  });
  const { queue, onboarding, out } = orderQueue(places);
  let sorted: readonly QueuePlace[] = [...queue, ...onboarding, ...out];
  const times: number[] = [];
  for (let round = 0; round < 20; round++) {
    const at = tenthChange(schedule);
    const start = performance.now();
    const due = schedule.takeDue(at);
    const changed = due.flatMap(id => {
      const ticket = byId.get(id);
      if (ticket === undefined) return [];
      const sla = computeSla(ticket, context, regulation, at);
      schedule.set(id, nextChange(sla));
      return [placeInQueue(ticket, sla, context, regulation)];
    });
    sorted = reorder(sorted, changed);
    splitQueue(sorted);
    times.push(performance.now() - start);
    if (changed.length < 10) throw new Error(`only ${changed.length} tickets changed`);
  }
  return row('schedule, SLA, place, order', times);
}

/** An instant at which ten tickets are due; found by looking into the schedule, which is put back. */
function tenthChange(schedule: ChangeSchedule): number {
  const taken: (readonly [number, number])[] = [];
  let at = 0;
  while (taken.length < 10) {
    const next = schedule.next();
    if (next === null) throw new Error('no ticket changes any more');
    at = next;
    for (const id of schedule.takeDue(at)) taken.push([id, at]);
  }
  for (const [id, when] of taken) schedule.set(id, when);
  return at;
}

function row(name: string, values: readonly number[]): readonly (string | number)[] {
  return [name, median(values), Math.min(...values), Math.max(...values)];
}

main();
