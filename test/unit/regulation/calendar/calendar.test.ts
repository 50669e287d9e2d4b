import assert from 'node:assert/strict';
import { parseCalendarYear } from '../../../../src/regulation/calendar/calendarYear';
import { productionCalendar } from '../../../../src/regulation/calendar/productionCalendar';
import { dayNumber } from '../../../../src/regulation/worktime/civil';
import type { Calendar } from '../../../../src/regulation/calendar/calendar';

function isOff(calendar: Calendar, date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return calendar.yearDays(year).kinds[dayNumber(year, month, day) - dayNumber(year, 1, 1)] === 0;
}

function workingDays(calendar: Calendar, year: number): number {
  return calendar.yearDays(year).kinds.filter(kind => kind !== 0).length;
}

function isWeekendDate(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay());
}

describe('B2: the bundled calendars', () => {
  const calendar = productionCalendar();

  it('have 247 working days each', () => {
    assert.equal(workingDays(calendar, 2025), 247);
    assert.equal(workingDays(calendar, 2026), 247);
  });

  it('name the days off, the working Saturday and the short days', () => {
    for (const date of [
      '2025-01-08',
      '2025-05-02',
      '2025-06-13',
      '2025-11-03',
      '2025-12-31',
      '2026-01-09',
      '2026-03-09',
    ])
      assert.ok(isOff(calendar, date), date);
    for (const date of ['2025-01-09', '2025-11-01', '2025-02-24', '2026-01-12', '2026-05-08', '2026-11-03'])
      assert.ok(!isOff(calendar, date), date);
    const short = (year: number) => calendar.yearDays(year).kinds.filter(kind => kind === 2).length;
    assert.equal(short(2025), 4);
    assert.equal(short(2026), 4);
  });

  it('say that they are loaded', () => {
    assert.ok(calendar.yearDays(2025).isLoaded);
    assert.ok(calendar.yearDays(2026).isLoaded);
    assert.ok(!calendar.yearDays(2027).isLoaded);
  });
});

describe('B3: a year without a calendar', () => {
  const calendar = productionCalendar();

  it('moves a holiday on a weekend to the next working day: 3 and 10 May and 14 June 2027', () => {
    for (const date of ['2027-05-03', '2027-05-10', '2027-06-14', '2027-02-23', '2027-03-08', '2027-11-04'])
      assert.ok(isOff(calendar, date), date);
    for (const date of ['2027-05-04', '2027-05-11', '2027-06-15', '2027-01-11'])
      assert.ok(!isOff(calendar, date), date);
  });

  it('does not move what falls on a weekend within 1–8 January', () => {
    // In 2028 the 1st, 2nd and 8th are Saturdays and a Sunday.
    assert.ok(isOff(calendar, '2028-01-07'));
    assert.ok(!isOff(calendar, '2028-01-10'));
  });

  it('has as many days off as the law names, whatever the year', () => {
    for (let year = 1990; year <= 2100; year++) {
      if (year === 2025 || year === 2026) continue;
      let expected = 0;
      for (let day = dayNumber(year, 1, 1); day < dayNumber(year + 1, 1, 1); day++) {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
        if (!isWeekendDate(date)) expected++;
      }
      for (let day = 1; day <= 8; day++) if (!isWeekendDate(`${year}-01-0${day}`)) expected--;
      // Each of the other holidays takes one working day: itself or, on a weekend, the next one.
      expected -= 6;
      assert.equal(workingDays(calendar, year), expected, String(year));
    }
  });
});

describe('an imported calendar', () => {
  const given = {
    year: 2027,
    daysOff: ['01-01', '02-22'],
    workingWeekendDays: ['02-20'],
    shortDays: ['02-20', '03-05'],
  };

  it('replaces what is there', () => {
    const parsed = parseCalendarYear({ $schema: 'calendar.json', ...given });
    assert.ok(parsed.ok);
    const calendar = productionCalendar([parsed.value]);
    assert.ok(calendar.yearDays(2027).isLoaded);
    assert.ok(isOff(calendar, '2027-02-22'));
    assert.ok(!isOff(calendar, '2027-02-20'));
    assert.ok(!isOff(calendar, '2027-05-03'));
    const replaced = productionCalendar([{ ...given, year: 2025, daysOff: [], workingWeekendDays: [], shortDays: [] }]);
    assert.equal(workingDays(replaced, 2025), 261);
  });

  for (const [name, change, path, code] of [
    ['a day that the year does not have', { daysOff: ['02-29'] }, ['daysOff', 0], 'noSuchDay'],
    ['a day twice', { daysOff: ['01-01', '01-01'] }, ['daysOff', 1], 'dayTwice'],
    ['a weekend day off', { daysOff: ['01-02'] }, ['daysOff', 0], 'offAnyway'],
    ['a working weekday', { workingWeekendDays: ['02-19'] }, ['workingWeekendDays', 0], 'notWeekend'],
    ['a short day off', { shortDays: ['02-22'] }, ['shortDays', 0], 'notWorking'],
    ['a short Sunday', { shortDays: ['02-21'] }, ['shortDays', 0], 'notWorking'],
    ['another form of date', { daysOff: ['1.1'] }, ['daysOff', 0], 'invalid_format'],
    ['a year as text', { year: '2027' }, ['year'], 'invalid_type'],
    ['something unknown', { holidays: [] }, ['holidays'], 'unrecognized_keys'],
  ] as const) {
    it(`is refused for ${name}`, () => {
      const parsed = parseCalendarYear({ ...given, ...change });
      assert.ok(!parsed.ok);
      assert.deepEqual(parsed.error[0]?.path, path);
      assert.equal(parsed.error[0].code, code);
    });
  }
});
