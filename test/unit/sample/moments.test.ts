import assert from 'node:assert/strict';
import {
  ago,
  daysAgo,
  later,
  nextDay,
  parseDuration,
  workdayAgo,
  working,
  workingAgo,
} from '../../../demo/sample/moments';

const moscow = (wall: string) => Date.parse(`${wall.replace(' ', 'T')}:00+03:00`);
const monday = { now: moscow('2026-11-30 12:00'), previous: moscow('2026-11-27 17:30') };

describe('the moments of the sample story', () => {
  it('reads durations', () => {
    assert.equal(parseDuration('1d 2h 30m'), 95_400_000);
    for (const wrong of ['', '2', '2x', 'h', '1h30m', '-1h']) assert.throws(() => parseDuration(wrong), wrong);
  });

  it('counts back from now by the clock, in working time and in days', () => {
    assert.equal(ago('3h')(monday), moscow('2026-11-30 09:00'));
    assert.equal(workingAgo('4h')(monday), moscow('2026-11-27 17:00'));
    assert.equal(daysAgo(1, '10:42')(monday), moscow('2026-11-29 10:42'));
    assert.equal(workdayAgo(1, '10:42')(monday), moscow('2026-11-27 10:42'));
  });

  it('counts on from the step before', () => {
    assert.equal(later('7m')(monday), moscow('2026-11-27 17:37'));
    assert.equal(working('1h')(monday), moscow('2026-11-30 09:30'));
    assert.equal(nextDay(1, '10:00')(monday), moscow('2026-11-30 10:00'));
  });

  it('falls back to the clock when working time would lead into the future', () => {
    const newYear = { now: moscow('2026-01-02 12:00'), previous: moscow('2025-12-31 20:00') };
    assert.equal(working('1h')(newYear), moscow('2025-12-31 21:00'));
    assert.equal(nextDay(1, '10:00')(newYear), moscow('2026-01-01 10:00'));
  });
});
