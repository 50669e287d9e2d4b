import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Disposable } from '../../base/disposable';
import { readIfExists, writeAtomically } from '../../base/atomicFile';
import { withFileLock } from '../../base/fileLock';
import type { Log } from '../../base/log';
import { sha256Hex } from '../../base/sha256';
import type { News } from './ticketSync';

export interface NewsFeedDeps {
  /** Belongs to one server and one account: see `serverFolder`. */
  readonly folder: string;
  readonly log: Log;
  /** News of another window; not called for one's own. */
  readonly onNews: (news: News) => void;
}

/** Where the windows of this machine share what they know of a server, as one account sees it. */
export function serverFolder(storage: string, server: string, userId: number): string {
  const key = sha256Hex(`${server}\n${userId}`).slice(0, 24);
  return join(storage, 'servers', key);
}

/** Batches older than the latest so many are of no use: whoever missed one looks for himself. */
const KEPT = 50;
const LOOK_EVERY_MS = 3_000;
const PATIENCE_MS = 2_000;

const batchSchema = z.object({
  version: z.literal(1),
  writer: z.string(),
  issues: z.array(z.unknown()),
  left: z.array(z.int()),
  isMore: z.boolean(),
});

/** Files that the windows on one server write for each other, one for each piece of news, numbered in order. */
export class NewsFeed implements Disposable {
  private readonly writer = randomUUID();
  private last: number | null = null;
  private watcher: FSWatcher | undefined;
  private readonly timer: NodeJS.Timeout;
  private reading: Promise<void>;
  private isEnded = false;

  constructor(private readonly deps: NewsFeedDeps) {
    this.reading = this.begin();
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  /** Tells the other windows. What cannot be told is logged: they look for themselves before long. */
  async publish({ issues, left, isMore }: News): Promise<void> {
    if (this.isEnded || (issues.length === 0 && left.length === 0 && !isMore)) return;
    const batch = { version: 1, writer: this.writer, issues, left, isMore };
    try {
      await withFileLock(join(this.deps.folder, 'news.lock'), PATIENCE_MS, async () => {
        const numbers = await this.numbers();
        const next = (numbers.at(-1) ?? 0) + 1;
        await writeAtomically(this.fileOf(next), JSON.stringify(batch));
        for (const old of numbers.slice(0, -KEPT)) await rm(this.fileOf(old), { force: true });
      });
    } catch (error) {
      this.deps.log.error('Other windows could not be told the news.', error);
    }
  }

  dispose(): void {
    this.isEnded = true;
    clearInterval(this.timer);
    this.watcher?.close();
  }

  private async begin(): Promise<void> {
    try {
      await mkdir(this.deps.folder, { recursive: true, mode: 0o700 });
      this.last = (await this.numbers()).at(-1) ?? 0;
      if (this.isEnded) return;
      this.watcher = watch(this.deps.folder, { persistent: false }, () => this.look());
      this.watcher.on('error', () => this.watcher?.close());
    } catch (error) {
      this.deps.log.error('The folder for news of other windows cannot be watched.', error);
    }
  }

  private look(): void {
    this.reading = this.reading.then(() => this.readNew());
  }

  private async readNew(): Promise<void> {
    if (this.isEnded || this.last === null) return;
    try {
      const numbers = await this.numbers();
      const fresh = numbers.filter(number => number > (this.last ?? 0));
      if (fresh.length === 0) return;
      if ((fresh[0] ?? 0) > this.last + 1) this.deps.onNews({ issues: [], left: [], isMore: true });
      for (const number of fresh) {
        const news = parse(await readIfExists(this.fileOf(number)));
        this.last = number;
        if (news.writer !== this.writer && !this.isDisposed()) this.deps.onNews(news);
      }
    } catch (error) {
      this.deps.log.error('The news of another window could not be read.', error);
    }
  }

  private isDisposed(): boolean {
    return this.isEnded;
  }

  private async numbers(): Promise<readonly number[]> {
    const names = await readdir(this.deps.folder);
    return names
      .flatMap(name => /^news-(\d{9})\.json$/.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  }

  private fileOf(number: number): string {
    return join(this.deps.folder, `news-${String(number).padStart(9, '0')}.json`);
  }
}

/** What cannot be understood means that there is something to look for. */
function parse(text: string | null): News & { readonly writer: string } {
  try {
    return batchSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return { writer: '', issues: [], left: [], isMore: true };
  }
}
