import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { attachFiles } from '../../../demo/mantis/model/files';
import { updateIssue } from '../../../demo/mantis/model/issues';
import { withFaults, type NetworkFault } from '../../../demo/mantis/faults';
import type { Interference } from '../../../demo/mantis/server';
import { downloadFile } from '../../../src/mantis/fileRequests';
import { sentFile, type FileOutcome } from '../../../src/mantis/fileWrites';
import { deskOf, startForeignServer, STATUS, type Desk, type ForeignServer } from './foreignServer';

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const file = { name: 'журнал.log', content: new Uint8Array(randomBytes(3_000)) };

const onWrite = (fault: NetworkFault): Interference =>
  withFaults(({ method }) => (method === 'GET' ? undefined : fault));

const tooLargeForProxy: Interference = exchange => {
  const isRead = exchange.request.method === 'GET';
  const body = Buffer.from('<html><h1>413 Request Entity Too Large</h1></html>');
  exchange.send(isRead ? exchange.handle() : { status: 413, reason: 'Too Large', headers: {}, body });
  return Promise.resolve();
};

const kinds = (outcome: FileOutcome) =>
  outcome.kind === 'confirmed' ? [outcome.kind, 'none'] : [outcome.kind, outcome.error.kind];

describe('TicketWriter: files', () => {
  let server: ForeignServer;
  let desk: Desk;
  const id = () => server.issue.id;
  const seen = () => ({ fileIds: new Set(server.issue.files.map(each => each.id)) });
  const stored = () => server.issue.files.map(each => [each.name, hash(each.content)]);

  beforeEach(async () => {
    server = await startForeignServer();
    desk = await deskOf(server, 'specialist', { timeout: 1000 });
  });
  afterEach(() => server.stop());

  it('a file is there once, byte for byte, belongs to no note, and is told by its number', async () => {
    const outcome = await desk.writer.attachFile(id(), file, seen());
    assert.ok(outcome.kind === 'confirmed');
    assert.deepEqual(stored(), [[file.name, hash(file.content)]]);
    assert.equal(server.issue.files.at(0)?.noteId, 0);
    assert.deepEqual(outcome.found, { fileId: server.issue.files[0]?.id, fileName: file.name });
    assert.deepEqual(
      outcome.ticket?.attachments.map(each => each.fileName),
      [file.name],
    );
  });

  it('a name that is taken gets a number, and the file is told by it', async () => {
    attachFiles(server.state, server.users.client, server.issue, [{ name: file.name, content: Buffer.from('другое') }]);
    const outcome = await desk.writer.attachFile(id(), file, seen());
    assert.ok(outcome.kind === 'confirmed');
    assert.equal(outcome.found?.fileName, 'журнал-2.log');
  });

  it('is confirmed although the issue cannot be read after it', async () => {
    server.interfere(withFaults(({ method }) => (method === 'GET' ? { kind: 'crash' } : undefined)));
    const outcome = await desk.writer.attachFile(id(), file, seen());
    assert.deepEqual(outcome, { kind: 'confirmed', found: null, ticket: null });
    assert.equal(server.issue.files.length, 1);
  });

  it('may be as big as Mantis takes', async () => {
    const patient = await deskOf(server, 'specialist', { timeout: 20_000 });
    const big = { name: 'дамп.bin', content: new Uint8Array(randomBytes(patient.dictionary.maxFileSize)) };
    const outcome = await patient.writer.attachFile(id(), big, seen());
    assert.equal(outcome.kind, 'confirmed');
    assert.deepEqual(stored(), [[big.name, hash(big.content)]]);
  });

  const refusals: readonly (readonly [string, () => void, string])[] = [
    ['too big for Mantis', () => server.state.options.set('max_file_size', 10), 'validation'],
    ['of a type it does not take', () => server.state.options.set('disallowed_files', 'log'), 'validation'],
    ['by an account that may not', () => server.state.options.set('upload_bug_file_threshold', 70), 'forbidden'],
    ['too large for the web server', () => server.interfere(tooLargeForProxy), 'tooLarge'],
    [
      'of a closed ticket',
      () => updateIssue(server.state, server.users.chief, server.issue, { status: STATUS.archived }),
      'readOnly',
    ],
  ];
  for (const [name, arrange, kind] of refusals) {
    it(`is rejected: ${name}`, async () => {
      arrange();
      assert.deepEqual(kinds(await desk.writer.attachFile(id(), file, seen())), ['rejected', kind]);
      assert.equal(server.issue.files.length, 0);
    });
  }

  it('an empty one is not even sent', async () => {
    const empty = { name: 'x.txt', content: new Uint8Array() };
    assert.deepEqual(kinds(await desk.writer.attachFile(id(), empty, seen())), ['rejected', 'unsendable']);
  });

  describe('whose answer is lost', () => {
    const cases: readonly (readonly [string, NetworkFault, readonly [string, string], number])[] = [
      ['the connection breaks before', { kind: 'reset', when: 'before' }, ['uncertain', 'offline'], 0],
      ['the connection breaks after', { kind: 'reset', when: 'after' }, ['confirmed', 'none'], 1],
      ['PHP dies before', { kind: 'crash' }, ['rejected', 'unavailable'], 0],
      ['PHP dies after', { kind: 'crash', when: 'after' }, ['confirmed', 'none'], 1],
      ['a proxy gives up before', { kind: 'unavailable' }, ['uncertain', 'unavailable'], 0],
      ['a login page comes instead', { kind: 'html' }, ['uncertain', 'notMantis'], 0],
    ];
    for (const [name, fault, expected, count] of cases) {
      it(name, async () => {
        server.interfere(onWrite(fault));
        assert.deepEqual(kinds(await desk.writer.attachFile(id(), file, seen())), expected);
        assert.equal(server.issue.files.length, count);
      });
    }

    it('it is known again under the name that Mantis gave it, by its content', async () => {
      const before = seen();
      const twin = { name: file.name, content: Buffer.from(randomBytes(file.content.length)) };
      const { specialist } = server.users;
      attachFiles(server.state, specialist, server.issue, [twin]);
      const absent = await desk.writer.findFile(id(), sentFile(file), before);
      assert.ok(absent.ok && absent.value.kind === 'absent', 'the same name and size are not enough');
      attachFiles(server.state, specialist, server.issue, [{ name: file.name, content: file.content }]);
      const landed = await desk.writer.findFile(id(), sentFile(file), before);
      assert.ok(landed.ok && landed.value.kind === 'landed');
      assert.equal(landed.value.fileName, 'журнал-2.log');
      const known = await desk.writer.findFile(id(), sentFile(file), seen());
      assert.ok(known.ok && known.value.kind === 'absent', 'what was there before is not it');
    });

    it('somebody else’s file is not taken for it', async () => {
      const before = seen();
      attachFiles(server.state, server.users.client, server.issue, [{ name: file.name, content: file.content }]);
      const found = await desk.writer.findFile(id(), sentFile(file), before);
      assert.ok(found.ok && found.value.kind === 'absent');
    });
  });

  describe('downloading', () => {
    const big = new Uint8Array(randomBytes(400_000));

    async function arrange(): Promise<number> {
      attachFiles(server.state, server.users.client, server.issue, [
        { name: 'мал.txt', content: Buffer.from('мал') },
        { name: 'большой.bin', content: Buffer.from(big) },
      ]);
      return Promise.resolve(server.issue.files[1]?.id ?? 0);
    }

    it('gives the very bytes, with progress, and asks for this file only', async () => {
      const fileId = await arrange();
      const paths: string[] = [];
      server.interfere(exchange => {
        paths.push(exchange.request.path);
        exchange.send(exchange.handle());
        return Promise.resolve();
      });
      const progress: number[] = [];
      const answer = await downloadFile(desk.client, id(), fileId, { onProgress: received => progress.push(received) });
      assert.ok(answer.ok);
      assert.equal(hash(answer.value.content), hash(big));
      assert.equal(answer.value.fileName, 'большой.bin');
      assert.deepEqual(paths, [`issues/${id()}/files/${fileId}`]);
      assert.ok((progress.at(-1) ?? 0) >= (big.length * 4) / 3, `bytes told: ${progress.join()}`);
    });

    it('can be cancelled while it arrives', async () => {
      const fileId = await arrange();
      server.interfere(withFaults(() => ({ kind: 'slow', chunkBytes: 20_000, everyMs: 20 })));
      const ending = new AbortController();
      const answer = await downloadFile(desk.client, id(), fileId, {
        signal: ending.signal,
        onProgress: () => ending.abort(),
      });
      assert.deepEqual(answer, { ok: false, error: { kind: 'cancelled' } });
    });

    it('of a file that is not there, or of another ticket, is «not found»', async () => {
      await arrange();
      const answer = await downloadFile(desk.client, id(), 999_999);
      assert.equal(answer.ok ? '' : answer.error.kind, 'notFound');
    });
  });
});
