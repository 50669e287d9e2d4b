import type { Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { Log } from '../../base/log';
import { ok, type Result } from '../../base/result';
import type { Ticket } from '../../tickets/ticket';
import type { TicketStore } from '../../tickets/ticketStore';
import type { MantisClient } from '../client';
import type { MantisError } from '../errors';
import { issueSchema, type IndexRow, type Issue } from '../schema/issue';
import { mapInSlices } from '../../base/slices';
import { Intake, type IssueRecord } from './intake';
import type { CachedIssue, IssueCache } from './issueCache';
import { NewsFeed } from './newsFeed';
import { TicketSync, type HydrationProgress, type LoadSummary, type News } from './ticketSync';

/** Which tickets the window shows. */
export type TicketSource =
  /** Everything that is not resolved in the chosen projects. */
  | { readonly kind: 'open' }
  /** What a filter stored in Mantis selects, resolved or not. */
  | { readonly kind: 'filter'; readonly filterId: number; readonly name: string };

export interface TicketReaderDeps {
  readonly client: Pick<MantisClient, 'listIssues' | 'getIssue'>;
  readonly store: TicketStore;
  readonly projectIds: readonly number[];
  /** Shared by the windows of this machine that are on the same server with the same account. */
  readonly folder: string;
  readonly isResolved: (row: Pick<IndexRow, 'status' | 'project'>) => boolean;
  readonly isUrgent: (ticket: Ticket) => boolean;
  readonly toTicket: (issue: Issue) => Ticket;
  /** Epoch milliseconds by the server's clock. */
  readonly now: () => number;
  readonly log: Log;
  /** What is known of the server beyond this window; `null` where nothing is to be kept. */
  readonly cache: IssueCache | null;
}

const forgetful: IssueRecord = { keep: () => undefined, drop: () => undefined };

/** Keeps the tickets of a window in step with the server, alone or by what another window has read. */
export class TicketReader implements Disposable {
  private readonly feed: NewsFeed;
  private ending = new AbortController();
  private intake!: Intake;
  private sync!: TicketSync;
  private source: TicketSource = { kind: 'open' };
  private hydrating: Promise<Result<void, MantisError>> | undefined;
  private readonly progressChanges = new Emitter<HydrationProgress | null>();
  /** How far the reading of notes and history is; `null` when it is not under way. */
  readonly onDidProgress = this.progressChanges.event;

  constructor(private readonly deps: TicketReaderDeps) {
    this.begin();
    this.feed = new NewsFeed({ folder: deps.folder, log: deps.log, onNews: news => this.hear(news) });
  }

  get shownSource(): TicketSource {
    return this.source;
  }

  /** Shows other tickets from now on; what is shown goes at once. `load` brings the new ones. */
  show(source: TicketSource): void {
    this.source = source;
    this.ending.abort();
    this.deps.store.remove(this.deps.store.all().map(({ id }) => id));
    this.deps.store.setUnreadable([]);
    this.begin();
  }

  /**
   * Shows what was known at the last start, before anything is asked.
   * @returns when it was read last, epoch milliseconds by the server's clock; `null` where nothing is known
   */
  async remember(): Promise<number | null> {
    const { intake, source } = this;
    const { cache } = this.deps;
    if (cache === null || source.kind !== 'open') return null;
    const known = await cache.queued();
    if (intake !== this.intake) return null;
    let latest: number | null = null;
    await mapInSlices(batches(known), batch => {
      intake.takeRemembered(batch);
      for (const { readAt } of batch) latest = Math.max(latest ?? readAt, readAt);
    });
    return latest;
  }

  /** Reads what the tree shows, and in the background everything else. */
  async load(): Promise<Result<LoadSummary, MantisError>> {
    const loaded = await this.sync.load();
    if (loaded.ok) this.hydrateInBackground();
    return loaded;
  }

  /** Ends when everything has been read whole; for whoever wants to know. */
  async whole(): Promise<Result<void, MantisError>> {
    return this.hydrating ?? ok(undefined);
  }

  /** Takes over what changed since the last look, and tells the other windows. */
  async poll(): Promise<Result<News, MantisError>> {
    return this.spread(await this.sync.poll());
  }

  /** Finds what was deleted or taken from our sight, and tells the other windows. */
  async sweep(): Promise<Result<News, MantisError>> {
    return this.spread(await this.sync.sweep());
  }

  isWanted(ticket: Pick<Ticket, 'id' | 'status' | 'project'>): boolean {
    if (this.source.kind === 'filter') return this.intake.isWanted(ticket.id);
    return !this.deps.isResolved({ status: { ...ticket.status }, project: { ...ticket.project } });
  }

  /** A panel has read a ticket whole, or a write has brought it back. */
  noteTaken(ticket: Ticket, isWanted: boolean): void {
    this.intake.noteTaken(ticket, isWanted);
  }

  dispose(): void {
    this.ending.abort();
    this.feed.dispose();
    this.progressChanges.dispose();
  }

  private begin(): void {
    const { client, store, projectIds, isResolved, isUrgent, toTicket, now, cache } = this.deps;
    const { source } = this;
    this.ending = new AbortController();
    this.intake = new Intake({
      sink: store,
      isWanted: row => source.kind === 'filter' || !isResolved(row),
      toTicket,
      now,
      // A stored filter's tickets are not the queue: what leaves its list is not out of the queue.
      record: source.kind === 'open' && cache !== null ? cache : forgetful,
    });
    this.sync = new TicketSync({
      client,
      intake: this.intake,
      scopes: source.kind === 'filter' ? [{ filterId: source.filterId }] : projectIds.map(projectId => ({ projectId })),
      isUrgent: id => {
        const ticket = store.get(id);
        return ticket === undefined || isUrgent(ticket);
      },
      signal: this.ending.signal,
    });
  }

  private hydrateInBackground(): void {
    const { sync } = this;
    this.hydrating = sync
      .hydrate(progress => {
        if (sync === this.sync) this.progressChanges.fire(progress);
      })
      .finally(() => {
        if (sync !== this.sync) return;
        this.hydrating = undefined;
        this.progressChanges.fire(null);
      });
    this.hydrating.then(
      read => {
        if (!read.ok) this.deps.log.warn(`Reading notes and history was broken off: ${read.error.kind}.`);
      },
      (error: unknown) => this.deps.log.error('Reading notes and history failed.', error),
    );
  }

  private async spread(news: Result<News, MantisError>): Promise<Result<News, MantisError>> {
    if (!news.ok) return news;
    if (this.hydrating === undefined && this.intake.incomplete().length > 0) this.hydrateInBackground();
    await this.feed.publish(news.value);
    return news;
  }

  /** Another window has looked. */
  private hear({ issues, left, isMore }: News): void {
    const readable = issues.flatMap(issue => {
      const parsed = issueSchema.safeParse(issue);
      return parsed.success ? [parsed.data] : [];
    });
    const ours = this.source.kind === 'open' ? readable : readable.filter(({ id }) => this.intake.isWanted(id));
    this.intake.takeWhole(ours);
    this.intake.takeGone(left.filter(id => this.intake.isWanted(id)));
    if (!isMore && readable.length === issues.length) return;
    this.sync.poll().catch((error: unknown) => this.deps.log.error('Looking for changes failed.', error));
  }
}

const REMEMBERED_AT_ONCE = 20;

function batches(known: readonly CachedIssue[]): readonly (readonly CachedIssue[])[] {
  const count = Math.ceil(known.length / REMEMBERED_AT_ONCE);
  return Array.from({ length: count }, (_, index) =>
    known.slice(index * REMEMBERED_AT_ONCE, (index + 1) * REMEMBERED_AT_ONCE),
  );
}
