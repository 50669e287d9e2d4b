import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { hasCode, readIfExists, writeAtomically } from '../base/atomicFile';
import type { Clock } from '../base/clock';
import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/emitter';
import type { Log } from '../base/log';
import { err, ok, type Result } from '../base/result';
import { sha256Hex } from '../base/sha256';

const pendingFile = z.object({
  version: z.literal(1),
  id: z.uuid(),
  name: z.string().min(1),
  /** Bytes. */
  size: z.int().nonnegative(),
  /** Hex SHA-256 of the content. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  addedAt: z.number(),
});

/** A file that waits to be sent with a reply. */
export type PendingFile = Readonly<z.infer<typeof pendingFile>>;

export type PendingFileError =
  /** The same name and content waits already. */
  | { readonly kind: 'twice' }
  /** Its bytes are no longer there, or are others. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'io'; readonly reason: string };

const leftoverAfterMs = 24 * 3_600_000;

/**
 * The files that wait with one reply, copied beside its draft, so that neither a crash nor a moved source loses one.
 * Each is its own pair of files, content first and then its description, which makes it count: windows need no lock,
 * and what a killed process left half done is not there.
 */
export class PendingFiles implements Disposable {
  private files: readonly PendingFile[] = [];
  /** Being written: not there yet, but not to be added a second time. */
  private readonly arriving = new Set<PendingFile>();
  private readonly removed = new Set<string>();
  private lastAddedAt = 0;
  private readonly changes: Emitter<void>;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly context: { readonly clock: Clock; readonly log: Log },
  ) {
    this.changes = new Emitter(error => context.log.error('A listener of waiting files failed', error));
    this.onDidChange = this.changes.event;
  }

  readonly onDidChange;

  /** As last read or written by this window, in the order in which they were added. */
  get all(): readonly PendingFile[] {
    return this.files;
  }

  /** Reads anew what waits: other windows add and send, too. */
  load(): Promise<readonly PendingFile[]> {
    return this.inTurn(() => this.readFolder());
  }

  /** Keeps a copy. When it resolves with the file, its bytes are on the disk. */
  async add(name: string, content: Uint8Array): Promise<Result<PendingFile, PendingFileError>> {
    const sha256 = sha256Hex(content);
    const isSame = (file: PendingFile): boolean => file.name === name && file.sha256 === sha256;
    if ([...this.files, ...this.arriving].some(isSame)) return err({ kind: 'twice' });
    this.lastAddedAt = Math.max(this.context.clock.now(), this.lastAddedAt + 1);
    const file: PendingFile = {
      version: 1,
      id: randomUUID(),
      name,
      size: content.length,
      sha256,
      addedAt: this.lastAddedAt,
    };
    this.arriving.add(file);
    return this.inTurn(() => this.write(file, content));
  }

  async read(id: string): Promise<Result<Uint8Array, PendingFileError>> {
    const file = this.files.find(each => each.id === id);
    if (file === undefined) return err({ kind: 'gone' });
    try {
      const content = new Uint8Array(await readFile(this.contentPath(id)));
      return sha256Hex(content) === file.sha256 ? ok(content) : err({ kind: 'gone' });
    } catch (error) {
      return err(hasCode(error, 'ENOENT') ? { kind: 'gone' } : this.io(error));
    }
  }

  /** It has landed, or the person no longer wants it. */
  remove(id: string): Promise<Result<void, PendingFileError>> {
    return this.inTurn(() => this.delete(id));
  }

  /** Removes what a killed process left half made. */
  async tidy(): Promise<void> {
    const names = await this.names();
    const described = new Set(names.filter(name => name.endsWith('.json')).map(name => name.slice(0, -'.json'.length)));
    for (const name of names) {
      const isHalf = name.endsWith('.tmp') || (name.endsWith('.bin') && !described.has(name.slice(0, -'.bin'.length)));
      if (!isHalf) continue;
      const path = join(this.folder, name);
      const { mtimeMs } = await stat(path);
      if (this.context.clock.now() - mtimeMs > leftoverAfterMs) await rm(path, { force: true });
    }
  }

  dispose(): void {
    this.changes.dispose();
  }

  private async write(file: PendingFile, content: Uint8Array): Promise<Result<PendingFile, PendingFileError>> {
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeAtomically(this.contentPath(file.id), content);
      await writeAtomically(this.path(file.id), JSON.stringify(file));
      this.become([...this.files, file].sort((a, b) => a.addedAt - b.addedAt));
      return ok(file);
    } catch (error) {
      return err(this.io(error));
    } finally {
      this.arriving.delete(file);
    }
  }

  /** Whatever the disk says, what has landed is not offered for sending again. */
  private async delete(id: string): Promise<Result<void, PendingFileError>> {
    if (!this.files.some(file => file.id === id)) return ok(undefined);
    this.removed.add(id);
    this.become(this.files.filter(file => file.id !== id));
    try {
      await rm(this.path(id), { force: true });
      await rm(this.contentPath(id), { force: true });
      return ok(undefined);
    } catch (error) {
      return err(this.io(error));
    }
  }

  private async readFolder(): Promise<readonly PendingFile[]> {
    const names = await this.names();
    const found = await Promise.all(names.filter(name => name.endsWith('.json')).map(name => this.describe(name)));
    const files = found
      .filter(file => file !== null)
      .filter(({ id }) => !this.removed.has(id))
      .sort((a, b) => a.addedAt - b.addedAt);
    if (JSON.stringify(files) !== JSON.stringify(this.files)) this.become(files);
    return files;
  }

  /** `null` for a description that is torn or has lost its content. */
  private async describe(name: string): Promise<PendingFile | null> {
    try {
      const parsed = pendingFile.safeParse(JSON.parse((await readIfExists(join(this.folder, name))) ?? 'null'));
      if (!parsed.success || name !== `${parsed.data.id}.json`) return null;
      const { size } = await stat(this.contentPath(parsed.data.id));
      return size === parsed.data.size ? parsed.data : null;
    } catch (error) {
      this.context.log.warn(`A waiting file could not be read: ${error instanceof Error ? error.message : ''}`);
      return null;
    }
  }

  private async names(): Promise<readonly string[]> {
    try {
      return await readdir(this.folder);
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) this.io(error);
      return [];
    }
  }

  private io(error: unknown): PendingFileError {
    this.context.log.error('Waiting files could not be read or written', error);
    return { kind: 'io', reason: error instanceof Error ? error.message : String(error) };
  }

  private path(id: string): string {
    return join(this.folder, `${id}.json`);
  }

  private contentPath(id: string): string {
    return join(this.folder, `${id}.bin`);
  }

  /** One after another, so that a reading never forgets what was being written. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.tail.then(work, work);
    this.tail = mine.catch(() => undefined);
    return mine;
  }

  private become(files: readonly PendingFile[]): void {
    this.files = files;
    this.changes.fire();
  }
}
