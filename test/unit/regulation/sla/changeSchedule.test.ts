import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChangeSchedule } from '../../../../src/regulation/sla/changeSchedule';

describe('the schedule of changes (RULES D1)', function () {
  this.timeout(60_000);

  it('names the next change and gives out what is due, earliest first', () => {
    const schedule = new ChangeSchedule();
    assert.equal(schedule.next(), null);
    schedule.set(1, 300);
    schedule.set(2, 100);
    schedule.set(3, 200);
    assert.equal(schedule.next(), 100);
    assert.deepEqual(schedule.takeDue(200), [2, 3]);
    assert.deepEqual(schedule.takeDue(200), []);
    assert.equal(schedule.next(), 300);
  });

  it('a ticket that is set anew, set to nothing or removed does not come up at its old time', () => {
    const schedule = new ChangeSchedule();
    schedule.set(1, 100);
    schedule.set(1, 300);
    schedule.set(2, 100);
    schedule.set(2, null);
    schedule.set(3, 100);
    schedule.delete(3);
    assert.equal(schedule.next(), 300);
    assert.deepEqual(schedule.takeDue(1000), [1]);
  });

  it('agrees with a plain map whatever is done', () => {
    const step = fc.oneof(
      fc.tuple(
        fc.constant('set' as const),
        fc.integer({ min: 1, max: 20 }),
        fc.option(fc.integer({ min: 0, max: 50 })),
      ),
      fc.tuple(fc.constant('delete' as const), fc.integer({ min: 1, max: 20 }), fc.constant(null)),
      fc.tuple(fc.constant('take' as const), fc.integer({ min: 0, max: 60 }), fc.constant(null)),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), steps => {
        const schedule = new ChangeSchedule();
        const plain = new Map<number, number>();
        for (const [what, number, at] of steps) {
          if (what === 'set') {
            schedule.set(number, at);
            if (at === null) plain.delete(number);
            else plain.set(number, at);
          } else if (what === 'delete') {
            schedule.delete(number);
            plain.delete(number);
          } else {
            const due = [...plain].filter(([, when]) => when <= number);
            assert.deepEqual([...schedule.takeDue(number)].sort(), due.map(([id]) => id).sort());
            for (const [id] of due) plain.delete(id);
          }
          assert.equal(schedule.next(), plain.size === 0 ? null : Math.min(...plain.values()));
        }
      }),
      { numRuns: 500 },
    );
  });
});
