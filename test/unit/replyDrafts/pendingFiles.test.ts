import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/base/clock';
import { silentLog } from '../../../src/base/log';
import type { PendingFiles } from '../../../src/tickets/pendingFiles';
import { ReplyDrafts } from '../../../src/tickets/replyDrafts';

const reference = { origin: 'https://tracker.example', ticketId: 7 };
const bytes = (text: string) => new Uint8Array(Buffer.from(text));

describe('files that wait with a reply', () => {
  let folder: string;
  let files: PendingFiles;

  const window = (): PendingFiles =>
    new ReplyDrafts({ folder, writer: 'w', clock: systemClock, log: silentLog }).filesOf(reference);
  const names = (of: PendingFiles): readonly string[] => of.all.map(({ name }) => name);
  const place = async (): Promise<string> => {
    const [name = ''] = (await readdir(folder)).filter(each => each.endsWith('.files'));
    return join(folder, name);
  };
  async function add(name: string, text: string): Promise<string> {
    const added = await files.add(name, bytes(text));
    assert.ok(added.ok);
    return added.value.id;
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-files-'));
    files = window();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are there in another window and after a restart, in their order, byte for byte', async () => {
    for (const name of ['б.txt', 'а.txt', 'в.txt']) await add(name, `содержимое ${name}`);
    const later = window();
    await later.load();
    assert.deepEqual(names(later), ['б.txt', 'а.txt', 'в.txt']);
    const read = await later.read(later.all[1]?.id ?? '');
    assert.ok(read.ok);
    assert.equal(Buffer.from(read.value).toString(), 'содержимое а.txt');
  });

  it('leave nothing behind once they are removed', async () => {
    const id = await add('а.txt', 'x');
    assert.ok((await files.remove(id)).ok);
    assert.deepEqual(await readdir(await place()), []);
    assert.deepEqual(names(files), []);
    assert.deepEqual(await files.read(id), { ok: false, error: { kind: 'gone' } });
  });

  it('do not wait twice, but other content under the same name may', async () => {
    await add('а.txt', 'x');
    const again = await files.add('а.txt', bytes('x'));
    assert.deepEqual(again, { ok: false, error: { kind: 'twice' } });
    await add('а.txt', 'y');
    assert.deepEqual(names(files), ['а.txt', 'а.txt']);
  });

  it('that are torn or changed on the disk are not sent', async () => {
    const id = await add('а.txt', 'содержимое');
    await add('б.txt', 'содержимое');
    await writeFile(join(await place(), `${id}.bin`), 'содержимоЕ');
    assert.deepEqual(await files.read(id), { ok: false, error: { kind: 'gone' } });
    await truncate(join(await place(), `${id}.bin`), 3);
    await writeFile(join(await place(), 'x.json'), '{');
    await files.load();
    assert.deepEqual(names(files), ['б.txt']);
  });

  it('tell when something changes, also by another window', async () => {
    const other = window();
    await other.load();
    let told = 0;
    other.onDidChange(() => told++);
    await add('а.txt', 'x');
    await other.load();
    await other.load();
    assert.deepEqual([told, names(other)], [1, ['а.txt']]);
  });

  it('half made by a killed process are tidied away, whole ones never', async () => {
    const id = await add('а.txt', 'x');
    const old = new Date(Date.now() - 48 * 3_600_000);
    for (const name of ['dead.bin', 'dead.bin.1.tmp', 'fresh.bin']) {
      await writeFile(join(await place(), name), 'x');
      if (name.startsWith('dead')) await utimes(join(await place(), name), old, old);
    }
    await utimes(join(await place(), `${id}.bin`), old, old);
    await new ReplyDrafts({ folder, writer: 'w', clock: systemClock, log: silentLog }).tidy();
    assert.deepEqual((await readdir(await place())).sort(), [`${id}.bin`, `${id}.json`, 'fresh.bin'].sort());
  });

  it('that the disk refuses are an error and do not wait', async () => {
    await writeFile(join(folder, 'blocked'), '');
    const blocked = new ReplyDrafts({
      folder: join(folder, 'blocked'),
      writer: 'w',
      clock: systemClock,
      log: silentLog,
    }).filesOf(reference);
    const added = await blocked.add('а.txt', bytes('x'));
    assert.equal(added.ok ? '' : added.error.kind, 'io');
    assert.deepEqual(names(blocked), []);
  });
});
