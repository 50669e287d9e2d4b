import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planPages } from '../../../src/mantis/sync/pagePlan';

describe('planPages', () => {
  it('takes the pages that are worth it and leaves the rest to single readings', () => {
    const order = [9, 8, 7, 6, 5, 4, 3, 2, 1];
    assert.deepEqual(planPages(order, new Set([9, 7, 5, 1]), 3, 2), { pages: [1], singles: [5, 1] });
    assert.deepEqual(planPages(order, new Set([9, 1]), 3, 1), { pages: [1, 3], singles: [] });
    assert.deepEqual(planPages(order, new Set(), 3, 1), { pages: [], singles: [] });
  });

  it('a short last page is worth it when all of it is wanted', () => {
    assert.deepEqual(planPages([3, 2, 1], new Set([1]), 2, 5), { pages: [2], singles: [] });
  });

  it('covers everything wanted exactly once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(500), { maxLength: 200 }),
        fc.array(fc.nat(500)),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 10 }),
        (order, ids, pageSize, worthwhile) => {
          const wanted = new Set(ids);
          const { pages, singles } = planPages(order, wanted, pageSize, worthwhile);
          const onPages = pages.flatMap(page => order.slice((page - 1) * pageSize, page * pageSize));
          const read = [...onPages.filter(id => wanted.has(id)), ...singles];
          assert.deepEqual([...read].sort(), [...wanted].sort());
        },
      ),
    );
  });
});
