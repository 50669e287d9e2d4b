import '../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { silentLog } from '../../../src/base/log';
import { err, ok } from '../../../src/base/result';
import type { Ticket } from '../../../src/tickets/ticket';
import { TicketStore } from '../../../src/tickets/ticketStore';
import { IndexDesk } from '../../../src/ui/finding/indexDesk';
import { SimilarTickets } from '../../../src/ui/finding/similarTickets';
import type { ServerSession } from '../../../src/ui/session/serverSession';
import type { SessionHolder } from '../../../src/ui/session/sessionHolder';
import { makeNote, makeTicket } from '../ticketPanel/makeTicket';

const resolvedStatus = { id: 80, name: 'resolved', label: 'решено' };

interface Server {
  readonly session: ServerSession;
  readonly store: TicketStore;
  /** What was asked for as the last known change, by each look. */
  readonly asked: number[];
}

/** A connected server with so many resolved tickets; `null` when it does not answer. */
function serverWith(folder: string, resolved: readonly Ticket[] | null, key = 'https://a'): Server {
  const store = new TicketStore();
  const asked: number[] = [];
  const session = {
    key,
    sharedFolder: folder,
    store,
    projectIds: [1],
    known: (id: number) => store.get(id),
    contextOf: () => ({ robots: new Set([77]) }),
    dictionaryOf: () => ({ specialStatuses: { resolvedFrom: 80 } }),
    readResolved: async (
      _project: number,
      since: number,
      _signal: AbortSignal,
      take: (batch: { tickets: readonly Ticket[] }) => Promise<void>,
    ) => {
      asked.push(since);
      if (resolved === null) return err({ kind: 'offline', cause: 'refused', code: null });
      await take({ tickets: resolved.filter(({ updatedAt }) => updatedAt >= since) });
      return ok(Math.max(since, ...resolved.map(({ updatedAt }) => updatedAt)));
    },
  } as unknown as ServerSession;
  return { session, store, asked };
}

const holderOf = (session: ServerSession): SessionHolder =>
  ({ session, onDidChangeSession: () => ({ dispose: () => undefined }) }) as unknown as SessionHolder;

/** Waits until it holds; every try gives way to the worker. */
async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (await holds()) return;
    await new Promise(resolve => setTimeout(resolve, 25));
  }
  assert.fail('It never came to that.');
}

describe('the index of all tickets', () => {
  let extension: string;
  let folder: string;
  const desks: IndexDesk[] = [];

  before(async () => {
    extension = await mkdtemp(join(tmpdir(), 've-finding-'));
    await build({
      entryPoints: [join(__dirname, '../../../src/vellii/knowledge/worker/main.ts')],
      bundle: true,
      platform: 'node',
      outfile: join(extension, 'dist/knowledge.js'),
    });
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-finding-shared-'));
  });
  afterEach(async () => {
    for (const desk of desks.splice(0)) desk.dispose();
    // A worker that is being ended may still be writing.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  });
  after(() => rm(extension, { recursive: true, force: true }));

  function deskFor({ session }: Server): IndexDesk {
    const desk = new IndexDesk(extension, holderOf(session), silentLog);
    desks.push(desk);
    return desk;
  }
  async function found(desk: IndexDesk, { session }: Server, text: string): Promise<readonly number[] | null> {
    return (await desk.find(session, text, 10))?.map(({ id }) => id) ?? null;
  }

  const resolved = makeTicket({
    id: 500,
    summary: 'Сертификат шлюза просрочен',
    status: resolvedStatus,
    updatedAt: 9_000,
    notes: [makeNote({ text: 'Продлите сертификат: Настройки → Шлюз → Обновить, затем проверьте связь.' })],
  });

  it('is not there at first, then has what is open, then what is resolved', async () => {
    const server = serverWith(folder, [resolved]);
    server.store.put([makeTicket({ id: 1, summary: 'Накладная не проводится' })]);
    const desk = deskFor(server);
    assert.equal(await found(desk, server, 'накладные'), null);
    await until(() => desk.isReady(server.session));
    assert.deepEqual(await found(desk, server, 'накладные'), [1]);
    await until(async () => (await found(desk, server, 'сертификаты'))?.[0] === 500);
    const [named] = await desk.named(server.session, [500, 4]);
    assert.match(named?.answer ?? '', /^Продлите сертификат/);
  });

  it('follows the tickets that are open', async () => {
    const server = serverWith(folder, []);
    const desk = deskFor(server);
    desk.open(server.session);
    await until(() => desk.isReady(server.session));
    const note = makeNote({ text: 'Виноват планировщик', isPrivate: true });
    server.store.put([makeTicket({ id: 2, summary: 'Отчёт пустой', notes: [note] })]);
    await until(async () => (await found(desk, server, 'планировщика'))?.[0] === 2);
  });

  it('of a server is kept, and only what has changed since is read again', async () => {
    const first = serverWith(folder, [resolved]);
    const desk = deskFor(first);
    desk.open(first.session);
    await until(async () => (await found(desk, first, 'сертификат'))?.[0] === 500);
    const second = serverWith(folder, []);
    await until(async () => {
      const again = deskFor(second);
      again.open(second.session);
      await until(() => again.isReady(second.session));
      return (await found(again, second, 'сертификат'))?.[0] === 500;
    });
    await until(() => second.asked.at(-1) === 9_000);
    assert.deepEqual(first.asked, [0]);
  });

  it('of the sample is not kept', async () => {
    const first = serverWith(folder, [resolved], 'sample');
    const desk = deskFor(first);
    desk.open(first.session);
    await until(async () => (await found(desk, first, 'сертификат'))?.[0] === 500);
    const second = serverWith(folder, [], 'sample');
    const again = deskFor(second);
    again.open(second.session);
    await until(() => again.isReady(second.session));
    assert.deepEqual(await found(again, second, 'сертификат'), []);
  });

  it('serves what is loaded although the server does not answer', async () => {
    const server = serverWith(folder, null);
    server.store.put([makeTicket({ id: 3, summary: 'Роуминг' })]);
    const desk = deskFor(server);
    desk.open(server.session);
    await until(() => desk.isReady(server.session));
    assert.deepEqual(await found(desk, server, 'роуминга'), [3]);
  });

  it('tells a panel of similar tickets, and again when there is more', async () => {
    const server = serverWith(folder, [resolved]);
    const mine = makeTicket({ id: 7, summary: 'Просрочен сертификат шлюза', description: '' });
    server.store.put([mine]);
    const desk = deskFor(server);
    let changes = 0;
    const similar = new SimilarTickets(server.session, desk, () => changes++, silentLog);
    desk.onDidBecomeReady(() => similar.lookAgain());
    assert.equal(similar.of(7).phase, 'closed');
    similar.want(mine);
    assert.equal(similar.of(7).phase, 'reading');
    await until(() => {
      const state = similar.of(7);
      return state.phase === 'ready' && state.tickets.length === 1;
    });
    const state = similar.of(7);
    assert.ok(state.phase === 'ready' && state.tickets[0]?.isResolved === true);
    assert.ok(changes >= 2);
  });
});
