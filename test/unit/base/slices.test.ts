import assert from 'node:assert/strict';
import { concurrently } from '../../../src/base/concurrently';
import { mapInSlices } from '../../../src/base/slices';

describe('mapInSlices', () => {
  it('keeps the order and lets others have their turn', async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    const busy = (n: number): number => {
      const end = performance.now() + 4;
      while (performance.now() < end);
      return n * 2;
    };
    const results = await mapInSlices([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], busy);
    clearInterval(counting);
    assert.deepEqual(results, [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
    assert.ok(turns >= 2, `${turns} turns`);
  });

  it('passes on what the work throws', async () => {
    await assert.rejects(
      mapInSlices([1], () => {
        throw new Error('no');
      }),
      /no/,
    );
  });
});

describe('concurrently', () => {
  it('keeps to its limit and does everything once', async () => {
    let underWay = 0;
    let most = 0;
    const done: number[] = [];
    await concurrently([1, 2, 3, 4, 5, 6, 7], 3, async item => {
      most = Math.max(most, (underWay += 1));
      await new Promise(resolve => setTimeout(resolve, 8 - item));
      underWay -= 1;
      done.push(item);
      return true;
    });
    assert.equal(most, 3);
    assert.deepEqual([...done].sort(), [1, 2, 3, 4, 5, 6, 7]);
  });

  it('begins nothing more after a false, and waits for what is under way', async () => {
    const begun: number[] = [];
    let finished = 0;
    await concurrently([1, 2, 3, 4, 5], 2, async item => {
      begun.push(item);
      await new Promise(resolve => setTimeout(resolve, item === 1 ? 1 : 10));
      finished += 1;
      return item !== 1;
    });
    assert.deepEqual(begun, [1, 2]);
    assert.equal(finished, 2);
  });

  it('passes on what the work throws, and begins nothing more', async () => {
    const begun: number[] = [];
    await assert.rejects(
      concurrently([1, 2, 3], 1, item => {
        begun.push(item);
        return Promise.reject(new Error('no'));
      }),
      /no/,
    );
    assert.deepEqual(begun, [1]);
  });
});
