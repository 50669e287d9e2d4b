import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addWorkingTime,
  HOUR,
  isWorkingDay,
  MINUTE,
  moscowDay,
  onMoscowDay,
  subtractWorkingTime,
  workingTimeBetween,
} from '../../../demo/sample/working-time';

const moscow = (wall: string) => Date.parse(`${wall.replace(' ', 'T')}:00+03:00`);
const works = (date: string) => isWorkingDay(moscowDay(moscow(`${date} 12:00`)));

function workingDaysOf(year: number): number {
  let count = 0;
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 24 * HOUR) {
    if (isWorkingDay(at / (24 * HOUR))) count += 1;
  }
  return count;
}

describe('the working time of the sample department', () => {
  it('ends at closing time and goes on at the next opening', () => {
    assert.equal(addWorkingTime(moscow('2026-11-24 16:00'), 2 * HOUR), moscow('2026-11-24 18:00'));
    assert.equal(addWorkingTime(moscow('2026-11-24 17:00'), 2 * HOUR), moscow('2026-11-25 10:00'));
    assert.equal(addWorkingTime(moscow('2026-11-27 17:30'), HOUR), moscow('2026-11-30 09:30'));
    assert.equal(addWorkingTime(moscow('2026-11-24 03:00'), 0), moscow('2026-11-24 09:00'));
  });

  it('knows the long holidays and moved days off', () => {
    assert.equal(addWorkingTime(moscow('2025-12-30 17:00'), 2 * HOUR), moscow('2026-01-12 10:00'));
    assert.equal(addWorkingTime(moscow('2026-02-20 17:59'), 2 * HOUR), moscow('2026-02-24 10:59'));
    assert.equal(addWorkingTime(moscow('2025-03-03 10:17'), 2223 * HOUR), moscow('2026-03-05 10:17'));
  });

  it('counts 247 working days in each known year', () => {
    assert.deepEqual([workingDaysOf(2025), workingDaysOf(2026)], [247, 247]);
    assert.ok(works('2025-11-01'), 'a working Saturday');
    assert.ok(!works('2026-11-28'));
  });

  it('moves holidays on weekends in years without a calendar', () => {
    assert.deepEqual(['2027-05-03', '2027-05-10', '2027-06-14'].map(works), [false, false, false]);
    assert.deepEqual(['2027-01-08', '2027-01-11', '2027-05-04'].map(works), [false, true, true]);
  });

  it('goes back from closing time', () => {
    assert.equal(subtractWorkingTime(moscow('2026-11-25 03:00'), 30 * MINUTE), moscow('2026-11-24 17:30'));
    assert.equal(subtractWorkingTime(moscow('2026-11-30 10:00'), 2 * HOUR), moscow('2026-11-27 17:00'));
    assert.equal(subtractWorkingTime(moscow('2026-01-01 14:00'), HOUR), moscow('2025-12-30 17:00'));
  });

  it('gives the same amount there, back and in between', () => {
    const instant = fc.integer({ min: moscow('2025-01-15 00:00'), max: moscow('2027-12-15 00:00') });
    const amount = fc.integer({ min: 1, max: 300 * HOUR });
    fc.assert(
      fc.property(instant, amount, (at, duration) => {
        const due = addWorkingTime(at, duration);
        assert.equal(workingTimeBetween(at, due), duration);
        assert.equal(workingTimeBetween(at, due - 1), duration - 1);
        const start = subtractWorkingTime(at, duration);
        assert.equal(workingTimeBetween(start, at), duration);
        assert.equal(workingTimeBetween(start + 1, at), duration - 1);
      }),
    );
  });

  it('reads times of day and refuses anything else', () => {
    assert.equal(onMoscowDay(0, '03:00'), 0);
    assert.throws(() => onMoscowDay(0, '9:00'));
  });
});
