import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { SendDelay } from '../../../src/ui/ticketPanel/sending/sendDelay';

describe('a sending that waits', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setInterval'] }));
  afterEach(() => mock.timers.reset());

  function scene(): { delay: SendDelay; told: (number | null)[]; went: string[]; go: (id: string) => () => void } {
    const told: (number | null)[] = [];
    const went: string[] = [];
    const delay = new SendDelay((_, seconds) => told.push(seconds));
    return { delay, told, went, go: id => () => went.push(id) };
  }

  it('goes after its seconds, and tells them', () => {
    const { delay, told, went, go } = scene();
    delay.start('a', 3, go('a'));
    assert.ok(delay.isRunning);
    mock.timers.tick(2_000);
    assert.deepEqual([told, went], [[3, 2, 1], []]);
    mock.timers.tick(1_000);
    assert.deepEqual([told, went, delay.isRunning], [[3, 2, 1, null], ['a'], false]);
    mock.timers.tick(10_000);
    assert.deepEqual(went, ['a']);
  });

  it('goes at once without seconds', () => {
    const { delay, told, went, go } = scene();
    delay.start('a', 0, go('a'));
    assert.deepEqual([told, went], [[], ['a']]);
  });

  it('cancelled never goes', () => {
    const { delay, went, told, go } = scene();
    delay.start('a', 5, go('a'));
    assert.ok(!delay.cancel('b') && delay.cancel('a') && !delay.cancel('a'));
    mock.timers.tick(60_000);
    assert.deepEqual([went, told], [[], [5, null]]);
  });

  it('hurried goes once', () => {
    const { delay, went, go } = scene();
    delay.start('a', 5, go('a'));
    delay.hurry('b');
    delay.hurry('a');
    delay.hurry('a');
    mock.timers.tick(60_000);
    assert.deepEqual(went, ['a']);
  });

  it('does not go when its panel is closed', () => {
    const { delay, went, told, go } = scene();
    delay.start('a', 5, go('a'));
    delay.dispose();
    mock.timers.tick(60_000);
    assert.deepEqual([went, told], [[], [5]]);
  });

  it('lets no other in', () => {
    const { delay, went, go } = scene();
    delay.start('a', 5, go('a'));
    delay.start('b', 0, go('b'));
    assert.deepEqual(went, []);
  });

  it('tells a page that has come up anew', () => {
    const { delay, told, go } = scene();
    delay.tellAgain();
    delay.start('a', 5, go('a'));
    delay.tellAgain();
    assert.deepEqual(told, [5, 5]);
    delay.dispose();
  });
});
