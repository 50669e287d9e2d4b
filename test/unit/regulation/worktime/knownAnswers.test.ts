import assert from 'node:assert/strict';
import { calendarOf, productionCalendar } from '../../../../src/regulation/calendar/productionCalendar';
import { mondayToFriday } from '../../../../src/regulation/calendar/calendarYear';
import { dayNumber } from '../../../../src/regulation/worktime/civil';
import { WorkTime } from '../../../../src/regulation/worktime/workTime';
import { Zone } from '../../../../src/regulation/worktime/zone';
import { moscow, regulation } from '../support/story';

const hour = 3_600_000;
const hours = (from: number, to: number) => ({ from: from * hour, to: to * hour });

function plain(zone: string, windows: readonly { from: number; to: number }[], off: readonly [number, number][] = []) {
  const calendar = calendarOf(year => {
    const kinds = mondayToFriday(year);
    for (const [month, day] of off) kinds[dayNumber(year, month, day) - dayNumber(year, 1, 1)] = 0;
    return { isLoaded: true, kinds };
  });
  return new WorkTime({ zone: new Zone(zone), calendar, windows, shortDays: false });
}

const utc = (text: string) => Date.parse(`${text}Z`);

describe('working time: known answers (RULES B4)', () => {
  const office = plain('UTC', [hours(9, 17)]);
  for (const [start, amount, end] of [
    ['2024-01-17T10:00', 2, '2024-01-17T12:00'],
    ['2024-01-19T16:00', 2, '2024-01-22T10:00'],
    ['2024-01-17T18:00', 2, '2024-01-18T11:00'],
    ['2024-01-15T16:00', 10, '2024-01-17T10:00'],
  ] as const) {
    it(`Mon–Fri 9–17 UTC: ${start} + ${amount} h`, () => {
      assert.equal(office.add(utc(start), amount * hour), utc(end));
    });
  }

  const lunchHours = [hours(8, 13), hours(14, 18)];
  const christmas: [number, number][] = [
    [12, 24],
    [12, 25],
    [12, 26],
  ];
  const withLunch = plain('UTC', lunchHours, christmas);
  it('Mon–Fri 8–18 with lunch: + 5 h, + 20 h over Christmas, between', () => {
    assert.equal(withLunch.add(utc('2016-02-01T12:25:30'), 5 * hour), utc('2016-02-02T08:25:30'));
    assert.equal(withLunch.add(utc('2015-12-22T16:24:49'), 20 * hour), utc('2015-12-29T08:24:49'));
    assert.equal(withLunch.between(utc('2016-03-25T12:15:41'), utc('2016-03-29T10:15:41')), 16 * hour);
  });

  it('the same in Europe/Berlin over the night the clocks change', () => {
    const berlin = plain('Europe/Berlin', lunchHours, christmas);
    assert.equal(berlin.add(utc('2015-03-27T11:00'), 15 * hour), utc('2015-03-31T07:00'));
  });

  for (const [start, amount, end] of [
    ['2025-12-30 17:00', 2, '2026-01-12 10:00'],
    ['2026-02-20 17:59', 2, '2026-02-24 10:59'],
    ['2025-03-03 10:17', 2223, '2026-03-05 10:17'],
    ['2025-10-31 17:00', 2, '2025-11-01 10:00'],
  ] as const) {
    it(`Moscow 9–18, production calendar: ${start} + ${amount} h`, () => {
      assert.equal(regulation.workTime.add(moscow(start), amount * hour), moscow(end));
    });
  }
});

describe('B1: the working window', () => {
  const { workTime } = regulation;

  it('is [09:00, 18:00) in Moscow', () => {
    assert.equal(workTime.next(moscow('2025-03-03 09:00')), moscow('2025-03-03 09:00'));
    assert.equal(workTime.next(moscow('2025-03-03 08:59:59')), moscow('2025-03-03 09:00'));
    assert.equal(workTime.next(moscow('2025-03-03 17:59:59')), moscow('2025-03-03 17:59:59'));
    assert.equal(workTime.next(moscow('2025-03-03 18:00')), moscow('2025-03-04 09:00'));
    assert.equal(workTime.previous(moscow('2025-03-03 09:00')), moscow('2025-02-28 18:00'));
    assert.equal(workTime.previous(moscow('2025-03-03 18:00')), moscow('2025-03-03 18:00'));
  });

  it('opens on the moved Saturday and not on the moved days off', () => {
    assert.equal(workTime.between(moscow('2025-11-01 00:00'), moscow('2025-11-02 00:00')), 9 * hour);
    assert.equal(workTime.between(moscow('2025-11-03 00:00'), moscow('2025-11-05 00:00')), 0);
    assert.equal(workTime.between(moscow('2025-05-02 00:00'), moscow('2025-05-03 00:00')), 0);
  });

  it('is whole on shortened days unless the policy says so, and then an hour shorter in loaded years only', () => {
    const day = [moscow('2025-11-01 00:00'), moscow('2025-11-02 00:00')] as const;
    const shortened = new WorkTime({
      zone: regulation.zone,
      calendar: productionCalendar(),
      windows: [hours(9, 18)],
      shortDays: true,
    });
    assert.equal(workTime.between(...day), 9 * hour);
    assert.equal(shortened.between(...day), 8 * hour);
    assert.equal(shortened.add(moscow('2025-11-01 16:30'), hour), moscow('2025-11-05 09:30'));
    assert.equal(shortened.between(moscow('2027-04-30'), moscow('2027-05-01')), 9 * hour);
  });

  it('a shortened day loses its last hour also where lunch divides it', () => {
    const calendar = productionCalendar();
    const windows = [hours(9, 13), { from: 17.5 * hour, to: 18 * hour }];
    const shortened = new WorkTime({ zone: regulation.zone, calendar, windows, shortDays: true });
    assert.deepEqual(shortened.windows(moscow('2025-11-01'), moscow('2025-11-02')), [
      { from: moscow('2025-11-01 09:00'), to: moscow('2025-11-01 13:00') },
    ]);
  });
});

describe('B4: when working time has run out', () => {
  const { workTime } = regulation;

  it('is the earliest instant: at closing time of the same day', () => {
    assert.equal(workTime.add(moscow('2025-03-03 16:00'), 2 * hour), moscow('2025-03-03 18:00'));
    assert.equal(workTime.add(moscow('2025-03-03 16:00'), 2 * hour + 1), moscow('2025-03-04 09:00') + 1);
  });

  it('adding zero outside a window gives the next opening, inside the same instant', () => {
    assert.equal(workTime.add(moscow('2025-03-01 12:00'), 0), moscow('2025-03-03 09:00'));
    assert.equal(workTime.add(moscow('2025-03-03 12:00'), 0), moscow('2025-03-03 12:00'));
    assert.equal(workTime.add(moscow('2025-03-03 18:00'), 0), moscow('2025-03-04 09:00'));
  });

  it('subtracting is the mirror: the latest instant from which the time fits', () => {
    assert.equal(workTime.subtract(moscow('2025-03-03 09:30'), hour / 2), moscow('2025-03-03 09:00'));
    assert.equal(workTime.subtract(moscow('2025-03-03 09:30'), hour / 2 + 1), moscow('2025-02-28 18:00') - 1);
    assert.equal(workTime.subtract(moscow('2025-03-02 12:00'), 0), moscow('2025-02-28 18:00'));
    assert.equal(workTime.add(moscow('2025-03-03 11:00'), -2 * hour), moscow('2025-03-03 09:00'));
    assert.equal(workTime.subtract(moscow('2025-03-03 16:00'), -2 * hour), moscow('2025-03-03 18:00'));
  });

  it('between is negative backwards and zero over a weekend', () => {
    assert.equal(workTime.between(moscow('2025-03-04 10:00'), moscow('2025-03-03 17:00')), -2 * hour);
    assert.equal(workTime.between(moscow('2025-02-28 18:00'), moscow('2025-03-03 09:00')), 0);
  });

  it('a calendar without working time is an error, not an endless search', () => {
    const calendar = calendarOf(() => ({ isLoaded: true, kinds: new Uint8Array(366) }));
    const idle = new WorkTime({ zone: regulation.zone, calendar, windows: [hours(9, 18)], shortDays: false });
    assert.throws(() => idle.add(0, 1), RangeError);
    assert.throws(() => idle.subtract(0, 1), RangeError);
    assert.throws(() => idle.next(0), RangeError);
    assert.throws(() => idle.previous(0), RangeError);
    assert.equal(idle.between(0, hour), 0);
  }).timeout(60_000);
});
