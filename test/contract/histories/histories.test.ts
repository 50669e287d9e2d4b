import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../unit/ticketPanel/fakeVscode';
import { deskOf, startForeignServer, type Desk, type ForeignServer } from '../client/foreignServer';
import { History } from './history';

const count = Number(process.env['VE_HISTORIES'] ?? 500);
const only = process.env['VE_SEED'];
const perTest = 50;

function times<T>(items: readonly T[], item: T): number {
  return items.filter(each => each === item).length;
}

async function check(history: History, server: ForeignServer): Promise<void> {
  const { issue, confirmed, composer, intentions, colleagueNotes } = history;
  const me = server.users.specialist.id;
  const mine = issue.notes.filter(({ reporterId }) => reporterId === me).map(({ text }) => text);
  assert.equal(new Set(mine).size, mine.length, `twice: ${mine.join(' | ')}`);
  for (const text of confirmed.texts) assert.equal(times(mine, text), 1, `confirmed: ${text}`);

  const names = issue.files.map(({ content }) => Buffer.from(content).toString());
  assert.equal(new Set(names).size, names.length, `files twice: ${names.join(' | ')}`);
  for (const [name, content] of confirmed.files) assert.equal(times(names, content), 1, `confirmed: ${name}`);

  const kept = await history.onDisk();
  assert.equal(kept.text, composer.text, 'what is not confirmed is in the composer');
  if (composer.status !== null) assert.equal(kept.status, composer.status, 'the status waits, too');
  assert.deepEqual(kept.files, composer.file === null ? [] : [composer.file.name]);

  const theirs = issue.notes.map(({ text }) => text);
  for (const text of [...colleagueNotes, 'Учтённое']) assert.equal(times(theirs, text), 1, `the colleague's: ${text}`);
  assert.equal(issue.notes[0]?.updatedAt, issue.notes[0]?.createdAt, 'booked time was not touched');
  for (const line of issue.history.filter(({ userId, field }) => userId === me && field !== '')) {
    const meant = intentions.some(
      ({ field, base, mine: wanted }) =>
        field === line.field && String(base) === line.old && String(wanted) === line.new,
    );
    assert.ok(meant, `${line.field} ${line.old} → ${line.new} was written over what nobody had seen`);
  }
  assertNothingLostUnseen(history, me);
}

/** Every value that the history knows and that was written over without a line, or over what the writer had not read. */
function assertNothingLostUnseen({ issue, shown }: History, me: number): void {
  for (const [field, present] of [
    ['status', issue.status],
    ['priority', issue.priority],
  ] as const) {
    const lines = issue.history.filter(line => line.field === field);
    lines.forEach((line, index) => {
      const next = lines[index + 1];
      // Whoever wrote the same has lost nothing, and a colleague who changes it once more has seen what is there.
      const isKnown = next !== undefined && (next.new === line.new || next.userId !== me);
      if ((next?.old ?? String(present)) === line.new || isKnown) return;
      const wasShown = shown.some(each => each.field === field && String(each.value) === line.new);
      assert.ok(wasShown, `${field} ${line.old} → ${line.new} was lost, and nobody was told`);
    });
  }
}

describe('random histories of writes, faults and a colleague', () => {
  let server: ForeignServer;
  let desk: Desk;
  let folder: string;

  before(async () => {
    server = await startForeignServer();
    desk = await deskOf(server, 'specialist', { timeout: 3_000 });
    folder = await mkdtemp(join(tmpdir(), 've-histories-'));
  });

  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const confirmed = { texts: 0, files: 0 };

  async function play(seed: number): Promise<void> {
    const history = new History(server, desk, folder, seed);
    try {
      await history.run(8);
      await check(history, server);
      confirmed.texts += history.confirmed.texts.size;
      confirmed.files += history.confirmed.files.size;
    } catch (error) {
      throw new Error(`VE_SEED=${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }

  after(() => {
    if (only !== undefined) return;
    assert.ok(confirmed.texts > count && confirmed.files > count / 4, JSON.stringify(confirmed));
  });

  const seeds = only === undefined ? Array.from({ length: count }, (_, index) => index + 1) : [Number(only)];
  for (let start = 0; start < seeds.length; start += perTest) {
    const some = seeds.slice(start, start + perTest);
    it(`${some[0] ?? 0}–${some.at(-1) ?? 0}: everything confirmed is there once, nothing overwritten unseen, the rest waits`, async function () {
      this.timeout(120_000);
      for (const seed of some) await play(seed);
    });
  }
});
