import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { silentLog } from '../../../src/base/log';
import { joinMarks, type SeenMark } from '../../../src/tickets/unread/seenMark';
import { SeenMarks } from '../../../src/tickets/unread/seenMarks';
import { parseShard, shardText } from '../../../src/tickets/unread/seenShard';

const mark = (noteId: number, at = 0, lines = 0): SeenMark => ({ noteId, at, lines, isMarked: false });

describe('what was read, on the disk', () => {
  let folder: string;
  const open: SeenMarks[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-seen-'));
  });
  afterEach(async () => {
    for (const marks of open.splice(0)) {
      marks.dispose();
      await marks.settled();
    }
    await rm(folder, { recursive: true, force: true });
  });

  async function window(now = 1_000): Promise<SeenMarks> {
    const marks = new SeenMarks({ folder, now: () => now, log: silentLog });
    open.push(marks);
    await marks.settled();
    return marks;
  }

  it('comes through a restart', async () => {
    const first = await window();
    first.read(17, mark(5, 100, 2));
    first.markUnread(18, mark(3));
    await first.settled();
    const second = await window();
    assert.deepEqual(pick(second.of(17)), mark(5, 100, 2));
    assert.equal(second.of(18)?.isMarked, true);
    assert.equal(second.of(19), null);
  });

  it('began when the first window did, and for all of them', async () => {
    assert.equal((await window(1_000)).since, 1_000);
    assert.equal((await window(9_000)).since, 1_000);
  });

  it('nothing is new before the disk has told', () => {
    const marks = new SeenMarks({ folder, now: () => 1, log: silentLog });
    open.push(marks);
    assert.equal(marks.since, Number.POSITIVE_INFINITY);
  });

  it('is known to the other window, and told there', async () => {
    const [here, there] = [await window(), await window()];
    const told = new Promise<readonly number[] | null>(resolve => there.onDidChange(resolve));
    here.read(17, mark(5));
    await here.settled();
    assert.deepEqual(await told, [17]);
    assert.deepEqual(pick(there.of(17)), mark(5));
  });

  it('of two windows that write the same file neither is lost', async () => {
    const [here, there] = [await window(), await window()];
    for (let id = 1; id <= 40; id++) (id % 2 === 0 ? here : there).read(id * 16, mark(id));
    await Promise.all([here.settled(), there.settled()]);
    const third = await window();
    for (let id = 1; id <= 40; id++) assert.equal(third.of(id * 16)?.noteId, id);
  });

  it('whoever has read further is right, whichever window writes last', async () => {
    const [here, there] = [await window(), await window()];
    here.read(17, mark(9, 500, 1));
    await here.settled();
    there.read(17, mark(4, 300, 7));
    await there.settled();
    assert.deepEqual(pick((await window()).of(17)), mark(9, 500, 1));
  });

  it('a torn file is kept aside, and costs the others nothing', async () => {
    const first = await window();
    first.read(1, mark(5));
    first.read(2, mark(6));
    await first.settled();
    await writeFile(join(folder, 'seen-1.json'), '{"version":1,"marks":{"1":{"no');
    const second = await window();
    assert.equal(second.of(1), null);
    assert.equal(second.of(2)?.noteId, 6);
    assert.ok((await readdir(folder)).some(name => name.startsWith('seen-1.json.') && name.endsWith('.broken')));
  });

  it('holds no word of a ticket', async () => {
    const marks = await window();
    marks.read(17, mark(5));
    await marks.settled();
    const text = await readFile(join(folder, 'seen-1.json'), 'utf8');
    assert.match(text, /^\{"version":1,"marks":\{"17":\{"noteId":5,[^а-яё]*$/i);
  });
});

describe('marks', () => {
  const anyMark = fc.record({
    noteId: fc.nat(50),
    at: fc.nat(50),
    lines: fc.nat(5),
    isMarked: fc.boolean(),
    stamp: fc.nat(1000),
  });

  it('come through their file', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.nat(9999).map(String), anyMark), marks => {
        const map = new Map(Object.entries(marks).map(([id, value]) => [Number(id), { ...value }]));
        assert.deepEqual(parseShard(shardText(map)), new Map([...map].sort(([a], [b]) => a - b)));
      }),
    );
  });

  it('joined are as far as either of them, and joining them again changes nothing', () => {
    fc.assert(
      fc.property(anyMark, anyMark, (a, b) => {
        const joined = joinMarks(a, b);
        assert.ok(joined.noteId >= a.noteId && joined.noteId >= b.noteId);
        assert.ok(joined.at >= a.at && joined.at >= b.at);
        assert.deepEqual(joinMarks(joined, b), joined);
      }),
    );
  });

  for (const text of ['', '{}', '[]', '{"version":2,"marks":{}}', '{"version":1,"marks":{"x":{}}}']) {
    it(`are not read from ${JSON.stringify(text)}`, () => assert.equal(parseShard(text), null));
  }
});

function pick(found: SeenMark | null): SeenMark | null {
  if (found === null) return null;
  const { noteId, at, lines, isMarked } = found;
  return { noteId, at, lines, isMarked };
}
