import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/base/clock';
import { silentLog } from '../../../src/base/log';
import { err, ok, type Result } from '../../../src/base/result';
import type { MantisError } from '../../../src/mantis/errors';
import type { FileOutcome, FileSearch } from '../../../src/mantis/fileWrites';
import type { FieldValues } from '../../../src/mantis/fields';
import type { NoteOutcome, NoteSearch, NoteToSend, WriteOutcome } from '../../../src/mantis/writer';
import type { DraftFile } from '../../../src/tickets/draftFile';
import type { ReplyContent, ReplyDraft } from '../../../src/tickets/replyDraft';
import type { PendingFiles } from '../../../src/tickets/pendingFiles';
import { ReplyDrafts } from '../../../src/tickets/replyDrafts';
import type { Ticket } from '../../../src/tickets/ticket';
import type { Reply, Seen } from '../../../src/ui/ticketPanel/sending/reply';
import { ReplySender } from '../../../src/ui/ticketPanel/sending/sendReply';
import type { Landed } from '../../../src/ui/ticketPanel/sending/sendingDesk';
import type { SendingState } from '../../../src/ui/ticketPanel/sending/sendingState';
import { makeTicket } from './makeTicket';

const reference = { origin: 'https://tracker.example', ticketId: 7 };
const seen: Seen = { noteIds: new Set([1, 2]), fileIds: new Set([5]), statusId: 10 };
const offline: MantisError = { kind: 'offline', cause: 'timeout', code: null };
const conflict: MantisError = {
  kind: 'conflict',
  wrote: false,
  fields: [{ field: 'statusId', base: 10, mine: 50, theirs: 80 }],
};
const refused: MantisError = { kind: 'forbidden', server: { message: 'no', localized: null, code: null } };

/** A server's writer that answers as told and counts what it was asked to write. */
class FakeWriter {
  readonly notes: string[] = [];
  readonly minutes: number[] = [];
  readonly statuses: number[] = [];
  readonly changes: (readonly [base: FieldValues, changes: FieldValues])[] = [];
  /** Names and contents of the files that it was asked to attach, and what was known to be there. */
  readonly files: (readonly [name: string, text: string, known: readonly number[]])[] = [];
  looks = 0;
  onFile: (name: string) => FileOutcome | Promise<FileOutcome> = name => confirmedFile(200 + this.files.length, name);
  onFileLook: () => Result<FileSearch, MantisError> = () => ok({ kind: 'absent', ticket: ticketWith(10) });
  onNote: () => NoteOutcome | Promise<NoteOutcome> = () => confirmedNote(101);
  onStatus: (statusId: number) => WriteOutcome = statusId => ({
    kind: 'confirmed',
    ticket: ticketWith(statusId),
    etag: 'e',
  });
  onLook: () => Result<NoteSearch, MantisError> = () => ok({ kind: 'absent', ticket: ticketWith(10), etag: null });

  async addNote(_id: number, note: NoteToSend): Promise<NoteOutcome> {
    this.notes.push(note.text);
    this.minutes.push(note.minutes ?? 0);
    return this.onNote();
  }

  changeFields(_id: number, base: FieldValues, changes: FieldValues): Promise<WriteOutcome> {
    const { statusId = 0 } = changes;
    this.statuses.push(statusId);
    this.changes.push([base, changes]);
    return Promise.resolve(this.onStatus(statusId));
  }

  async attachFile(
    _id: number,
    file: { readonly name: string; readonly content: Uint8Array },
    seen: { readonly fileIds: ReadonlySet<number> },
  ): Promise<FileOutcome> {
    this.files.push([file.name, Buffer.from(file.content).toString(), [...seen.fileIds]]);
    return this.onFile(file.name);
  }

  findFile(): Promise<Result<FileSearch, MantisError>> {
    this.looks++;
    return Promise.resolve(this.onFileLook());
  }

  findNote(): Promise<Result<NoteSearch, MantisError>> {
    this.looks++;
    return Promise.resolve(this.onLook());
  }
}

interface Scene {
  readonly writer: FakeWriter;
  readonly sender: ReplySender;
  readonly file: DraftFile;
  readonly files: PendingFiles;
  readonly states: SendingState[];
  readonly landings: Landed[];
  readonly onDisk: () => Promise<ReplyDraft | null>;
}

describe('sending a reply', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-send-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** A window: its own drafts, its own sender, over the same folder. */
  function scene(name = 'window', server = new FakeWriter(), statusNow = 10): Scene {
    const drafts = new ReplyDrafts({ folder, writer: name, clock: systemClock, log: silentLog });
    const file = drafts.of(reference);
    const files = drafts.filesOf(reference);
    const read = () => Promise.resolve(ok({ ticket: ticketWith(statusNow), etag: null }));
    const sender = new ReplySender({
      ticketId: reference.ticketId,
      session: () => ({ writer: server, read }),
      draft: file,
      files,
      writer: name,
      clock: systemClock,
      log: silentLog,
    });
    const states: SendingState[] = [];
    const landings: Landed[] = [];
    sender.onDidChange(state => states.push(state));
    sender.onDidLand(landed => landings.push(landed));
    const onDisk = async () => {
      const loaded = await new ReplyDrafts({ folder, writer: 'eye', clock: systemClock, log: silentLog })
        .of(reference)
        .load();
      assert.ok(loaded.ok);
      return loaded.value;
    };
    return { writer: server, sender, file, files, states, landings, onDisk };
  }

  it('is one note, and the draft is empty afterwards', async () => {
    const { sender, writer, states, landings, onDisk } = scene();
    await sender.send(reply('Готово'), seen);
    assert.deepEqual(writer.notes, ['Готово']);
    assert.deepEqual(writer.statuses, []);
    assert.equal(states.at(-1)?.phase, 'done');
    assert.deepEqual(
      landings.map(({ text }) => text),
      ['Готово'],
    );
    const draft = await onDisk();
    assert.deepEqual([draft?.text, draft?.sending], ['', null]);
  });

  it('is one note and then one status', async () => {
    const { sender, writer, states, onDisk } = scene();
    await sender.send(reply('Готово', 50), seen);
    assert.deepEqual([writer.notes, writer.statuses], [['Готово'], [50]]);
    const last = states.at(-1);
    assert.ok(last?.phase === 'done');
    assert.deepEqual([last.noteId, last.statusId], [101, 50]);
    assert.deepEqual(await contentOf(onDisk), { text: '', statusAfter: null });
  });

  it('without text is one status and no note', async () => {
    const { sender, writer, states } = scene();
    await sender.send(reply('  \n', 50), seen);
    assert.deepEqual([writer.notes, writer.statuses], [[], [50]]);
    assert.equal(states.at(-1)?.phase, 'done');
  });

  it('of time alone is one note with it, and the time is booked once', async () => {
    const { sender, writer, landings, onDisk } = scene();
    const timed = { ...reply(''), content: { ...content(''), minutes: 40 } };
    await sender.send(timed, seen);
    assert.deepEqual([writer.notes, writer.minutes, landings[0]?.minutes], [[''], [40], 40]);
    assert.equal((await onDisk())?.minutes, undefined);
  });

  it('whose earlier try with other minutes has landed books nothing twice, and says so', async () => {
    const { sender, writer, states, onDisk } = scene();
    writer.onNote = () => ({ kind: 'uncertain', error: offline });
    await sender.send({ ...reply('Готово'), content: { ...content('Готово'), minutes: 30 } }, seen);
    writer.onLook = () => landedNote(101);
    await sender.send({ ...reply('Готово', null, 'again'), content: { ...content('Готово'), minutes: 45 } }, seen);
    const last = states.at(-1);
    assert.ok(last?.phase === 'failed' && last.failure.kind === 'earlierLanded');
    assert.deepEqual(writer.minutes, [30]);
    assert.equal((await onDisk())?.text, '');
  });

  it('of nothing does nothing', async () => {
    const { sender, writer, states } = scene();
    await sender.send(reply('  ', 10), seen);
    assert.deepEqual([writer.notes, writer.statuses, states], [[], [], []]);
  });

  it('leaves only after the record of it is on the disk', async () => {
    const { sender, writer, onDisk } = scene();
    const found: (ReplyDraft | null)[] = [];
    writer.onNote = async () => {
      found.push(await onDisk());
      return confirmedNote(101);
    };
    await sender.send(reply('Готово', 50), seen);
    assert.equal(found.length, 1);
    const sending = found[0]?.sending;
    assert.equal(found[0]?.text, 'Готово');
    assert.deepEqual(
      [sending?.id, sending?.stage, sending?.knownNoteIds, sending?.statusAfter, sending?.note?.text],
      ['send-1', 'note', [1, 2], 50, 'Готово'],
    );
  });

  it('happens once, however often and quickly it is asked for', async () => {
    const { sender, writer } = scene();
    await Promise.all([1, 2, 3].map(() => sender.send(reply('Готово'), seen)));
    await sender.send(reply('Готово'), seen);
    await Promise.all([sender.send(reply('Ещё', null, 'b'), seen), sender.send(reply('Ещё', null, 'c'), seen)]);
    assert.deepEqual(writer.notes, ['Готово', 'Ещё']);
  });

  it('sends nothing when the draft cannot be kept', async () => {
    const first = scene('other');
    assert.ok((await first.file.save(content('чужое'), 1)).ok);
    const { sender, writer, states, onDisk } = scene('mine');
    await sender.send(reply('моё'), seen);
    const last = states.at(-1);
    assert.ok(last?.phase === 'failed' && last.failure.kind === 'draft');
    assert.equal(last.failure.error.kind, 'conflict');
    assert.deepEqual(writer.notes, []);
    assert.equal((await onDisk())?.text, 'чужое');
  });

  it('that Mantis refuses keeps the text and can be tried again', async () => {
    const { sender, writer, states, onDisk } = scene();
    writer.onNote = () => ({ kind: 'rejected', error: refused, written: [] });
    await sender.send(reply('Готово', 50), seen);
    const last = states.at(-1);
    assert.ok(last?.phase === 'failed' && last.step === 'note' && last.failure.kind === 'mantis');
    assert.deepEqual(await contentOf(onDisk), { text: 'Готово', statusAfter: 50 });
    assert.equal((await onDisk())?.sending, null);
    assert.deepEqual(writer.statuses, []);
    writer.onNote = () => confirmedNote(101);
    await sender.send(reply('Готово', 50, 'again'), seen);
    assert.equal(sender.current.phase, 'done');
    assert.equal(writer.looks, 0);
  });

  it('whose status is refused clears the text and keeps the status with its error', async () => {
    const { sender, writer, states, landings, onDisk } = scene();
    writer.onStatus = () => ({ kind: 'rejected', error: conflict, written: [] });
    await sender.send(reply('Готово', 50), seen);
    const last = states.at(-1);
    assert.ok(last?.phase === 'failed' && last.step === 'status' && last.failure.kind === 'mantis');
    assert.equal(last.failure.noteId, 101);
    assert.equal(last.failure.error, conflict);
    assert.equal(landings[0]?.text, 'Готово');
    assert.deepEqual(await contentOf(onDisk), { text: '', statusAfter: 50 });
    writer.onStatus = statusId => ({ kind: 'confirmed', ticket: ticketWith(statusId), etag: null });
    await sender.send(reply('', 50, 'again'), { ...seen, statusId: 80 });
    assert.equal(sender.current.phase, 'done');
    assert.deepEqual(writer.notes, ['Готово']);
    assert.deepEqual(await contentOf(onDisk), { text: '', statusAfter: null });
  });

  it('sets what belongs to the status in the same change', async () => {
    const { sender, writer } = scene();
    const along = {
      base: { resolutionId: 10, customFields: { 2: '' } },
      changes: { resolutionId: 20, customFields: { 2: '1.5' } },
    };
    await sender.send({ ...reply('Готово', 80), along }, seen);
    assert.deepEqual(writer.changes, [
      [
        { ...along.base, statusId: 10 },
        { ...along.changes, statusId: 80 },
      ],
    ]);
  });

  it('that lacks something for its status is refused before anything leaves', () => {
    const { sender, writer, states } = scene();
    sender.refuse('send-1', 'Трудоёмкость');
    const last = states.at(-1);
    assert.ok(last?.phase === 'failed' && last.failure.kind === 'objection');
    assert.deepEqual([writer.notes, writer.statuses], [[], []]);
  });

  describe('whose status met a colleague’s', () => {
    const along = { base: { resolutionId: 10 }, changes: { resolutionId: 20 } };

    async function undecided(fields = conflict.kind === 'conflict' ? conflict.fields : []) {
      const made = scene();
      made.writer.onStatus = () => ({
        kind: 'rejected',
        error: { kind: 'conflict', wrote: fields.some(({ now }) => now !== undefined), fields },
        written: [],
      });
      await made.sender.send({ ...reply('Готово', 50), along }, seen);
      assert.equal(made.sender.current.phase, 'failed');
      made.writer.onStatus = statusId => ({ kind: 'confirmed', ticket: ticketWith(statusId), etag: null });
      return made;
    }

    it('writes mine over what I was shown', async () => {
      const { sender, writer, onDisk } = await undecided();
      await sender.decide('another', { statusId: 'mine' });
      assert.equal(writer.changes.length, 1);
      await sender.decide('send-1', { statusId: 'mine' });
      assert.deepEqual(writer.changes[1], [
        { resolutionId: 10, statusId: 80 },
        { resolutionId: 20, statusId: 50 },
      ]);
      assert.ok(sender.current.phase === 'done' && sender.current.statusId === 50);
      assert.deepEqual(await contentOf(onDisk), { text: '', statusAfter: null });
      assert.deepEqual(writer.notes, ['Готово']);
    });

    it('leaves theirs with everything that went with mine', async () => {
      const { sender, writer, onDisk } = await undecided();
      await sender.decide('send-1', { statusId: 'theirs' });
      assert.deepEqual(writer.changes[1]?.[1], {});
      assert.ok(sender.current.phase === 'done' && sender.current.noteId === 101 && sender.current.statusId === null);
      assert.deepEqual(await contentOf(onDisk), { text: '', statusAfter: null });
    });

    it('puts back what it has undone', async () => {
      const { sender, writer } = await undecided([{ field: 'priorityId', base: 20, mine: 20, theirs: 60, now: 20 }]);
      await sender.decide('send-1', { priorityId: 'theirs' });
      assert.deepEqual(writer.changes[1], [
        { resolutionId: 10, statusId: 10, priorityId: 20 },
        { resolutionId: 20, statusId: 50, priorityId: 60 },
      ]);
    });
  });

  it('that stays unclear and is then found is not sent again', async () => {
    const { sender, writer, onDisk } = scene();
    writer.onNote = () => ({ kind: 'uncertain', error: offline });
    await sender.send(reply('Готово'), seen);
    assert.equal(sender.current.phase, 'uncertain');
    assert.equal((await onDisk())?.text, 'Готово');
    writer.onLook = () => landedNote(101);
    await sender.check();
    assert.equal(sender.current.phase, 'done');
    assert.deepEqual(writer.notes, ['Готово']);
    assert.deepEqual(await contentOf(onDisk), { text: '', statusAfter: null });
  });

  it('that stays unclear and is then absent can be sent again, after one more look', async () => {
    const { sender, writer } = scene();
    writer.onNote = () => ({ kind: 'uncertain', error: offline });
    await sender.send(reply('Готово'), seen);
    await sender.check();
    assert.ok(sender.current.phase === 'failed' && sender.current.failure.kind === 'absent');
    writer.onNote = () => confirmedNote(101);
    await sender.send(reply('Готово', null, 'again'), seen);
    assert.equal(sender.current.phase, 'done');
    assert.deepEqual(writer.notes, ['Готово', 'Готово']);
    assert.equal(writer.looks, 2);
  });

  it('that lands after it was looked for is found by the next sending, which goes on with the status', async () => {
    const { sender, writer, onDisk } = scene();
    writer.onNote = () => ({ kind: 'uncertain', error: offline });
    await sender.send(reply('Готово', 50), seen);
    await sender.check();
    writer.onLook = () => landedNote(101);
    await sender.send(reply('Готово', 50, 'again'), seen);
    assert.deepEqual([writer.notes, writer.statuses], [['Готово'], [50]]);
    assert.equal(sender.current.phase, 'done');
    assert.deepEqual(await contentOf(onDisk), { text: '', statusAfter: null });
  });

  it('of a text that was changed after an unclear one does not slip the old one past the person', async () => {
    const { sender, writer, onDisk } = scene();
    writer.onNote = () => ({ kind: 'uncertain', error: offline });
    await sender.send(reply('Готово'), seen);
    writer.onLook = () => landedNote(101);
    await sender.send(reply('Готово. Проверьте.', null, 'again', 5), seen);
    assert.ok(sender.current.phase === 'failed' && sender.current.failure.kind === 'earlierLanded');
    assert.deepEqual(writer.notes, ['Готово']);
    writer.onNote = () => confirmedNote(102);
    await sender.send(reply('Готово. Проверьте.', null, 'third', 6), seen);
    assert.equal(sender.current.phase, 'done');
    assert.deepEqual(writer.notes, ['Готово', 'Готово. Проверьте.']);
    assert.deepEqual(await contentOf(onDisk), { text: '', statusAfter: null });
  });

  it('while nothing can be looked up stays unclear and sends nothing', async () => {
    const { sender, writer } = scene();
    writer.onNote = () => ({ kind: 'uncertain', error: offline });
    await sender.send(reply('Готово'), seen);
    writer.onLook = () => err(offline);
    await sender.check();
    assert.equal(sender.current.phase, 'uncertain');
    await sender.send(reply('Готово', null, 'again'), seen);
    assert.equal(sender.current.phase, 'uncertain');
    assert.deepEqual(writer.notes, ['Готово']);
  });

  it('that came out otherwise than sent says so and is not taken for lost', async () => {
    const { sender, writer, onDisk } = scene();
    writer.onNote = () => ({ kind: 'uncertain', error: { kind: 'mismatch', noteId: 101, what: ['privacy'] } });
    await sender.send(reply('Готово'), seen);
    assert.ok(sender.current.phase === 'failed' && sender.current.failure.kind === 'mantis');
    assert.equal(sender.current.failure.error.kind, 'mismatch');
    assert.equal((await onDisk())?.text, 'Готово');
  });

  it('never stays «sending» when something throws underneath', async () => {
    const { sender, writer } = scene();
    writer.onNote = () => {
      throw new Error('a bug');
    };
    await sender.send(reply('Готово'), seen);
    assert.equal(sender.current.phase, 'uncertain');
    writer.onLook = () => landedNote(101);
    await sender.check();
    assert.equal(sender.current.phase, 'done');
  });

  describe('in a window that crashed', () => {
    /** The first window dies while its request is under way. */
    async function crash(where: 'note' | 'status', server: FakeWriter): Promise<void> {
      const { sender, onDisk } = scene('crashed', server);
      let hanging: () => void = () => undefined;
      const reached = new Promise<void>(resolve => (hanging = resolve));
      const never = new Promise<never>(() => undefined);
      const hang = () => {
        hanging();
        return never;
      };
      if (where === 'note') server.onNote = hang;
      else server.onStatus = hang as never;
      const changeFields = server.changeFields.bind(server);
      server.changeFields = (id, base, changes) =>
        where === 'status' ? (server.statuses.push(changes.statusId ?? 0), hang()) : changeFields(id, base, changes);
      void sender.send(reply('Готово', 50), seen);
      await reached;
      assert.equal((await onDisk())?.sending?.stage, where);
    }

    /** After the crash; its process is gone, which the record's process id cannot show inside one process. */
    async function afterwards(server: FakeWriter, statusNow = 10): Promise<Scene> {
      const next = scene('next', server, statusNow);
      const loaded = await next.file.load();
      assert.ok(loaded.ok && loaded.value?.sending);
      await next.sender.resume({ ...loaded.value, sending: { ...loaded.value.sending, pid: 999_999_999 } });
      return next;
    }

    it('after the note landed: the text is gone, the status is offered and not set by itself', async () => {
      const server = new FakeWriter();
      await crash('note', server);
      server.onLook = () => landedNote(101);
      const { sender, writer, landings, onDisk } = await afterwards(server);
      assert.ok(sender.current.phase === 'failed' && sender.current.failure.kind === 'interrupted');
      assert.equal(sender.current.failure.noteId, 101);
      assert.equal(landings[0]?.text, 'Готово');
      assert.deepEqual([writer.notes, writer.statuses], [['Готово'], []]);
      assert.deepEqual(await contentOf(onDisk), { text: '', statusAfter: 50 });
    });

    it('before the note landed: the text is still there and can be sent', async () => {
      const server = new FakeWriter();
      await crash('note', server);
      const { sender, writer, onDisk } = await afterwards(server);
      assert.ok(sender.current.phase === 'failed' && sender.current.failure.kind === 'absent');
      assert.equal((await onDisk())?.text, 'Готово');
      assert.equal(writer.notes.length, 1);
    });

    it('between note and status: the status is offered', async () => {
      const server = new FakeWriter();
      await crash('status', server);
      const { sender, writer, onDisk } = await afterwards(server);
      assert.ok(sender.current.phase === 'failed' && sender.current.step === 'status');
      assert.deepEqual([writer.notes, writer.statuses], [['Готово'], [50]]);
      assert.deepEqual(await contentOf(onDisk), { text: '', statusAfter: 50 });
    });

    it('after both landed: all is done', async () => {
      const server = new FakeWriter();
      await crash('status', server);
      const { sender, onDisk } = await afterwards(server, 50);
      assert.equal(sender.current.phase, 'done');
      assert.deepEqual(await contentOf(onDisk), { text: '', statusAfter: null });
    });

    it('is taken up once, and not again when the panel comes back', async () => {
      const server = new FakeWriter();
      await crash('note', server);
      server.onLook = () => landedNote(101);
      const { file, sender, writer } = scene('next', server);
      const loaded = await file.load();
      assert.ok(loaded.ok && loaded.value?.sending);
      const found = { ...loaded.value, sending: { ...loaded.value.sending, pid: 999_999_999 } };
      await sender.resume(found);
      await sender.dismiss();
      await sender.resume(found);
      assert.deepEqual([sender.current.phase, writer.looks], ['idle', 1]);
    });

    it('lets go when the other window is done', async () => {
      const server = new FakeWriter();
      await crash('note', server);
      const next = scene('next', server);
      const loaded = await next.file.load();
      assert.ok(loaded.ok && loaded.value !== null);
      await next.sender.resume(loaded.value);
      await next.sender.resume({ ...loaded.value, sending: null });
      assert.deepEqual(
        next.states.map(({ phase }) => phase),
        ['elsewhere', 'idle'],
      );
    });

    it('is left alone while it still lives', async () => {
      const server = new FakeWriter();
      await crash('note', server);
      const next = scene('next', server);
      const loaded = await next.file.load();
      assert.ok(loaded.ok);
      await next.sender.resume(loaded.value);
      assert.equal(next.sender.current.phase, 'elsewhere');
      await next.sender.send(reply('Готово', 50, 'x', 9), seen);
      const last = next.states.at(-1);
      assert.ok(last?.phase === 'failed' && last.failure.kind === 'draft');
      assert.deepEqual([server.notes.length, server.looks], [1, 0]);
    });
  });

  describe('with files', () => {
    /** Two files wait; the reply takes both. */
    async function waiting(name = 'window', server = new FakeWriter()) {
      const made = scene(name, server);
      for (const [file, text] of [
        ['а.txt', 'первый'],
        ['б.log', 'второй'],
      ] as const) {
        const added = await made.files.add(file, new Uint8Array(Buffer.from(text)));
        assert.ok(added.ok);
      }
      const withFiles = (given: Reply): Reply => ({ ...given, fileIds: made.files.all.map(({ id }) => id) });
      return { ...made, withFiles };
    }
    const left = (files: PendingFiles): readonly string[] => files.all.map(({ name }) => name);

    it('is the note, then the files one by one, then the status', async () => {
      const { sender, writer, files, states, withFiles } = await waiting();
      const order: string[] = [];
      writer.onNote = () => (order.push('note'), confirmedNote(101));
      writer.onFile = name => (order.push(name), confirmedFile(200 + writer.files.length, name));
      writer.onStatus = id => (order.push('status'), { kind: 'confirmed', ticket: ticketWith(id), etag: null });
      await sender.send(withFiles(reply('Смотрите', 50)), seen);
      assert.deepEqual(order, ['note', 'а.txt', 'б.log', 'status']);
      assert.deepEqual(writer.files, [
        ['а.txt', 'первый', [5]],
        ['б.log', 'второй', [5, 201]],
      ]);
      assert.deepEqual(left(files), []);
      const last = states.at(-1);
      assert.ok(last?.phase === 'done');
      assert.deepEqual([last.noteId, last.fileCount, last.statusId], [101, 2, 50]);
    });

    it('needs no text', async () => {
      const { sender, writer, states, onDisk, withFiles } = await waiting();
      await sender.send(withFiles(reply('')), seen);
      assert.deepEqual([writer.notes, writer.files.length, states.at(-1)?.phase], [[], 2, 'done']);
      assert.equal((await onDisk())?.sending, null);
    });

    it('remembers on the disk which file is under way before it leaves', async () => {
      const { sender, writer, onDisk, withFiles } = await waiting();
      const records: unknown[] = [];
      writer.onFile = async name => {
        const sending = (await onDisk())?.sending;
        records.push([sending?.stage, sending?.note, sending?.files.map(file => file.name), sending?.knownFileIds]);
        return confirmedFile(300 + records.length, name);
      };
      await sender.send(withFiles(reply('Смотрите')), seen);
      assert.deepEqual(records, [
        ['file', null, ['а.txt', 'б.log'], [5]],
        ['file', null, ['б.log'], [5, 301]],
      ]);
    });

    it('a refused file stays with what comes after it, and only the rest is sent again', async () => {
      const { sender, writer, files, states, withFiles } = await waiting();
      writer.onFile = name =>
        name === 'а.txt' ? confirmedFile(201, name) : { kind: 'rejected', error: refused, written: [] };
      await sender.send(withFiles(reply('Смотрите', 50)), seen);
      const last = states.at(-1);
      assert.ok(last?.phase === 'failed' && last.failure.kind === 'fileRefused');
      assert.deepEqual([last.step, last.failure.fileName, last.failure.noteId], ['file', 'б.log', 101]);
      assert.deepEqual([left(files), writer.statuses], [['б.log'], []]);
      writer.onFile = name => confirmedFile(202, name);
      await sender.send(withFiles(reply('', 50, 'send-2', 3)), seen);
      assert.deepEqual(
        [writer.notes.length, writer.files.map(([name]) => name), writer.statuses],
        [1, ['а.txt', 'б.log', 'б.log'], [50]],
      );
    });

    it('a file whose outcome is not known is looked up, and is not sent twice', async () => {
      const { sender, writer, files, states, withFiles } = await waiting();
      writer.onFile = () => ({ kind: 'uncertain', error: offline });
      await sender.send(withFiles(reply('')), seen);
      const uncertain = states.at(-1);
      assert.ok(uncertain?.phase === 'uncertain');
      assert.equal(uncertain.fileName, 'а.txt');
      writer.onFileLook = () => ok({ kind: 'landed', fileId: 201, fileName: 'а-2.txt', ticket: ticketWith(10) });
      await sender.check();
      const found = states.at(-1);
      assert.ok(found?.phase === 'failed' && found.failure.kind === 'interrupted');
      assert.equal(found.failure.left, 'files');
      assert.deepEqual(left(files), ['б.log']);
      writer.onFile = name => confirmedFile(202, name);
      await sender.send(withFiles(reply('', null, 'send-2', 3)), seen);
      assert.deepEqual(
        writer.files.map(([name]) => name),
        ['а.txt', 'б.log'],
      );
    });

    it('one that was absent and lands late is found before the next sending', async () => {
      const { sender, writer, states, withFiles } = await waiting();
      writer.onFile = () => ({ kind: 'uncertain', error: offline });
      await sender.send(withFiles(reply('')), seen);
      await sender.check();
      const absent = states.at(-1);
      assert.ok(absent?.phase === 'failed' && absent.failure.kind === 'absent');
      assert.equal(absent.failure.fileName, 'а.txt');
      writer.onFile = name => confirmedFile(202, name);
      writer.onFileLook = () => ok({ kind: 'landed', fileId: 201, fileName: 'а.txt', ticket: ticketWith(10) });
      await sender.send(withFiles(reply('', null, 'send-2', 3)), seen);
      assert.deepEqual(
        writer.files.map(([name]) => name),
        ['а.txt', 'б.log'],
      );
      const last = states.at(-1);
      assert.ok(last?.phase === 'done' && last.fileCount === 2);
    });

    it('a crash between note and files loses nothing and doubles nothing', async () => {
      const server = new FakeWriter();
      const first = await waiting('dead', server);
      let died = (): void => undefined;
      const dead = new Promise<void>(resolve => (died = resolve));
      server.onFile = () => {
        died();
        return new Promise(() => undefined);
      };
      void first.sender.send(first.withFiles(reply('Смотрите', 50)), seen);
      await dead;
      const disk = await first.onDisk();
      assert.ok(disk?.sending);
      const next = scene('next', server);
      await next.files.load();
      server.onFile = name => confirmedFile(202, name);
      server.onFileLook = () => ok({ kind: 'landed', fileId: 201, fileName: 'а.txt', ticket: ticketWith(10) });
      await next.sender.resume({ ...disk, sending: { ...disk.sending, writer: 'dead', pid: 2 ** 30 } });
      assert.deepEqual(left(next.files), ['б.log']);
      const found = next.states.at(-1);
      assert.ok(found?.phase === 'failed' && found.failure.kind === 'interrupted');
      const rest = { ...reply('', 50, 'send-2', 9), fileIds: next.files.all.map(({ id }) => id) };
      await next.sender.send(rest, seen);
      assert.deepEqual(
        [server.notes.length, server.files.map(([name]) => name), server.statuses],
        [1, ['а.txt', 'б.log'], [50]],
      );
    });

    it('every step that is done leaves the draft; the rest stays with its error and is all that is sent again', async () => {
      const { sender, writer, files, states, onDisk, withFiles } = await waiting();
      const all = { ...reply('Смотрите', 50), content: { ...content('Смотрите', 50), minutes: 25 } };
      writer.onFile = name =>
        name === 'б.log' ? { kind: 'rejected', error: refused, written: [] } : confirmedFile(201, name);
      await sender.send(withFiles(all), seen);
      const first = states.at(-1);
      assert.ok(first?.phase === 'failed' && first.step === 'file' && first.failure.kind === 'fileRefused');
      assert.deepEqual([first.failure.noteId, first.failure.fileName], [101, 'б.log']);
      const afterFile = await onDisk();
      assert.deepEqual(
        [afterFile?.text, afterFile?.minutes, afterFile?.statusAfter, left(files)],
        ['', undefined, 50, ['б.log']],
      );

      writer.onFile = name => confirmedFile(202, name);
      writer.onStatus = () => ({ kind: 'rejected', error: refused, written: [] });
      await sender.send(withFiles(reply('', 50, 'send-2', 9)), seen);
      const second = states.at(-1);
      assert.ok(second?.phase === 'failed' && second.step === 'status');
      assert.deepEqual([(await onDisk())?.statusAfter, left(files)], [50, []]);

      writer.onStatus = id => ({ kind: 'confirmed', ticket: ticketWith(id), etag: null });
      await sender.send(withFiles(reply('', 50, 'send-3', 10)), seen);
      assert.equal(states.at(-1)?.phase, 'done');
      assert.deepEqual(
        [writer.minutes, writer.files.map(([name]) => name), writer.statuses],
        [[25], ['а.txt', 'б.log', 'б.log'], [50, 50]],
      );
      assert.deepEqual(await contentOf(onDisk), { text: '', statusAfter: null });
    });

    it('a file whose copy is damaged is not sent', async () => {
      const { sender, writer, states, withFiles } = await waiting();
      const chosen = withFiles(reply('Смотрите'));
      await rm(join(folder, (await readdir(folder)).find(name => name.endsWith('.files')) ?? ''), { recursive: true });
      await sender.send(chosen, seen);
      const last = states.at(-1);
      assert.ok(last?.phase === 'failed' && last.failure.kind === 'fileUnreadable');
      assert.deepEqual([writer.notes.length, writer.files.length, last.failure.error.kind], [1, 0, 'gone']);
    });
  });
});

function content(text: string, statusAfter: number | null = null): ReplyContent {
  return { text, isPrivate: false, statusAfter };
}

function reply(text: string, statusAfter: number | null = null, id = 'send-1', rev = 1): Reply {
  return { id, content: content(text, statusAfter), rev, fileIds: [] };
}

function ticketWith(statusId: number): Ticket {
  return makeTicket({ id: 7, status: { id: statusId, name: String(statusId), label: String(statusId) } });
}

function confirmedNote(noteId: number): NoteOutcome {
  return { kind: 'confirmed', ticket: ticketWith(10), etag: null, noteId, charactersLost: false };
}

function confirmedFile(fileId: number, fileName: string): FileOutcome {
  return { kind: 'confirmed', found: { fileId, fileName }, ticket: ticketWith(10) };
}

function landedNote(noteId: number): Result<NoteSearch, MantisError> {
  return ok({ kind: 'landed', noteId, charactersLost: false, ticket: ticketWith(10), etag: null });
}

async function contentOf(onDisk: () => Promise<ReplyDraft | null>) {
  const draft = await onDisk();
  return { text: draft?.text, statusAfter: draft?.statusAfter };
}
