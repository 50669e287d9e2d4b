import type { Ticket, UnreadableTicket } from '../../tickets/ticket';
import type { IndexRow, Issue } from '../schema/issue';
import type { CachedIssue } from './issueCache';

/** Where tickets go: the store of the window. */
export interface TicketSink {
  put(tickets: readonly Ticket[]): void;
  remove(ids: readonly number[]): void;
  setUnreadable(rows: readonly UnreadableTicket[]): void;
}

export interface IntakeDeps {
  readonly sink: TicketSink;
  /** Whether an issue in this state belongs to what is shown. */
  readonly isWanted: (row: Pick<IndexRow, 'id' | 'status' | 'project'>) => boolean;
  readonly toTicket: (issue: Issue) => Ticket;
  /** Epoch milliseconds by the server's clock. */
  readonly now: () => number;
  /** Keeps what is read whole for the next start. */
  readonly record: IssueRecord;
}

/** Where whole issues are kept beyond this window. */
export interface IssueRecord {
  keep(issues: readonly Issue[], isQueued: boolean): void;
  drop(ids: readonly number[]): void;
}

interface Entry {
  /** The latest change that is known of, epoch milliseconds in whole seconds. */
  updatedAt: number;
  isWanted: boolean;
  /** `updatedAt` of the whole ticket in the store; `null` while there is none. */
  wholeAt: number | null;
  /** Read in the second of its change: another change within it would not show in `updatedAt`. */
  isUnsettled: boolean;
}

/** The server's times are whole seconds, and `now` is exact to half a second. */
const settlesAfterMs = 2_000;

/**
 * Decides what each row and each issue that arrives means, whatever the order of arrival: an older state never replaces
 * a newer one.
 */
export class Intake {
  private readonly entries = new Map<number, Entry>();
  private readonly unreadable = new Map<number | string, UnreadableTicket>();

  constructor(private readonly deps: IntakeDeps) {}

  /** Ids of everything that has been listed and is not gone. */
  get knownIds(): Iterable<number> {
    return this.entries.keys();
  }

  /** Wanted issues of which the latest state has not been read whole. */
  incomplete(): readonly number[] {
    return [...this.entries].flatMap(([id, entry]) => (isIncomplete(entry) ? [id] : []));
  }

  isIncomplete(id: number): boolean {
    const entry = this.entries.get(id);
    return entry !== undefined && isIncomplete(entry);
  }

  wantedIds(): readonly number[] {
    return [...this.entries].flatMap(([id, entry]) => (entry.isWanted ? [id] : []));
  }

  isWanted(id: number): boolean {
    return this.entries.get(id)?.isWanted === true;
  }

  /** Takes over rows of a list; returns the ids of wanted issues that must be read (again). */
  takeRows(rows: readonly IndexRow[]): readonly number[] {
    const unwanted: number[] = [];
    const changed: number[] = [];
    for (const row of rows) {
      const entry = this.entryOf(row.id);
      if (row.updated_at < entry.updatedAt) continue;
      const isNew = row.updated_at > entry.updatedAt;
      entry.updatedAt = row.updated_at;
      const wasWanted = entry.isWanted;
      entry.isWanted = this.deps.isWanted(row);
      if (entry.isWanted && (isNew || entry.isUnsettled || this.unreadable.has(row.id))) changed.push(row.id);
      if (wasWanted && !entry.isWanted) unwanted.push(row.id);
    }
    this.drop(unwanted);
    return changed;
  }

  /** Takes over issues with the fields of a queue row: enough for the tree, not for deadlines. */
  takeLight(issues: readonly Issue[]): void {
    const tickets: Ticket[] = [];
    for (const issue of issues) {
      const entry = this.seen(issue);
      if (entry !== null && entry.isWanted && entry.wholeAt === null) tickets.push(this.deps.toTicket(issue));
    }
    this.deps.sink.put(tickets);
  }

  /** Takes over issues with everything. */
  takeWhole(issues: readonly Issue[]): void {
    this.deps.record.keep(this.accept(issues), true);
  }

  /** Takes over what was known at the last start. */
  takeRemembered(remembered: readonly CachedIssue[]): void {
    this.accept(remembered.map(({ issue }) => issue));
    for (const { issue, readAt } of remembered) {
      const entry = this.entries.get(issue.id);
      if (entry?.wholeAt === issue.updated_at) entry.isUnsettled = readAt - issue.updated_at < settlesAfterMs;
    }
  }

  private accept(issues: readonly Issue[]): readonly Issue[] {
    const accepted: Issue[] = [];
    for (const issue of issues) {
      const entry = this.seen(issue);
      if (entry === null) continue;
      this.forgetUnreadable([issue.id]);
      if (!entry.isWanted) continue;
      this.markWhole(entry, issue.updated_at);
      accepted.push(issue);
    }
    this.deps.sink.put(accepted.map(issue => this.deps.toTicket(issue)));
    return accepted;
  }

  /** Somebody else has put a whole ticket into the store: a panel that read it, or a write. */
  noteTaken(ticket: Ticket, isWanted: boolean): void {
    const entry = this.entryOf(ticket.id);
    entry.updatedAt = Math.max(entry.updatedAt, ticket.updatedAt);
    entry.isWanted = isWanted;
    if (isWanted) this.markWhole(entry, ticket.updatedAt);
  }

  takeUnreadable(rows: readonly UnreadableTicket[]): void {
    if (rows.length === 0) return;
    for (const row of rows) {
      this.unreadable.set(row.id ?? `row:${row.reason}`, row);
      if (row.id === null) continue;
      const entry = this.entryOf(row.id);
      entry.wholeAt = entry.updatedAt;
    }
    this.deps.sink.remove(rows.flatMap(({ id }) => id ?? []));
    this.showUnreadable();
  }

  /** The server has said that these are no more, or are not for us. */
  takeGone(ids: readonly number[]): void {
    for (const id of ids) this.entries.delete(id);
    this.forgetUnreadable(ids);
    this.deps.record.drop(ids);
    this.deps.sink.remove(ids);
  }

  private entryOf(id: number): Entry {
    let entry = this.entries.get(id);
    if (entry === undefined) {
      entry = { updatedAt: Number.NEGATIVE_INFINITY, isWanted: false, wholeAt: null, isUnsettled: false };
      this.entries.set(id, entry);
    }
    return entry;
  }

  /** The entry of an issue that is not older than what is known; `null` for an outdated one. */
  private seen(issue: Issue): Entry | null {
    const entry = this.entryOf(issue.id);
    if (issue.updated_at < entry.updatedAt && issue.updated_at < (entry.wholeAt ?? Number.POSITIVE_INFINITY)) {
      return null;
    }
    if (issue.updated_at >= entry.updatedAt) {
      entry.updatedAt = issue.updated_at;
      const wasWanted = entry.isWanted;
      entry.isWanted = this.deps.isWanted(issue);
      if (wasWanted && !entry.isWanted) this.drop([issue.id]);
    }
    return entry;
  }

  private markWhole(entry: Entry, updatedAt: number): void {
    entry.wholeAt = updatedAt;
    entry.isUnsettled = this.deps.now() - updatedAt < settlesAfterMs;
  }

  private drop(ids: readonly number[]): void {
    for (const id of ids) {
      const entry = this.entries.get(id);
      if (entry) entry.wholeAt = null;
    }
    this.forgetUnreadable(ids);
    this.deps.record.drop(ids);
    this.deps.sink.remove(ids);
  }

  private forgetUnreadable(ids: readonly number[]): void {
    if (ids.filter(id => this.unreadable.delete(id)).length > 0) this.showUnreadable();
  }

  private showUnreadable(): void {
    this.deps.sink.setUnreadable([...this.unreadable.values()]);
  }
}

function isIncomplete({ isWanted, wholeAt, updatedAt }: Entry): boolean {
  return isWanted && wholeAt !== updatedAt;
}
