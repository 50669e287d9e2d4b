import assert from 'node:assert/strict';
import type { DraftRevision } from '../../../src/protocol/draft';
import { DraftPoster } from '../../../webview-ui/ticket/draftPoster';

const draft = (rev: number): DraftRevision => ({ text: `правка ${rev}`, isPrivate: false, statusAfter: null, rev });

describe('what is typed', () => {
  let pending: (() => void)[];
  let delays: number[];
  let before: typeof globalThis.window;

  beforeEach(() => {
    pending = [];
    delays = [];
    before = globalThis.window;
    const timers = {
      setTimeout: (work: () => void, ms: number) => {
        delays.push(ms);
        return pending.push(work);
      },
      clearTimeout: (id: number | undefined) => {
        if (id !== undefined) pending[id - 1] = () => undefined;
      },
    };
    globalThis.window = timers as unknown as typeof globalThis.window;
  });
  afterEach(() => {
    globalThis.window = before;
  });

  it('goes to the host within 50 ms, and of a burst only the latest', () => {
    const posted: number[] = [];
    const poster = new DraftPoster(({ rev }) => posted.push(rev));
    for (const rev of [1, 2, 3]) poster.changed(draft(rev));
    assert.deepEqual([pending.length, posted], [1, []]);
    assert.ok(delays.every(ms => ms <= 50));
    pending[0]?.();
    assert.deepEqual(posted, [3]);
    poster.changed(draft(4));
    pending[1]?.();
    assert.deepEqual(posted, [3, 4]);
  });

  it('goes at once before a message that counts on it, and not twice', () => {
    const posted: number[] = [];
    const poster = new DraftPoster(({ rev }) => posted.push(rev));
    poster.changed(draft(1));
    poster.flush();
    poster.flush();
    for (const work of pending) work();
    assert.deepEqual(posted, [1]);
  });
});
