import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../../src/base/log';
import type { Draft } from '../../../src/vellii/draft';
import { changedShare } from '../../../src/vellii/editDistance';
import { DraftStore } from '../../../src/vellii/keeping/draftStore';
import type { KeptDraft } from '../../../src/vellii/keeping/keptDraft';
import { readKeptDraft } from '../../../src/vellii/keeping/readDraft';
import { countEvents, type DraftEvent } from '../../../src/vellii/learning/draftEvents';
import { DraftEventLog } from '../../../src/vellii/learning/eventLog';
import { closedByCustomer } from '../../../src/vellii/learning/closedByCustomer';
import { replyText } from '../../../src/vellii/replyText';
import { makeTicket } from '../ticketPanel/makeTicket';

const draft: Draft = {
  kind: 'answer',
  reply: 'Здравствуйте! Проверьте период [1].',
  steps: ['Откройте отчёт [1].', 'Укажите период [2].'],
  citations: [1, 2],
  missing: ['since'],
  classification: { type: 'setup', category: null, priority: null, reason: 'настройка' },
  setupChange: null,
  ticketId: 7,
  provider: { kind: 'endpoint', model: 'm' },
  confidence: 0.7,
  sources: [{ id: '3', title: 'т', text: 'x', place: { kind: 'ticket', ticketId: 3, noteId: null } }],
  createdAt: 1000,
};
const kept: KeptDraft = { version: 1, origin: 'https://a.example', draft, standing: 'ready', insertedText: null };

describe('Kept drafts', () => {
  let folder: string;
  let store: DraftStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-drafts-'));
    store = new DraftStore(folder, () => Promise.resolve(readKeptDraft), silentLog);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('come back as they were, for their own server and ticket only', async () => {
    await store.save(kept);
    assert.deepEqual(await store.load('https://a.example', 7), kept);
    assert.equal(await store.load('https://b.example', 7), null);
    assert.equal(await store.load('https://a.example', 8), null);
    assert.deepEqual(await store.ticketsOf('https://a.example'), [7]);
    assert.deepEqual(await store.ticketsOf('https://b.example'), []);
    const [name] = await readdir(folder);
    assert.equal((await stat(join(folder, name!))).mode & 0o077, 0, 'readable by its owner only');
  });

  it('of a server go together, with what was kept aside and what is just being saved; the others stay', async () => {
    const path = join(folder, (await store.save(kept), (await readdir(folder))[0] ?? ''));
    await writeFile(path, '{"version":1,');
    assert.equal(await store.load(kept.origin, 7), null);
    await store.save({ ...kept, origin: 'https://b.example' });
    const saving = store.save({ ...kept, draft: { ...draft, ticketId: 8 } });
    await store.removeOf(kept.origin);
    await saving;
    assert.deepEqual(await store.ticketsOf('https://a.example'), []);
    assert.deepEqual(await store.ticketsOf('https://b.example'), [7]);
    assert.equal((await readdir(folder)).length, 1);
  });

  it('the last of several savings wins', async () => {
    await Promise.all(
      ['ready', 'inserted', 'rejected'].map(standing => store.save({ ...kept, standing } as KeptDraft)),
    );
    assert.equal((await store.load('https://a.example', 7))?.standing, 'rejected');
  });

  it('a torn file or one of another version is kept aside and counts as none', async () => {
    for (const content of [
      '{"version":1,',
      '[]',
      JSON.stringify({ ...kept, version: 2 }),
      JSON.stringify({ ...kept, draft: { ...draft, reply: 5 } }),
    ]) {
      await store.save(kept);
      const file = join(
        folder,
        (await readdir(folder)).find(name => name.endsWith('.json'))!,
      );
      await writeFile(file, content);
      assert.equal(await store.load('https://a.example', 7), null);
      const aside = (await readdir(folder)).filter(name => name.endsWith('.broken'));
      assert.equal(await readFile(join(folder, aside.at(-1)!), 'utf8').then(text => text.length > 0), true);
    }
  });

  it('old ones are removed', async () => {
    await store.save(kept);
    const file = join(folder, (await readdir(folder))[0]!);
    await utimes(file, 1, 1);
    await store.tidy(Date.now());
    assert.deepEqual(await readdir(folder), []);
  });
});

describe('What becomes of drafts', () => {
  it('is counted by who wrote them, from a file that any window adds to', async () => {
    const folder = await mkdtemp(join(tmpdir(), 've-events-'));
    try {
      const log = new DraftEventLog(join(folder, 'deep', 'events.jsonl'), silentLog);
      const event = (provider: DraftEvent['provider'], what: DraftEvent['what']): DraftEvent => ({
        at: 1,
        ticketId: 2,
        provider,
        what,
      });
      for (const each of [
        event('builtIn', { kind: 'written' }),
        event('builtIn', { kind: 'inserted' }),
        event('builtIn', { kind: 'sent', changed: 0.05 }),
        event('builtIn', { kind: 'sent', changed: 0.35 }),
        event('endpoint', { kind: 'rejected', reason: 'tone' }),
        event('robot', { kind: 'closedByCustomer' }),
      ]) {
        await log.add(each);
      }
      await writeFile(join(folder, 'deep', 'events.jsonl'), '{"at":1,"tick\n{"what":{}}\n\n', { flag: 'a' });
      const events = await log.all();
      assert.equal(events.length, 6);
      const builtIn = countEvents(events, 'builtIn');
      assert.deepEqual(
        [builtIn.written, builtIn.inserted, builtIn.sent, builtIn.sentAsIs, Number(builtIn.changed?.toFixed(2))],
        [1, 1, 2, 1, 0.2],
      );
      const all = countEvents(events);
      assert.equal(all.rejected.tone, 1);
      assert.equal(all.closedByCustomer, 1);
      assert.equal(countEvents([]).changed, null);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('how much was changed is a share of the words', () => {
    assert.equal(changedShare('Проверьте период отчёта', 'Проверьте период отчёта'), 0);
    assert.equal(changedShare('один два три четыре', 'один два пять четыре'), 0.25);
    assert.equal(changedShare('', 'что-то своё'), 1);
    assert.equal(changedShare('', ''), 0);
  });

  it('the customer reads no numbers of sources', () => {
    assert.equal(replyText(draft), 'Здравствуйте! Проверьте период.\n\n1. Откройте отчёт.\n2. Укажите период.');
  });

  it('a ticket that its reporter closed after nobody but the robot had answered', () => {
    const person = (id: number) => ({ id, login: String(id), realName: null, email: null });
    const note = (id: number, at: number, isPrivate = false) => ({
      id: at,
      author: person(id),
      text: 'x',
      isPrivate,
      kind: 'note' as const,
      minutes: 0,
      attachments: [],
      createdAt: at,
      updatedAt: at,
    });
    const closing = (by: number) => ({
      kind: 'status' as const,
      at: 50,
      user: person(by),
      message: '',
      change: null,
      oldId: 10,
      newId: 90,
    });
    const ticket = (notes: ReturnType<typeof note>[], by: number) => ({
      ...makeTicket(),
      reporter: person(1),
      notes,
      history: [closing(by)],
    });
    const rules = { resolvedThreshold: 80, robots: [9] };
    assert.equal(closedByCustomer(ticket([note(9, 10)], 1), rules), 50);
    assert.equal(closedByCustomer(ticket([note(9, 10), note(1, 20), note(2, 30, true)], 1), rules), 50);
    assert.equal(closedByCustomer(ticket([note(9, 10), note(2, 30)], 1), rules), null, 'staff answered');
    assert.equal(closedByCustomer(ticket([note(9, 10)], 2), rules), null, 'somebody else closed it');
    assert.equal(closedByCustomer(ticket([], 1), rules), null, 'the robot had not answered');
  });
});
