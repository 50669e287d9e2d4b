import { concurrently } from '../../base/concurrently';
import { err, ok, type Result } from '../../base/result';
import type { MantisClient } from '../client';
import type { MantisError } from '../errors';
import { issueSchema, ROW_SELECT, TICKET_SELECT } from '../schema/issue';
import type { Intake } from './intake';
import { CONCURRENCY, newest, queryOf, readDownTo, readListing, type Listing, type ListScope } from './listing';
import { planPages } from './pagePlan';

export interface TicketSyncDeps {
  readonly client: Pick<MantisClient, 'listIssues' | 'getIssue'>;
  readonly intake: Intake;
  readonly scopes: readonly ListScope[];
  /** Whose details are read before the others', by what the tree knows of them. */
  readonly isUrgent: (ticketId: number) => boolean;
  readonly signal: AbortSignal;
}

export interface LoadSummary {
  /** Projects that could not be read while others could (no access, deleted). */
  readonly failedProjects: readonly { readonly projectId: number; readonly error: MantisError }[];
}

export interface HydrationProgress {
  readonly done: number;
  readonly total: number;
}

/** What a poll or a sweep has brought, for other windows of this machine. */
export interface News {
  /** Issues read whole, as the server sent them. */
  readonly issues: readonly unknown[];
  /** No longer open, or gone. */
  readonly left: readonly number[];
  /** More changed than was worth reading one by one; whoever wants to know has to look for himself. */
  readonly isMore: boolean;
}

/** Rows of a queue page; a reading of a quarter of a second (REST-FACTS, times). */
const ROWS_PER_QUEUE_PAGE = 250;
/** With notes and history each row costs the server as much as twenty plain ones. */
const ROWS_PER_WHOLE_PAGE = 50;
/** A page of either kind costs the server about as much as so many single readings. */
const WORTHWHILE = 7;
/** Most changes since the last look fit on one such page. */
const ROWS_PER_POLL_PAGE = 50;
/** So many are read ahead of the others; more of them would keep all others waiting. */
const URGENT = 40;
/** From so many on, changed issues are read by pages like a first load. */
const MANY = 60;

/**
 * Keeps the store in step with the server: a first load, cheap looks for what changed, and now and then a sweep for
 * what disappeared. One at a time; nothing here writes to Mantis. Batches delivered stay valid when it ends in an error.
 */
export class TicketSync {
  private orders: readonly { readonly scope: ListScope; readonly ids: readonly number[] }[] = [];
  /** Per scope: everything that changed before it is known. */
  private readonly watermarks = new Map<ListScope, number>();
  private turn: Promise<unknown> = Promise.resolve();
  /** Shown, but not on the list of the last sweep although the server still gives them. */
  private missedBefore: ReadonlySet<number> = new Set();

  constructor(private readonly deps: TicketSyncDeps) {}

  /** Finds out what is open and reads what the tree shows. `hydrate` then reads the rest. */
  load(): Promise<Result<LoadSummary, MantisError>> {
    return this.inTurn(async () => {
      const failedProjects: { projectId: number; error: MantisError }[] = [];
      const orders: { scope: ListScope; ids: readonly number[] }[] = [];
      let denied: MantisError | null = null;
      for (const scope of this.deps.scopes) {
        const listing = await readListing(this.deps.client, scope, this.deps.signal);
        if (!listing.ok) {
          if (!isDenied(listing.error) || !('projectId' in scope)) return listing;
          denied = listing.error;
          failedProjects.push({ projectId: scope.projectId, error: listing.error });
          continue;
        }
        orders.push({ scope, ids: this.takeListing(scope, listing.value) });
      }
      if (denied !== null && orders.length === 0) return err(denied);
      this.orders = orders;
      const settled = await this.settleRemembered(orders, failedProjects.length > 0);
      if (!settled.ok) return settled;
      const shown = await this.readQueueRows();
      return shown.ok ? ok({ failedProjects }) : shown;
    });
  }

  /** Reads notes, history and texts of everything that lacks them, the urgent first. Goes on where it was broken off. */
  async hydrate(onProgress: (progress: HydrationProgress) => void): Promise<Result<void, MantisError>> {
    const wanted = this.deps.intake.incomplete();
    const total = wanted.length;
    if (total === 0) return ok(undefined);
    const report = (): void => onProgress({ done: total - this.stillIncomplete(wanted).length, total });
    report();
    return this.readWhole(wanted, report);
  }

  /** Looks what has changed since the last look: one request, and one for each change. */
  poll(): Promise<Result<News, MantisError>> {
    return this.inTurn(async () => {
      const changed: number[] = [];
      const left: number[] = [];
      for (const scope of this.deps.scopes) {
        const watermark = this.watermarks.get(scope);
        if (watermark === undefined) continue;
        const looked =
          'projectId' in scope
            ? await readDownTo(this.deps.client, scope, watermark, ROWS_PER_POLL_PAGE, this.deps.signal)
            : await readListing(this.deps.client, scope, this.deps.signal);
        if (!looked.ok) {
          if (isDenied(looked.error)) continue;
          return looked;
        }
        const before = new Set(this.deps.intake.wantedIds());
        changed.push(...this.takeChanges(scope, looked.value));
        if ('filterId' in scope) this.dropUnlisted(looked.value);
        left.push(...[...before].filter(id => !this.deps.intake.isWanted(id)));
      }
      return this.readNews(changed, left);
    });
  }

  /** Finds what was deleted or taken from our sight, and whatever a look has missed. */
  sweep(): Promise<Result<News, MantisError>> {
    return this.inTurn(async () => {
      const listed = new Set<number>();
      const changed: number[] = [];
      const known = new Set(this.deps.intake.knownIds);
      for (const scope of this.deps.scopes) {
        const listing = await readListing(this.deps.client, scope, this.deps.signal);
        if (!listing.ok && !isDenied(listing.error)) return listing;
        if (!listing.ok) continue;
        changed.push(...this.takeChanges(scope, listing.value));
        for (const { id } of listing.value.rows) listed.add(id);
        for (const { id } of listing.value.unreadable) if (id !== null) listed.add(id);
      }
      const missing = [...known].filter(id => !listed.has(id));
      const missed = missing.filter(id => this.deps.intake.isWanted(id));
      // A deletion during the reading hides a neighbour for once; what is missing twice has left our projects.
      const left = missed.filter(id => this.missedBefore.has(id));
      this.missedBefore = new Set(missed);
      this.deps.intake.takeGone([...left, ...missing.filter(id => !this.deps.intake.isWanted(id))]);
      const doubtful = missed.filter(id => !left.includes(id));
      return this.readNews([...new Set([...changed, ...doubtful])], left);
    });
  }

  private async readNews(changed: readonly number[], left: readonly number[]): Promise<Result<News, MantisError>> {
    if (changed.length > MANY) {
      const read = await this.readWhole(changed, () => undefined);
      return read.ok ? ok({ issues: [], left, isMore: true }) : read;
    }
    const issues: unknown[] = [];
    const gone: number[] = [];
    const read = await this.readSingly(changed, (id, raw) => {
      if (raw === null) gone.push(id);
      else issues.push(raw);
    });
    return read.ok ? ok({ issues, left: [...left, ...gone], isMore: false }) : read;
  }

  private takeListing(scope: ListScope, { rows, unreadable }: Listing): readonly number[] {
    this.takeChanges(scope, { rows, unreadable });
    return rows.map(({ id }) => id);
  }

  private takeChanges(scope: ListScope, { rows, unreadable }: Listing): readonly number[] {
    this.watermarks.set(scope, Math.max(newest(rows), this.watermarks.get(scope) ?? Number.NEGATIVE_INFINITY));
    this.deps.intake.takeUnreadable(unreadable);
    return this.deps.intake.takeRows(rows);
  }

  /** A stored filter's list is read whole each time, so what is not on it has left it. */
  private dropUnlisted({ rows }: Listing): void {
    const listed = new Set(rows.map(({ id }) => id));
    this.deps.intake.takeGone([...this.deps.intake.knownIds].filter(id => !listed.has(id)));
  }

  /** What was remembered from the last start and is on no list is asked for, to be dropped if it is gone. */
  private async settleRemembered(
    orders: readonly { readonly ids: readonly number[] }[],
    hasUnread: boolean,
  ): Promise<Result<void, MantisError>> {
    if (hasUnread) return ok(undefined);
    const listed = new Set(orders.flatMap(({ ids }) => ids));
    const missing = this.deps.intake.wantedIds().filter(id => !listed.has(id));
    return this.readSingly(missing, () => undefined);
  }

  private async readQueueRows(): Promise<Result<void, MantisError>> {
    const { client, intake, signal } = this.deps;
    const wanted = new Set(intake.incomplete());
    for (const { scope, ids } of this.orders) {
      const { pages } = planPages(ids, wanted, ROWS_PER_QUEUE_PAGE, WORTHWHILE);
      const read = await this.readPages(pages, async number => {
        const query = { ...queryOf(scope), page: number, pageSize: ROWS_PER_QUEUE_PAGE, select: ROW_SELECT };
        const page = await client.listIssues(query, issueSchema, signal);
        if (!page.ok) return page;
        intake.takeLight(page.value.rows);
        intake.takeUnreadable(page.value.unreadable);
        return ok(undefined);
      });
      if (!read.ok) return read;
    }
    return ok(undefined);
  }

  /** The urgent singly, then pages where enough of the others stand together, then the rest singly. */
  private async readWhole(ids: readonly number[], onRead: () => void): Promise<Result<void, MantisError>> {
    const { client, intake, isUrgent, signal } = this.deps;
    const urgent = await this.readSingly(ids.filter(isUrgent).slice(0, URGENT), onRead);
    if (!urgent.ok) return urgent;
    for (const { scope, ids: order } of this.orders) {
      const wanted = new Set(this.stillIncomplete(ids));
      const { pages } = planPages(order, wanted, ROWS_PER_WHOLE_PAGE, WORTHWHILE);
      const read = await this.readPages(pages, async number => {
        const query = { ...queryOf(scope), page: number, pageSize: ROWS_PER_WHOLE_PAGE, select: TICKET_SELECT };
        const page = await client.listIssues(query, issueSchema, signal);
        if (!page.ok) return page;
        intake.takeWhole(page.value.rows.filter(({ id }) => intake.isIncomplete(id)));
        intake.takeUnreadable(page.value.unreadable);
        onRead();
        return ok(undefined);
      });
      if (!read.ok) return read;
    }
    return this.readSingly(this.stillIncomplete(ids), onRead);
  }

  /** `onRead` gets what the server sent, or null for an issue that is gone. */
  private async readSingly(
    ids: readonly number[],
    onRead: (id: number, raw: unknown) => void,
  ): Promise<Result<void, MantisError>> {
    const { client, intake, signal } = this.deps;
    return this.readPages(ids, async id => {
      const answer = await client.getIssue(id, {}, signal);
      if (answer.ok && answer.value.kind === 'issue') {
        intake.takeWhole([answer.value.issue]);
        onRead(id, answer.value.raw);
      } else if (!answer.ok && isDenied(answer.error)) {
        intake.takeGone([id]);
        onRead(id, null);
      } else if (!answer.ok && answer.error.kind === 'malformed') {
        intake.takeUnreadable([{ id, reason: answer.error.path }]);
        onRead(id, null);
      } else if (!answer.ok) return answer;
      return ok(undefined);
    });
  }

  private async readPages(
    numbers: readonly number[],
    read: (number: number) => Promise<Result<void, MantisError>>,
  ): Promise<Result<void, MantisError>> {
    const failures: MantisError[] = [];
    await concurrently(numbers, CONCURRENCY, async number => {
      const outcome = await read(number);
      if (!outcome.ok) failures.push(outcome.error);
      return outcome.ok;
    });
    const [failure] = failures;
    return failure ? err(failure) : ok(undefined);
  }

  private stillIncomplete(ids: readonly number[]): readonly number[] {
    return ids.filter(id => this.deps.intake.isIncomplete(id));
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work, work);
    this.turn = mine;
    return mine;
  }
}

function isDenied(error: MantisError): boolean {
  return error.kind === 'notFound' || error.kind === 'forbidden';
}
