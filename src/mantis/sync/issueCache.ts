import { join } from 'node:path';
import { withFileLock } from '../../base/fileLock';
import type { Log } from '../../base/log';
import { readStamped, writeStamped } from '../../base/stampedFile';
import type { Issue } from '../schema/issue';

export interface IssueCacheDeps {
  /** Belongs to one server and one account: see `serverFolder`. */
  readonly folder: string;
  /** Files with another stamp are not read: another version of the product, or of the account's rights, wrote them. */
  readonly stamp: string;
  /** Epoch milliseconds by the server's clock. */
  readonly now: () => number;
  readonly log: Log;
}

/** An issue as it was read, and when. */
export interface CachedIssue {
  readonly issue: Issue;
  /** Epoch milliseconds by the server's clock. */
  readonly readAt: number;
}

const FORMAT = 1;
const SHARDS = 64;
const FLUSH_AFTER_MS = 3_000;
const PATIENCE_MS = 5_000;
/** Resolved issues that were opened once; the latest stay readable. */
const OPENED_PER_SHARD = 6;

interface Entry extends CachedIssue {
  /** Of the queue; the others were opened once. */
  readonly isQueued: boolean;
}

type Shard = Map<number, Entry>;

/**
 * The issues of a server as they were last read, on the disk: what there is to look at when the server cannot be reached,
 * and what need not be read again after a restart. Sharded by id, so that a change writes little; each shard is written
 * atomically with its checksum, and a torn one counts as empty.
 */
export class IssueCache {
  private readonly pending = new Map<number, Entry | null>();
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(private readonly deps: IssueCacheDeps) {}

  /** Everything of the queue; a shard that cannot be read is left out and removed. */
  async queued(): Promise<readonly CachedIssue[]> {
    const found: CachedIssue[] = [];
    for (let number = 0; number < SHARDS; number++) {
      const shard = await this.read(number);
      for (const entry of shard.values()) if (entry.isQueued) found.push(entry);
    }
    return found;
  }

  /** One issue, of the queue or opened once. */
  async find(id: number): Promise<CachedIssue | null> {
    const pending = this.pending.get(id);
    if (pending) return pending;
    return (await this.read(id % SHARDS)).get(id) ?? null;
  }

  keep(issues: readonly Issue[], isQueued: boolean): void {
    const readAt = this.deps.now();
    for (const issue of issues) this.pending.set(issue.id, { issue, readAt, isQueued });
    this.flushSoon();
  }

  /** No longer of the queue, or gone; a null among what is pending stands for that. */
  drop(ids: readonly number[]): void {
    for (const id of ids) {
      const entry = this.pending.get(id);
      this.pending.set(id, entry ? { ...entry, isQueued: false } : null);
    }
    this.flushSoon();
  }

  /** Resolves when everything kept so far is on the disk. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushing = this.flushing.then(() => this.writePending());
    return this.flushing;
  }

  /** Writes what is left; nothing is written afterwards, also into a folder that a sign-out removes. */
  async close(): Promise<void> {
    await this.flush();
    this.isClosed = true;
  }

  /** Ends without writing; resolves when nothing is being written any more. */
  async discard(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.pending.clear();
    await this.flushing;
  }

  private flushSoon(): void {
    if (this.pending.size === 0 || this.isClosed) return;
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
    this.timer.unref();
  }

  private async writePending(): Promise<void> {
    if (this.isClosed || this.pending.size === 0) return;
    const byShard = new Map<number, Map<number, Entry | null>>();
    for (const [id, entry] of this.pending) {
      const number = id % SHARDS;
      const changes = byShard.get(number) ?? new Map<number, Entry | null>();
      byShard.set(number, changes.set(id, entry));
    }
    this.pending.clear();
    try {
      await withFileLock(join(this.deps.folder, 'issues.lock'), PATIENCE_MS, async () => {
        for (const [number, changes] of byShard) {
          if (this.isClosed) return;
          await this.write(number, changes);
        }
      });
    } catch (error) {
      this.deps.log.error('The last known tickets could not be kept on the disk.', error);
    }
  }

  private async write(number: number, changes: ReadonlyMap<number, Entry | null>): Promise<void> {
    const shard = await this.read(number);
    for (const [id, entry] of changes) {
      const before = shard.get(id);
      if (entry !== null) shard.set(id, entry);
      else if (before !== undefined) shard.set(id, { ...before, isQueued: false });
    }
    const opened = [...shard.values()].filter(({ isQueued }) => !isQueued).sort((a, b) => b.readAt - a.readAt);
    for (const { issue } of opened.slice(OPENED_PER_SHARD)) shard.delete(issue.id);
    await writeStamped(this.fileOf(number), this.stamp, JSON.stringify([...shard.values()]));
  }

  private async read(number: number): Promise<Shard> {
    try {
      const body = await readStamped(this.fileOf(number), this.stamp, path =>
        this.deps.log.warn(`${path} is of no use and is made anew.`),
      );
      const entries = body === null ? [] : (JSON.parse(body) as readonly Entry[]);
      return new Map(entries.map(entry => [entry.issue.id, entry]));
    } catch (error) {
      this.deps.log.warn(`Known tickets could not be read: ${String(error)}`);
      return new Map();
    }
  }

  private get stamp(): string {
    return `${FORMAT} ${this.deps.stamp}`;
  }

  private fileOf(number: number): string {
    return join(this.deps.folder, `issues-${String(number).padStart(2, '0')}.json`);
  }
}
