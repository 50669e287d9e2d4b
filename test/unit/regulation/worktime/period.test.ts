import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addPeriod } from '../../../../src/regulation/worktime/period';
import { Zone } from '../../../../src/regulation/worktime/zone';
import { iso, moscow } from '../support/story';

const zone = new Zone('Europe/Moscow');

describe('B5: days, months and years on the wall clock', () => {
  for (const [start, [years, months, days], end] of [
    ['2024-02-29 12:34:56', [1, 0, 0], '2025-02-28 12:34:56'],
    ['2025-08-31 10:00', [0, 2, 0], '2025-10-31 10:00:00'],
    ['2025-12-31 23:59:59', [0, 2, 0], '2026-02-28 23:59:59'],
    ['2025-11-30 00:30', [0, 0, 30], '2025-12-30 00:30:00'],
    ['2025-03-15 09:00', [0, -13, 0], '2024-02-15 09:00:00'],
    ['2025-03-31 09:00', [0, -1, -1], '2025-02-27 09:00:00'],
  ] as const) {
    it(`${start} and ${years} years, ${months} months, ${days} days`, () => {
      assert.equal(iso(addPeriod(zone, moscow(start), years, months, days)), end);
    });
  }

  it('keeps the time of day of the submission over a change of the offset', () => {
    const berlin = new Zone('Europe/Berlin');
    const start = DateTime.fromISO('2026-03-10T10:15', { zone: 'Europe/Berlin' });
    const end = DateTime.fromISO('2026-04-09T10:15', { zone: 'Europe/Berlin' });
    assert.equal(addPeriod(berlin, start.toMillis(), 0, 0, 30), end.toMillis());
  });

  it('takes the earlier of a wall time that comes twice, and passes over one that is left out', () => {
    const berlin = new Zone('Europe/Berlin');
    const at = (text: string) => Date.parse(text);
    // 02:30 comes twice on 25 October 2026, first at +02:00.
    assert.equal(addPeriod(berlin, at('2026-09-25T02:30+02:00'), 0, 1, 0), at('2026-10-25T02:30+02:00'));
    // 02:30 does not come on 29 March 2026.
    assert.equal(addPeriod(berlin, at('2026-02-28T02:30+01:00'), 0, 0, 29), at('2026-03-29T03:30+02:00'));
    // Half an hour that came twice in Moscow itself: on 26 October 2014 from 01:00 to 02:00.
    assert.equal(addPeriod(zone, at('2014-08-26T01:30+04:00'), 0, 2, 0), at('2014-10-26T01:30+04:00'));
  });

  it('agrees with luxon in zones of all kinds', () => {
    const zones = ['Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
    const known = new Map(zones.map(name => [name, new Zone(name)]));
    const instant = fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        instant,
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: -20, max: 20 }),
        fc.integer({ min: -70, max: 70 }),
        (name, start, years, months, days) => {
          const expected = DateTime.fromMillis(start, { zone: name }).plus({ years, months, days });
          const wall = (millis: number) =>
            DateTime.fromMillis(millis, { zone: name }).toFormat('yyyy-MM-dd HH:mm:ss.SSS');
          const found = addPeriod(known.get(name)!, start, years, months, days);
          // Luxon takes either of a repeated wall time; both show the same, and ours is the earlier one.
          assert.equal(wall(found), wall(expected.toMillis()));
          assert.ok(found <= expected.toMillis());
        },
      ),
      { numRuns: 2000 },
    );
  }).timeout(60_000);
});
