import assert from 'node:assert/strict';
import fc from 'fast-check';
import { comparePlaces, nextToTake, orderQueue, reorder, splitQueue } from '../../../../src/regulation/queue/order';
import type { Lane, QueuePlace } from '../../../../src/regulation/queue/place';

function place(id: number, given: Partial<QueuePlace> = {}): QueuePlace {
  const { lane = 6 } = given;
  return {
    id,
    lane,
    key: lane === 'out' ? id : 0,
    submittedAt: 0,
    isWaiting: false,
    isAssigned: false,
    reason: { rule: 'E6', why: 'ordinary' },
    ...given,
  };
}

const ids = (places: readonly QueuePlace[]) => places.map(({ id }) => id);

/** Few different values, so that ties are common. */
const anyPlace = fc
  .record({
    lane: fc.constantFrom<Lane>(1, 2, 3, 4, 5, 6, 'onboarding', 'out'),
    key: fc.constantFrom(0, 1, 2, Infinity),
    submittedAt: fc.integer({ min: 0, max: 3 }),
    isWaiting: fc.boolean(),
    isAssigned: fc.boolean(),
  })
  .map(given => (id: number) => place(id, given.lane === 'out' ? { ...given, key: id } : given));
const anyPlaces = fc.array(anyPlace, { maxLength: 40 }).map(list => list.map((make, index) => make(index + 1)));

describe('E8: the order', function () {
  this.timeout(60_000);

  it('is lane, key, submission as an instant, number', () => {
    const queue = orderQueue([
      place(9, { lane: 6, key: 1, submittedAt: 1 }),
      place(8, { lane: 6, key: 0, submittedAt: 5 }),
      place(7, { lane: 6, key: 0, submittedAt: 5 }),
      place(6, { lane: 6, key: 0, submittedAt: 4 }),
      place(5, { lane: 4, key: Infinity, submittedAt: 1 }),
      place(4, { lane: 4, key: Infinity, submittedAt: 0 }),
      place(3, { lane: 4, key: 100, submittedAt: 9 }),
      place(2, { lane: 2, key: 50 }),
      place(1, { lane: 1, submittedAt: 99 }),
    ]);
    assert.deepEqual(ids(queue.queue), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('keeps «Довнедрение» apart by submission, and what is out by number', () => {
    const queue = orderQueue([
      place(4, { lane: 'out', submittedAt: 1 }),
      place(1, { lane: 'onboarding', submittedAt: 7 }),
      place(3, { lane: 'out', submittedAt: 9 }),
      place(2, { lane: 'onboarding', submittedAt: 5 }),
      place(5, { lane: 6 }),
    ]);
    assert.deepEqual(ids(queue.queue), [5]);
    assert.deepEqual(ids(queue.onboarding), [2, 1]);
    assert.deepEqual(ids(queue.out), [3, 4]);
    assert.deepEqual(orderQueue([]), { queue: [], onboarding: [], out: [] });
    assert.deepEqual(ids(orderQueue([place(1, { lane: 'out' })]).queue), []);
    assert.deepEqual(ids(orderQueue([place(1, { lane: 'onboarding' })]).onboarding), [1]);
  });

  it('is antisymmetric and total', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, (a, b) => {
        assert.equal(Math.sign(comparePlaces(a(1), b(2))), -Math.sign(comparePlaces(b(2), a(1))));
        assert.notEqual(comparePlaces(a(1), b(2)), 0);
        assert.equal(comparePlaces(a(1), a(1)), 0);
      }),
      { numRuns: 3000 },
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, anyPlace, (a, b, c) => {
        const [x, y, z] = [a(3), b(1), c(2)];
        if (comparePlaces(x, y) < 0 && comparePlaces(y, z) < 0) assert.ok(comparePlaces(x, z) < 0);
      }),
      { numRuns: 5000 },
    );
  });

  it('is stable under shuffling', () => {
    const shuffled = anyPlaces.chain(list =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, mixed]) => {
        assert.deepEqual(orderQueue(mixed), orderQueue(list));
      }),
      { numRuns: 1000 },
    );
  });

  it('after a few changes is what sorting anew gives', () => {
    fc.assert(
      fc.property(anyPlaces, anyPlaces, fc.array(fc.integer({ min: 1, max: 60 })), (list, others, removed) => {
        const changed = others.filter((_, index) => index % 3 === 0).map(other => ({ ...other, id: other.id + 5 }));
        const fixed = changed.map(other => (other.lane === 'out' ? { ...other, key: other.id } : other));
        const gone = removed.filter(id => !fixed.some(other => other.id === id));
        const sorted = [...list].sort(comparePlaces);
        const kept = list.filter(one => !gone.includes(one.id) && !fixed.some(other => other.id === one.id));
        assert.deepEqual(splitQueue(reorder(sorted, fixed, gone)), orderQueue([...kept, ...fixed]));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('E9: the ticket to take next', () => {
  it('is the first that is neither assigned nor waiting', () => {
    const { queue } = orderQueue([
      place(1, { lane: 1, isAssigned: true }),
      place(2, { lane: 1, submittedAt: 1, isWaiting: true }),
      place(3, { lane: 3 }),
      place(4, { lane: 6 }),
    ]);
    assert.equal(nextToTake(queue)?.id, 3);
    assert.equal(nextToTake(queue.slice(0, 2)), null);
  });
});
