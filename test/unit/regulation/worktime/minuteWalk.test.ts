import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calendarOf } from '../../../../src/regulation/calendar/productionCalendar';
import { daysInYear } from '../../../../src/regulation/worktime/civil';
import { WorkTime } from '../../../../src/regulation/worktime/workTime';
import { Zone } from '../../../../src/regulation/worktime/zone';
import type { WallClock } from '../support/minuteWalk';
import { MinuteWalk, readWallClock } from '../support/minuteWalk';

const day = 86_400_000;
const minute = 60_000;
const days = 40;

/** Stretches that hold what makes working time hard. */
const stretches = [
  ['a year end in Moscow', 'Europe/Moscow', '2025-12-12'],
  ['a year end behind UTC', 'America/Los_Angeles', '2025-12-12'],
  ['summer time begins in Berlin', 'Europe/Berlin', '2026-03-10'],
  ['summer time ends in New York', 'America/New_York', '2025-10-12'],
  ['half an hour of summer time', 'Australia/Lord_Howe', '2026-03-15'],
  ['midnight left out', 'America/Sao_Paulo', '2017-09-26'],
  ['a day left out at a year end', 'Pacific/Apia', '2011-12-10'],
  ['an offset of 5:45', 'Asia/Kathmandu', '2026-02-01'],
  ['Moscow changes its offset for good', 'Europe/Moscow', '2014-10-06'],
] as const;

/** Ascending windows that do not overlap, on whole minutes; with some luck they touch the night the clocks change. */
const windows = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 240 })), {
    minLength: 2,
    maxLength: 6,
  })
  .map(points => {
    const sorted = points.sort((a, b) => a - b);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({
      from: sorted[2 * i]!,
      to: sorted[2 * i + 1]!,
    }));
  });

const officeHours = fc.constantFrom(
  [{ from: 540, to: 1080 }],
  [
    { from: 480, to: 780 },
    { from: 840, to: 1080 },
  ],
);

interface Rules {
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  readonly weekdays: readonly number[];
  readonly exceptions: readonly number[];
}

const rules: fc.Arbitrary<Rules> = fc.record({
  windows: fc.oneof(officeHours, windows),
  // Which weekdays work, and single dates by their place in the stretch that differ from that.
  weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 }),
  exceptions: fc.uniqueArray(fc.integer({ min: 0, max: days }), { maxLength: 12 }),
});

function isWorkingDate({ weekdays, exceptions }: Rules, clock: WallClock) {
  const flipped = new Set(exceptions.map(index => clock.dates[index]));
  return (date: string) => weekdays.includes(new Date(`${date}T00:00Z`).getUTCDay()) !== flipped.has(date);
}

const datesByYear = new Map<number, readonly string[]>();

function datesOf(year: number): readonly string[] {
  let dates = datesByYear.get(year);
  if (dates === undefined) {
    dates = Array.from({ length: daysInYear(year) }, (_, index) =>
      new Date(Date.UTC(year, 0, 1 + index)).toISOString().slice(0, 10),
    );
    datesByYear.set(year, dates);
  }
  return dates;
}

function bothSides(zone: Zone, clock: WallClock, given: Rules) {
  const works = isWorkingDate(given, clock);
  const calendar = calendarOf(year => ({
    isLoaded: true,
    kinds: Uint8Array.from(datesOf(year), date => (works(date) ? 1 : 0)),
  }));
  return {
    tables: new WorkTime({
      zone,
      calendar,
      windows: given.windows.map(({ from, to }) => ({ from: from * minute, to: to * minute })),
      shortDays: false,
    }),
    walk: new MinuteWalk({ clock, windows: given.windows, isWorkingDate: works }),
  };
}

const instant = fc.oneof(
  fc.integer({ min: 5 * day, max: (days - 5) * day }),
  fc.integer({ min: 5 * 1440, max: (days - 5) * 1440 }).map(minutes => minutes * minute),
);
const amount = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 12 * 3_600_000 }),
  fc.integer({ min: 1, max: 6000 }).map(minutes => minutes * minute),
);

describe('working time agrees with a walk minute by minute (RULES B1, B4)', function () {
  this.timeout(120_000);

  for (const [name, zoneName, from] of stretches) {
    const zone = new Zone(zoneName);
    describe(name, () => {
      let clock: WallClock;
      before(() => {
        clock = readWallClock(zone.name, Date.parse(`${from}T00:00Z`), days);
      });

      it('add, subtract and between', () => {
        let compared = 0;
        fc.assert(
          fc.property(
            rules,
            fc.array(fc.tuple(instant, amount, instant), { minLength: 8, maxLength: 8 }),
            (given, cases) => {
              const { tables, walk } = bothSides(zone, clock, given);
              for (const [offset, ms, other] of cases) {
                const start = clock.from + offset;
                const end = clock.from + other;
                const added = walk.add(start, ms);
                if (added !== null) assert.equal(tables.add(start, ms), added, 'add');
                const subtracted = walk.subtract(start, ms);
                if (subtracted !== null) assert.equal(tables.subtract(start, ms), subtracted, 'subtract');
                const [early, late] = start < end ? [start, end] : [end, start];
                assert.equal(tables.between(early, late), walk.between(early, late), 'between');
                assert.equal(tables.between(late, early), 0 - walk.between(early, late), 'between backwards');
                const counted = tables.windows(early, late).reduce((sum, window) => sum + window.to - window.from, 0);
                assert.equal(counted, walk.between(early, late), 'windows');
                if (added !== null) compared++;
              }
            },
          ),
          { numRuns: 100 },
        );
        assert.ok(compared > 300, `only ${compared} additions were compared`);
      });
    });
  }

  it('laws: adding what lies between comes to the end of it, and subtracting mirrors adding', () => {
    const zone = new Zone('Europe/Moscow');
    const clock = readWallClock(zone.name, Date.parse('2025-12-12T00:00Z'), days);
    fc.assert(
      fc.property(rules, instant, amount, (given, offset, ms) => {
        fc.pre(ms > 0);
        const { tables } = bothSides(zone, clock, given);
        fc.pre(tables.between(clock.from, clock.from + days * day) > ms);
        const start = clock.from + offset;
        const end = tables.add(start, ms);
        assert.equal(tables.between(start, end), ms);
        assert.ok(tables.between(start, end - 1) < ms, 'not the earliest');
        const back = tables.subtract(end, ms);
        assert.ok(back >= start);
        assert.equal(tables.between(back, end), ms);
        assert.equal(tables.next(start), tables.add(start, 0));
      }),
      { numRuns: 400 },
    );
  });
});
