import { watch, type FSWatcher } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { hasCode, readIfExists, setAside, writeAtomically } from '../../base/atomicFile';
import type { Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import { withFileLock } from '../../base/fileLock';
import type { Log } from '../../base/log';
import { joinMarks, sameMark, type SeenMark } from './seenMark';
import { mergeMark, mergeMarks, parseShard, shardText, type Marks, type StampedMark } from './seenShard';

export interface SeenMarksDeps {
  /** Belongs to one server and one account. */
  readonly folder: string;
  /** Epoch milliseconds by the server's clock. */
  readonly now: () => number;
  readonly log: Log;
}

const shards = 16;
const patienceMs = 2_000;
/** Where the operating system tells nothing about a folder (network drives). */
const lookEveryMs = 5_000;
const beginning = z.object({ version: z.literal(1), since: z.number() });

/**
 * How far this person has read the tickets of a server, on the disk: in a few files, each replaced whole, shared by the
 * windows of this machine.
 */
export class SeenMarks implements Disposable {
  private readonly marks = new Map<number, StampedMark>();
  /** What the files looked like when they were last read. */
  private readonly looks = new Map<number, string>();
  private isLookWanted = false;
  private begin = Number.POSITIVE_INFINITY;
  private readonly toWrite = new Map<number, Map<number, StampedMark>>();
  private readonly changes: Emitter<readonly number[] | null>;
  private watcher: FSWatcher | undefined;
  private readonly timer: NodeJS.Timeout;
  private tail: Promise<void>;
  private lastStamp = 0;
  private isEnded = false;

  constructor(private readonly deps: SeenMarksDeps) {
    this.changes = new Emitter(error => deps.log.error('A listener of the unread tickets failed', error));
    this.onDidChange = this.changes.event;
    this.tail = this.inTurn(() => this.start());
    this.timer = setInterval(() => this.look(), lookEveryMs);
    this.timer.unref();
  }

  /** Ids of tickets whose marks have changed; `null` for all of them. */
  readonly onDidChange;

  /** From when on things are new; nothing is before the disk has told. */
  get since(): number {
    return this.begin;
  }

  of(ticketId: number): SeenMark | null {
    return this.marks.get(ticketId) ?? null;
  }

  /** The person has read so far. Counts at once; the disk follows. */
  read(ticketId: number, mark: Omit<SeenMark, 'isMarked'>): void {
    const before = this.marks.get(ticketId);
    const after = { ...mark, isMarked: false };
    this.put(ticketId, before === undefined ? after : joinMarks(before, after));
  }

  /** The person wants the ticket unread. @param otherwise what counts as read when it never was */
  markUnread(ticketId: number, otherwise: SeenMark): void {
    this.put(ticketId, { ...(this.marks.get(ticketId) ?? otherwise), isMarked: true });
  }

  /** What has been told so far is on the disk, and what the disk had is known. */
  async settled(): Promise<void> {
    await this.tail;
  }

  dispose(): void {
    this.isEnded = true;
    clearInterval(this.timer);
    this.watcher?.close();
    this.changes.dispose();
  }

  private put(ticketId: number, mark: SeenMark): void {
    const before = this.marks.get(ticketId);
    if (before !== undefined && sameMark(before, mark)) return;
    this.lastStamp = Math.max(Date.now(), this.lastStamp + 1);
    const stamped = { ...mark, stamp: this.lastStamp };
    this.marks.set(ticketId, stamped);
    const shard = ticketId % shards;
    const waiting = this.toWrite.get(shard);
    if (waiting === undefined) {
      this.toWrite.set(shard, new Map([[ticketId, stamped]]));
      this.tail = this.inTurn(() => this.write(shard));
    } else waiting.set(ticketId, stamped);
    this.changes.fire([ticketId]);
  }

  private async start(): Promise<void> {
    await mkdir(this.deps.folder, { recursive: true, mode: 0o700 });
    this.begin = await this.beginning();
    await this.readChanged();
    if (this.isEnded) return;
    this.watcher = watch(this.deps.folder, { persistent: false }, () => this.look());
    this.watcher.on('error', () => this.watcher?.close());
    this.changes.fire(null);
  }

  /** The first window on a server says when all began. */
  private beginning(): Promise<number> {
    const path = join(this.deps.folder, 'since.json');
    return withFileLock(`${path}.lock`, patienceMs, async () => {
      const kept = parseBeginning(await readIfExists(path));
      if (kept !== null) return kept;
      const since = this.deps.now();
      await writeAtomically(path, JSON.stringify({ version: 1, since }));
      return since;
    });
  }

  private look(): void {
    if (this.isEnded || this.isLookWanted) return;
    this.isLookWanted = true;
    this.tail = this.inTurn(async () => {
      this.isLookWanted = false;
      this.tell(await this.readChanged());
    });
  }

  /** Reads the files that another window has written; resolves with the tickets whose marks are others now. */
  private async readChanged(): Promise<readonly number[]> {
    const changed: number[] = [];
    for (let shard = 0; shard < shards && !this.isEnded; shard++) {
      const look = await this.lookOf(shard);
      if (look === null || look === this.looks.get(shard)) continue;
      changed.push(...this.take(await this.readShard(shard)));
      this.looks.set(shard, look);
    }
    return changed;
  }

  private async lookOf(shard: number): Promise<string | null> {
    try {
      const { mtimeMs, size, ino } = await stat(this.pathOf(shard));
      return `${mtimeMs} ${size} ${ino}`;
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return null;
      throw error;
    }
  }

  private async write(shard: number): Promise<void> {
    const path = this.pathOf(shard);
    await withFileLock(`${path}.lock`, patienceMs, async () => {
      const waiting = this.toWrite.get(shard);
      this.toWrite.delete(shard);
      if (waiting === undefined) return;
      try {
        const merged = mergeMarks(await this.readShard(shard), waiting);
        await writeAtomically(path, shardText(merged));
        this.tell(this.take(merged));
      } catch (error) {
        // Goes along with the next write.
        this.toWrite.set(shard, new Map([...waiting, ...(this.toWrite.get(shard) ?? [])]));
        throw error;
      }
    });
  }

  private async readShard(shard: number): Promise<Marks> {
    const path = this.pathOf(shard);
    const text = await readIfExists(path);
    if (text === null) return new Map();
    const marks = parseShard(text);
    if (marks !== null) return marks;
    const keptAs = await setAside(path, '.broken').catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return null; // Another window was quicker.
      throw error;
    });
    if (keptAs !== null) this.deps.log.warn(`What was read of some tickets is not known any more: see ${keptAs}`);
    return new Map();
  }

  /** Takes over what the disk knows; resolves with the tickets whose marks are others now. */
  private take(marks: Marks): readonly number[] {
    const changed: number[] = [];
    for (const [id, mark] of marks) {
      const own = this.marks.get(id);
      const merged = own === undefined ? mark : mergeMark(own, mark);
      if (own !== undefined && sameMark(own, merged)) continue;
      this.marks.set(id, merged);
      changed.push(id);
    }
    return changed;
  }

  private tell(changed: readonly number[]): void {
    if (changed.length > 0) this.changes.fire(changed);
  }

  private pathOf(shard: number): string {
    return join(this.deps.folder, `seen-${shard.toString(16)}.json`);
  }

  /** What the disk throws costs no more than that a ticket is unread once more. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const before = this.tail as Promise<void> | undefined;
    return Promise.resolve(before)
      .then(work)
      .catch((error: unknown) => this.deps.log.error('What was read could not be kept on the disk', error));
  }
}

function parseBeginning(text: string | null): number | null {
  try {
    return beginning.parse(JSON.parse(text ?? '')).since;
  } catch {
    return null;
  }
}
