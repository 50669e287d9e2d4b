import './fakeVscode';
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/base/clock';
import { silentLog } from '../../../src/base/log';
import type { HostMessage } from '../../../src/protocol/ticketPanel';
import { PendingFiles } from '../../../src/tickets/pendingFiles';
import type { Attachment, Ticket } from '../../../src/tickets/ticket';
import type { AttachmentActions } from '../../../src/ui/ticketPanel/files/attachmentActions';
import { PanelFiles } from '../../../src/ui/ticketPanel/files/panelFiles';
import type { TicketSession } from '../../../src/ui/ticketPanel/session';
import type { FeedState } from '../../../src/ui/ticketPanel/ticketFeed';
import { dictionaryFrom } from '../mantis/dictionaryFixture';
import { makeNote, makeTicket } from './makeTicket';

const attachment = (id: number): Attachment => ({
  id,
  fileName: `${id}.txt`,
  size: 3,
  contentType: 'text/plain',
  author: null,
  createdAt: 0,
});

describe('the files of a panel', () => {
  let folder: string;
  let pending: PendingFiles;
  let posted: HostMessage[];
  let downloads: number[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-panel-files-'));
    pending = new PendingFiles(join(folder, 'x.files'), { clock: systemClock, log: silentLog });
    posted = [];
    downloads = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  function panel(parts: Partial<Ticket> = {}, level = 55, options: Readonly<Record<string, unknown>> = {}) {
    const session = {
      dictionaryOf: () => dictionaryFrom(options, { level, maxFileSize: 100 }),
    } as unknown as TicketSession;
    const shown: Extract<FeedState, { kind: 'shown' }> = {
      kind: 'shown',
      ticket: makeTicket(parts),
      session,
      isConnected: true,
      isRefreshing: false,
      stale: null,
    };
    const files = new PanelFiles({
      files: pending,
      actions: {
        download: (_: unknown, file: Attachment) => Promise.resolve(downloads.push(file.id)),
      } as unknown as AttachmentActions,
      feed: () => shown,
      post: message => posted.push(message),
      log: silentLog,
    });
    return { files, view: () => files.view(shown) };
  }
  const offer = (name: string, size: number) => ({ type: 'offerFile', token: 't', name, size }) as const;
  const bytes = (size: number) => ({ type: 'fileBytes', token: 't', bytes: new Uint8Array(size).fill(65) }) as const;
  const answers = () => posted.map(message => message.type);
  const names = () => pending.all.map(({ name }) => name);

  it('take over what was dropped, under a safe name, once it is on the disk', async () => {
    const { files, view } = panel();
    await files.handle(offer('../../.profile\u202Etxt', 10));
    await files.handle(bytes(10));
    assert.deepEqual(posted, [
      { type: 'fileWanted', token: 't' },
      { type: 'fileKept', token: 't' },
    ]);
    assert.deepEqual(names(), ['profiletxt']);
    assert.equal(view().pending[0]?.objection, null);
  });

  it('want no bytes of what Mantis would not take, and say why', async () => {
    const { files } = panel({}, 55, { disallowed_files: 'php' });
    for (const bad of [offer('a.txt', 0), offer('a.txt', 101), offer('a.PHP', 10)]) await files.handle(bad);
    assert.deepEqual(answers(), ['fileRefused', 'fileRefused', 'fileRefused']);
    const closed = panel({ status: { id: 90, name: 'closed', label: 'закрыта' } });
    await closed.files.handle(offer('a.txt', 10));
    await panel({}, 10).files.handle(offer('a.txt', 10));
    assert.deepEqual(new Set(answers()), new Set(['fileRefused']));
    assert.deepEqual(names(), []);
  });

  it('take no bytes that were not offered, nor more than were', async () => {
    const { files } = panel();
    await files.handle(bytes(10));
    assert.deepEqual([answers(), names()], [[], []]);
    await files.handle(offer('a.txt', 10));
    await files.handle(bytes(500));
    await files.handle(bytes(10));
    assert.deepEqual([answers(), names()], [['fileWanted', 'fileRefused'], []]);
  });

  it('are removed at a word, and refused the second time', async () => {
    const { files } = panel();
    for (let time = 0; time < 2; time++) {
      await files.handle(offer('a.txt', 10));
      await files.handle(bytes(10));
    }
    assert.deepEqual(answers(), ['fileWanted', 'fileKept', 'fileWanted', 'fileRefused']);
    await files.handle({ type: 'removeFile', id: pending.all[0]?.id ?? '' });
    assert.deepEqual(names(), []);
  });

  it('that wait are judged anew by what Mantis takes now', async () => {
    await pending.add('a.txt', new Uint8Array(200));
    assert.ok(panel().view().pending[0]?.objection);
  });

  it('are downloaded only when they are of this ticket', async () => {
    const { files } = panel({ attachments: [attachment(1)], notes: [makeNote({ attachments: [attachment(2)] })] });
    for (const id of [1, 2, 3]) await files.handle({ type: 'downloadFile', id });
    assert.deepEqual(downloads, [1, 2]);
  });
});
