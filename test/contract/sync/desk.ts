import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addIssues } from '../../../demo/mantis/bulk';
import type { State } from '../../../demo/mantis/model/state';
import { seed, tokensOf } from '../../../demo/mantis/seed';
import { startServer, type Exchange } from '../../../demo/mantis/server';
import { buildStory } from '../../../demo/sample/index';
import { silentLog } from '../../../src/base/log';
import { parseServerUrl } from '../../../src/mantis/address';
import { MantisClient } from '../../../src/mantis/client';
import { loadDictionary } from '../../../src/mantis/dictionary';
import { MantisHttp } from '../../../src/mantis/http';
import { proposeMapping, toTicket } from '../../../src/mantis/mapping';
import { IssueCache } from '../../../src/mantis/sync/issueCache';
import { TicketReader } from '../../../src/mantis/sync/ticketReader';
import { TicketStore } from '../../../src/tickets/ticketStore';

/** What a ticket is compared by. */
export type Summary = Readonly<Record<number, string>>;

export interface Window {
  readonly store: TicketStore;
  readonly reader: TicketReader;
  readonly cache: IssueCache | null;
  /** The tickets as the window has them. */
  summary(): Summary;
}

export interface Desk {
  readonly state: State;
  /** «GET issues?page=1…», oldest first, since the last `forget`. */
  readonly requests: readonly string[];
  forget(): void;
  /** Called before each request is worked on. */
  before: (path: string) => unknown;
  /** Another window of the same machine; one that `keeps` has the last known issues on the disk. */
  openWindow(keeps?: boolean): Window;
  /** Sends what a colleague does. */
  as(login: string, method: string, path: string, body?: unknown): Promise<void>;
  /** The open tickets as the server has them for `support1`. */
  truth(): Promise<Summary>;
  stop(): Promise<void>;
}

interface RawIssue {
  readonly id: number;
  readonly updated_at: string;
  readonly status: { readonly id: number };
  readonly notes?: readonly unknown[];
  readonly history?: readonly unknown[];
}

const now = Date.parse('2026-11-24T10:00:00+03:00');
const asideHeader = 'x-test-aside';

/** The sample department, with some more issues, and windows that read it. */
export async function startDesk(bulk?: { readonly count: number; readonly open: number }): Promise<Desk> {
  const state = seed(buildStory(now));
  if (bulk) addIssues(state, { ...bulk, from: now - 90 * 86_400_000, to: now - 86_400_000, notesPerIssue: 1 });
  let second = Math.floor(now / 1000);
  // Each look at the clock is a second later, so that changes can be told apart unless a test stops it.
  state.clock = () => (second += 1);
  const folder = await mkdtemp(join(tmpdir(), 've-sync-'));
  const windows: Window[] = [];
  const requests: string[] = [];
  const desk = { before: (_path: string): unknown => undefined };
  const server = await startServer({
    state,
    interfere: async (exchange: Exchange) => {
      const { method, path, headers, query } = exchange.request;
      if (headers[asideHeader] === undefined) {
        const name = `${method} ${path}${path === 'issues' ? ` page ${query.one('page') ?? ''}` : ''}`;
        requests.push(name);
        await desk.before(name);
      }
      exchange.send(exchange.handle());
    },
  });
  const address = parseServerUrl(server.baseUrl);
  if (!address.ok) throw new Error('no address');
  const tokens = tokensOf(state);
  const clientFor = (login: string): MantisClient =>
    new MantisClient(
      new MantisHttp({
        address: address.value,
        token: () => tokens[login] ?? '',
        clock: { now: () => second * 1000 },
        retryDelay: () => 1,
      }),
    );
  const client = clientFor('support1');
  const projects = await client.projects();
  const projectIds = projects.ok ? projects.value.map(({ id }) => id) : [];
  const dictionary = await loadDictionary(client, projectIds[0] ?? 0);
  if (!dictionary.ok) throw new Error('no dictionary');
  const mapping = proposeMapping(dictionary.value);
  requests.length = 0;

  return Object.assign(desk, {
    state,
    requests,
    forget() {
      requests.length = 0;
    },
    openWindow(keeps = false): Window {
      const cache = keeps
        ? new IssueCache({ folder: join(folder, 'known'), stamp: 'test', now: () => second * 1000, log: silentLog })
        : null;
      const store = new TicketStore();
      const reader = new TicketReader({
        client,
        store,
        projectIds,
        folder,
        isResolved: ({ status }) => status.id >= dictionary.value.specialStatuses.resolvedFrom,
        isUrgent: ticket => ticket.regulationPriority === 'blocker',
        toTicket: issue => toTicket(issue, dictionary.value, mapping),
        now: () => second * 1000,
        log: silentLog,
        cache,
      });
      const window = {
        store,
        cache,
        reader,
        summary: () =>
          summaryOf(
            store.all().map(({ id, updatedAt, notes, history }) => ({
              id,
              updatedAt,
              notes: notes?.length ?? -1,
              history: history?.length ?? -1,
            })),
          ),
      };
      windows.push(window);
      return window;
    },
    async as(login: string, method: string, path: string, body?: unknown) {
      const answer = await fetch(`${server.baseUrl}api/rest/${path}`, {
        method,
        headers: {
          Authorization: tokens[login] ?? '',
          [asideHeader]: '1',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    },
    async truth() {
      const answer = await fetch(`${server.baseUrl}api/rest/issues?page_size=0`, {
        headers: { Authorization: tokens['support1'] ?? '', [asideHeader]: '1' },
      });
      const { issues } = (await answer.json()) as { issues: RawIssue[] };
      return summaryOf(
        issues
          .filter(({ status }) => status.id < 80)
          .map(issue => ({
            id: issue.id,
            updatedAt: Date.parse(issue.updated_at),
            notes: issue.notes?.length ?? 0,
            history: issue.history?.length ?? 0,
          })),
      );
    },
    async stop() {
      for (const { reader } of windows) reader.dispose();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

function summaryOf(
  tickets: readonly {
    readonly id: number;
    readonly updatedAt: number;
    readonly notes: number;
    readonly history: number;
  }[],
): Summary {
  const sorted = [...tickets].sort((a, b) => a.id - b.id);
  return Object.fromEntries(
    sorted.map(({ id, updatedAt, notes, history }) => [
      id,
      `${new Date(updatedAt).toISOString()}, ${notes} notes, ${history} lines`,
    ]),
  );
}
