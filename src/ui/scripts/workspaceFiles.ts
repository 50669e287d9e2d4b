import { basename } from 'node:path';
import * as vscode from 'vscode';
import { concurrently } from '../../base/concurrently';
import { decodeText } from '../../base/decodeText';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { Log } from '../../base/log';
import { excludeGlob } from './excludedFiles';
import { factsOfFile, type FileFacts } from './fileFacts';

export interface WorkspaceFile {
  readonly uri: vscode.Uri;
  readonly facts: FileFacts;
}

interface Entry {
  readonly uri: vscode.Uri;
  readonly mtime: number;
  readonly size: number;
  /** `null` for what is too big, no text, or cannot be read. */
  readonly facts: FileFacts | null;
}

const mostFiles = 5_000;
const biggestFile = 1024 * 1024;
const readersAtATime = 6;
/** A checkout or an unpacking brings many changes at once. */
const settleMs = 1_000;

/** What the files of the workspace say of tickets and scripts. Read when first asked for, then only what has changed. */
export class WorkspaceFiles implements Disposable {
  private entries = new Map<string, Entry>();
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new Emitter<void>());
  readonly onDidChange = this.changes.event;
  private isStale = true;
  private isWanted = false;
  private isOver = false;
  private reading: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private rises = 0;

  constructor(private readonly log: Log) {
    const watcher = this.owned.add(vscode.workspace.createFileSystemWatcher('**/*'));
    this.owned.add(watcher.onDidCreate(() => this.readSoon()));
    this.owned.add(
      watcher.onDidChange(uri => {
        if (this.entries.has(uri.toString())) this.readSoon();
      }),
    );
    this.owned.add(watcher.onDidDelete(uri => this.drop(uri)));
    this.owned.add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.readSoon()));
  }

  /** Rises whenever `all` may have something else to say. */
  get version(): number {
    return this.rises;
  }

  /** `null` until the files have been read for the first time; asking begins it. */
  all(): readonly WorkspaceFile[] | null {
    this.isWanted = true;
    if (this.isStale && this.reading === null) void this.read();
    if (this.rises === 0) return null;
    return [...this.entries.values()].flatMap(({ uri, facts }) => (facts === null ? [] : [{ uri, facts }]));
  }

  dispose(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    this.owned.dispose();
  }

  private readSoon(): void {
    this.isStale = true;
    if (!this.isWanted) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.read(), settleMs);
  }

  private drop(uri: vscode.Uri): void {
    const key = uri.toString();
    const gone = [...this.entries.keys()].filter(each => each === key || each.startsWith(`${key}/`));
    for (const each of gone) this.entries.delete(each);
    if (gone.length > 0) this.tell();
  }

  private async read(): Promise<void> {
    if (this.reading !== null) {
      await this.reading;
      if (!this.isStale || this.isOver) return;
    }
    this.isStale = false;
    this.reading = this.readAll()
      .catch((error: unknown) => this.log.warn(`The files of the workspace could not be listed: ${String(error)}`))
      .finally(() => {
        this.reading = null;
        if (!this.isOver) this.tell();
      });
    await this.reading;
  }

  private async readAll(): Promise<void> {
    const configuration = vscode.workspace.getConfiguration();
    const exclude = excludeGlob(configuration.get('files.exclude'), configuration.get('search.exclude'));
    const uris = await vscode.workspace.findFiles('**/*', exclude, mostFiles);
    const entries = new Map<string, Entry>();
    await concurrently(uris, readersAtATime, async uri => {
      const entry = await this.entryOf(uri);
      if (entry !== null) entries.set(uri.toString(), entry);
      return !this.isOver;
    });
    if (!this.isOver) this.entries = entries;
  }

  /** What is known of the file still holds while its time and size are the same. */
  private async entryOf(uri: vscode.Uri): Promise<Entry | null> {
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(uri);
      const known = this.entries.get(uri.toString());
      if (known?.mtime === mtime && known.size === size) return known;
      const text = size > biggestFile ? null : decodeText(await vscode.workspace.fs.readFile(uri));
      return { uri, mtime, size, facts: text === null ? null : factsOfFile(basename(uri.path), text.text) };
    } catch {
      // Gone meanwhile, or not ours to read.
      return null;
    }
  }

  private tell(): void {
    this.rises++;
    this.changes.fire();
  }
}
