import assert from 'node:assert/strict';
import { nextPollIn } from '../../../src/mantis/sync/pollPace';

const calm = { everyMs: 60_000, isIdle: false, failures: 0, longestMs: 900_000, random: 0.5 };

describe('the pace of looking for changes', () => {
  it('is the setting’s, more or less', () => {
    assert.equal(nextPollIn(calm), 60_000);
    assert.equal(nextPollIn({ ...calm, random: 0 }), 48_000);
    assert.ok(nextPollIn({ ...calm, random: 0.999 }) < 72_000);
  });

  it('is slower when nobody works', () => {
    assert.equal(nextPollIn({ ...calm, isIdle: true }), 240_000);
  });

  it('doubles with each failure, up to a quarter of an hour', () => {
    const after = [1, 2, 3, 4, 20].map(failures => nextPollIn({ ...calm, failures }));
    assert.deepEqual(after, [120_000, 240_000, 480_000, 900_000, 900_000]);
  });

  it('is never faster than the setting', () => {
    assert.equal(nextPollIn({ ...calm, everyMs: 3_600_000, isIdle: true, failures: 5 }), 3_600_000);
  });
});
