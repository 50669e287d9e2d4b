import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/base/clock';
import { silentLog } from '../../../src/base/log';
import type { Result } from '../../../src/base/result';
import type { DraftError } from '../../../src/tickets/draftFile';
import type { ReplyContent, ReplyDraft, SendingRecord } from '../../../src/tickets/replyDraft';
import { draftFileName, ReplyDrafts, type BrokenDraft } from '../../../src/tickets/replyDrafts';

const reference = { origin: 'https://tracker.example/tracker', ticketId: 1234 };
const content = (text: string, extra: Partial<ReplyContent> = {}): ReplyContent => ({
  text,
  isPrivate: false,
  statusAfter: null,
  ...extra,
});

describe('reply drafts', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-drafts-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const windowOf = (writer: string): ReplyDrafts =>
    new ReplyDrafts({ folder, writer, clock: systemClock, log: silentLog });

  it('keeps text, privacy and the status after sending', async () => {
    const typed = content('Проверьте, пожалуйста', { isPrivate: true, statusAfter: 50 });
    saved(await windowOf('a').of(reference).save(typed, 3));
    const found = saved(await windowOf('b').of(reference).load());
    assert.deepEqual(
      { text: found?.text, isPrivate: found?.isPrivate, statusAfter: found?.statusAfter, rev: found?.rev },
      { ...typed, rev: 3 },
    );
  });

  it('keeps what goes with the status until the status is in Mantis', async () => {
    const fieldsAfter = { resolution: '20', 'customField:2': '1,5' };
    const file = windowOf('a').of(reference);
    saved(await file.save(content('Готово', { statusAfter: 80, fieldsAfter }), 1));
    assert.deepEqual(saved(await windowOf('b').of(reference).load())?.fieldsAfter, fieldsAfter);
    assert.deepEqual(
      saved(await file.forgetSent({ text: 'Готово', minutes: null, statusAfter: null }, null)).fieldsAfter,
      fieldsAfter,
    );
    const left = saved(await file.forgetSent({ text: null, minutes: null, statusAfter: 80 }, null));
    assert.deepEqual([left.statusAfter, left.fieldsAfter], [null, undefined]);
  });

  it('keeps every character, lone surrogates and control characters included', async () => {
    const text = '\u0000\u0007\r\n\u202E\uD800 😀 \u{10FFFF}';
    saved(await windowOf('a').of(reference).save(content(text), 1));
    assert.equal(saved(await windowOf('b').of(reference).load())?.text, text);
  });

  it('tells which tickets of a server have a reply that was not sent, and deletes that server’s alone', async () => {
    const drafts = windowOf('a');
    const other = { origin: 'https://other.example', ticketId: 5 };
    const sentOff = { ...reference, ticketId: 7 };
    saved(await drafts.of(reference).save(content('не отправлено'), 1));
    saved(await drafts.of({ ...reference, ticketId: 12 }).save(content('', { statusAfter: 50 }), 1));
    saved(await drafts.of(sentOff).save(content('отправлено'), 1));
    saved(await drafts.of(sentOff).save(content(''), 2));
    saved(await drafts.of(other).save(content('чужое'), 1));
    await drafts.filesOf({ ...reference, ticketId: 20 }).add('снимок.txt', Buffer.from('x'));
    assert.deepEqual(await windowOf('b').unsentOf(reference.origin), [12, 20, 1234]);
    await drafts.removeOf(reference.origin);
    assert.deepEqual(await drafts.unsentOf(reference.origin), []);
    assert.equal(saved(await drafts.of(reference).load()), null);
    assert.deepEqual(await drafts.unsentOf(other.origin), [5]);
  });

  it('is readable by its owner only', async () => {
    saved(await windowOf('a').of(reference).save(content('x'), 1));
    const { mode } = await stat(join(folder, draftFileName(reference)));
    assert.equal(mode & 0o077, 0);
  });

  it('keeps servers and tickets apart, under names that are safe whatever the server is called', async () => {
    const drafts = windowOf('a');
    const hostile = { origin: 'https://x.example/../../etc\0/<>:"|?*', ticketId: 7 };
    saved(await drafts.of(reference).save(content('одно'), 1));
    saved(await drafts.of({ ...reference, ticketId: 1235 }).save(content('другое'), 1));
    saved(await drafts.of(hostile).save(content('третье'), 1));
    assert.match(draftFileName(hostile), /^[0-9a-f]{24}-7\.json$/);
    assert.equal((await readdir(folder)).length, 3);
    assert.equal(saved(await windowOf('b').of(hostile).load())?.text, 'третье');
  });

  it('writes the latest of a burst, and tells all of it when that is on the disk', async () => {
    const file = windowOf('a').of(reference);
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(rev => file.save(content(`правка ${rev}`), rev)));
    for (const outcome of outcomes) assert.ok(outcome.ok);
    assert.equal(saved(await windowOf('b').of(reference).load())?.text, 'правка 5');
  });

  it('does not overwrite what another window wrote in between', async () => {
    const mine = windowOf('a').of(reference);
    const theirs = windowOf('b').of(reference);
    saved(await mine.save(content('общее начало'), 1));
    saved(await theirs.load());
    saved(await theirs.save(content('общее начало, продолжение там'), 2));
    const refused = await mine.save(content('общее начало, продолжение здесь'), 2);
    assert.ok(!refused.ok && refused.error.kind === 'conflict');
    assert.equal(refused.error.theirs.text, 'общее начало, продолжение там');
    assert.equal(saved(await windowOf('c').of(reference).load())?.text, 'общее начало, продолжение там');
  });

  it('lets the person decide for their own text', async () => {
    const mine = windowOf('a').of(reference);
    saved(await windowOf('b').of(reference).save(content('там'), 1));
    const refused = await mine.save(content('здесь'), 1);
    assert.ok(!refused.ok && refused.error.kind === 'conflict');
    mine.acknowledge(refused.error.theirs);
    const kept = saved(await mine.save(content('здесь'), 2));
    assert.equal(kept.text, 'здесь');
    assert.ok(kept.rev > refused.error.theirs.rev);
  });

  it('of two windows that write at once lets one through and tells the other', async () => {
    for (let round = 0; round < 25; round++) {
      const ticket = { ...reference, ticketId: round };
      const windows = ['a', 'b', 'c'].map(name => windowOf(name).of(ticket));
      const outcomes = await Promise.all(windows.map((file, index) => file.save(content(`окно ${index}`), 1)));
      assert.equal(outcomes.filter(outcome => outcome.ok).length, 1);
      const winner = outcomes.findIndex(outcome => outcome.ok);
      assert.equal(saved(await windowOf('d').of(ticket).load())?.text, `окно ${winner}`);
    }
  });

  it('sees what another window has written since', async () => {
    const mine = windowOf('a').of(reference);
    saved(await mine.save(content('моё'), 1));
    assert.equal(saved(await mine.newsFromOthers()), null);
    const other = windowOf('b').of(reference);
    saved(await other.load());
    saved(await other.save(content('их'), 2));
    assert.equal(saved(await mine.newsFromOthers())?.text, 'их');
  });

  for (const [what, text] of [
    ['a torn file', '{"version":1,"origin":"https://tracker.exa'],
    ['an empty file', ''],
    ['a file of another server', JSON.stringify({ ...foreign(), origin: 'https://other.example' })],
    ['a file of another ticket', JSON.stringify({ ...foreign(), ticketId: 99 })],
    ['a file of a later version', JSON.stringify({ ...foreign(), version: 2 })],
    ['something else altogether', 'null'],
  ] as const) {
    it(`keeps ${what} aside, reports it, and goes on`, async () => {
      const path = join(folder, draftFileName(reference));
      await writeFile(path, text);
      const drafts = windowOf('a');
      const broken: BrokenDraft[] = [];
      drafts.onDidFindBroken(found => broken.push(found));
      assert.equal(saved(await drafts.of(reference).load()), null);
      assert.equal(broken.length, 1);
      assert.match(broken[0]!.keptAs, /\.broken$/);
      assert.equal(await readFile(broken[0]!.keptAs, 'utf8'), text);
      saved(await drafts.of(reference).save(content('дальше'), 1));
      assert.equal(saved(await windowOf('b').of(reference).load())?.text, 'дальше');
    });
  }

  it('says so when the disk refuses, and saves the next time', async () => {
    const path = join(folder, draftFileName(reference));
    const file = windowOf('a').of(reference);
    await mkdir(path);
    const refused = await file.save(content('текст'), 1);
    assert.ok(!refused.ok && refused.error.kind === 'io');
    await rm(path, { recursive: true });
    assert.equal(saved(await file.save(content('текст'), 2)).text, 'текст');
  });

  it('takes over the lock of a process that is gone', async () => {
    const lock = join(folder, `${draftFileName(reference)}.lock`);
    await writeFile(lock, '999999999 somebody');
    saved(await windowOf('a').of(reference).save(content('текст'), 1));
    assert.deepEqual(await readdir(folder), [draftFileName(reference)]);
  });

  describe('sending', () => {
    it('keeps the record of the sending while the person goes on typing', async () => {
      const file = windowOf('a').of(reference);
      saved(await file.begin(content('ответ'), 1, record('a')));
      const later = saved(await file.save(content('ответ и ещё'), 2));
      assert.equal(later.sending?.id, 'send-1');
    });

    it('takes out what was sent and leaves what was changed since', async () => {
      const file = windowOf('a').of(reference);
      saved(await file.begin(content('ответ', { statusAfter: 50 }), 1, record('a')));
      const landed = saved(await file.forgetSent({ text: 'ответ', minutes: null, statusAfter: null }, null));
      assert.deepEqual([landed.text, landed.statusAfter, landed.rev], ['', 50, 2]);

      saved(await file.begin(content('второй'), 3, record('a')));
      saved(await file.save(content('второй, дописан'), 4));
      const kept = saved(await file.forgetSent({ text: 'второй', minutes: null, statusAfter: null }, null));
      assert.deepEqual([kept.text, kept.sending], ['второй, дописан', null]);
    });

    it('refuses to begin while another living window sends', async () => {
      const other = windowOf('b').of(reference);
      saved(await other.begin(content('ответ'), 1, record('b')));
      const mine = windowOf('a').of(reference);
      saved(await mine.load());
      const refused = await mine.begin(content('ответ'), 2, record('a'));
      assert.ok(!refused.ok && refused.error.kind === 'sendingElsewhere');
    });

    it('begins over the record of a window that is gone', async () => {
      const other = windowOf('b').of(reference);
      saved(await other.begin(content('ответ'), 1, { ...record('b'), pid: 999_999_999 }));
      const mine = windowOf('a').of(reference);
      saved(await mine.load());
      assert.equal(saved(await mine.begin(content('ответ'), 2, record('a'))).sending?.writer, 'a');
    });

    it('after clearing what was sent still notices that another window has typed', async () => {
      const mine = windowOf('a').of(reference);
      saved(await mine.begin(content('ответ'), 1, record('a')));
      const other = windowOf('b').of(reference);
      saved(await other.load());
      saved(await other.save(content('совсем другое'), 2));
      const after = saved(await mine.forgetSent({ text: 'ответ', minutes: null, statusAfter: null }, null));
      assert.equal(after.text, 'совсем другое');
      const refused = await mine.save(content('новое'), 3);
      assert.ok(!refused.ok && refused.error.kind === 'conflict');
    });
  });

  it('tidies old traces and leftovers, and nothing that says something', async () => {
    const drafts = windowOf('a');
    saved(await drafts.of({ ...reference, ticketId: 1 }).save(content(''), 1));
    saved(await drafts.of({ ...reference, ticketId: 2 }).save(content('живой'), 1));
    saved(await drafts.of({ ...reference, ticketId: 3 }).save(content(''), 1));
    await writeFile(join(folder, 'x.json.1.tmp'), 'half');
    await writeFile(join(folder, 'x.json.2.broken'), 'kept');
    const longAgo = new Date(Date.now() - 40 * 24 * 3_600_000);
    const nameOf = (ticketId: number) => draftFileName({ ...reference, ticketId });
    for (const name of [nameOf(1), nameOf(2), 'x.json.1.tmp', 'x.json.2.broken']) {
      await utimes(join(folder, name), longAgo, longAgo);
    }
    await drafts.tidy();
    assert.deepEqual((await readdir(folder)).sort(), [nameOf(2), nameOf(3), 'x.json.2.broken'].sort());
  });
});

function saved<T>(outcome: Result<T, DraftError>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.error.kind);
  return outcome.value;
}

function record(writer: string): SendingRecord {
  return {
    id: 'send-1',
    startedAt: Date.now(),
    stage: 'note',
    writer,
    pid: process.pid,
    knownNoteIds: [1, 2],
    note: { text: 'ответ', isPrivate: false },
    files: [],
    knownFileIds: [],
    statusAfter: null,
    baseStatusId: 10,
  };
}

function foreign(): ReplyDraft {
  return {
    version: 1,
    ...reference,
    rev: 1,
    writer: 'x',
    stamp: 's',
    updatedAt: 0,
    ...content('чужой'),
    sending: null,
  };
}
