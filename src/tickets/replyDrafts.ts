import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfExists } from '../base/atomicFile';
import { Emitter } from '../base/emitter';
import type { Disposable } from '../base/disposable';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { sha256Hex } from '../base/sha256';
import { DraftFile } from './draftFile';
import { PendingFiles } from './pendingFiles';
import { isEmpty, parseDraft, type DraftReference } from './replyDraft';

/** How long the trace of a sent reply is kept: it tells a panel that comes back late that its text has been sent. */
const keepEmptyMs = 30 * 24 * 3_600_000;
const keepTemporaryMs = 24 * 3_600_000;

/** Ending of the folder with the files that wait with a draft. */
const filesSuffix = '.files';

/** A draft file that could not be read; nothing was deleted. */
export interface BrokenDraft {
  readonly reference: DraftReference;
  readonly keptAs: string;
}

export interface ReplyDraftsOptions {
  /** Where the files live; made when the first draft is written. */
  readonly folder: string;
  /** Identifies this window: different in every one, the same while it lives. */
  readonly writer: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The replies being typed, kept on the disk: one file for each server and ticket. */
export class ReplyDrafts implements Disposable {
  private readonly files = new Map<string, DraftFile>();
  private readonly attachments = new Map<string, PendingFiles>();
  private readonly broken: Emitter<BrokenDraft>;

  constructor(private readonly options: ReplyDraftsOptions) {
    this.broken = new Emitter(error => options.log.error('A listener for broken drafts failed', error));
    this.onDidFindBroken = this.broken.event;
  }

  readonly onDidFindBroken;

  get writer(): string {
    return this.options.writer;
  }

  /** The draft of a ticket; the same object for the same ticket, so that writes go one after another. */
  of(reference: DraftReference): DraftFile {
    const name = draftFileName(reference);
    const known = this.files.get(name);
    if (known !== undefined) return known;
    const file = new DraftFile(join(this.options.folder, name), reference, {
      writer: this.options.writer,
      clock: this.options.clock,
      log: this.options.log,
      onBroken: (of, keptAs) => this.broken.fire({ reference: of, keptAs }),
    });
    this.files.set(name, file);
    return file;
  }

  /** The files that wait with the draft of a ticket; the same object for the same ticket. */
  filesOf(reference: DraftReference): PendingFiles {
    return this.filesIn(draftFileName(reference).replace(/\.json$/, filesSuffix));
  }

  /** Removes what nobody needs any more: old traces of sent replies, and what a killed process left half made. */
  async tidy(): Promise<void> {
    const now = this.options.clock.now();
    for (const name of await this.names()) {
      const path = join(this.options.folder, name);
      try {
        if (name.endsWith(filesSuffix)) await this.filesIn(name).tidy();
        const age = now - (await stat(path)).mtimeMs;
        const isLeftover = name.endsWith('.tmp') && age > keepTemporaryMs;
        const isTrace = name.endsWith('.json') && age > keepEmptyMs && saysNothing(await readIfExists(path));
        if (isLeftover || isTrace) await rm(path, { force: true });
      } catch (error) {
        this.options.log.warn(`${name} in the drafts' folder could not be tidied: ${String(error)}`);
      }
    }
  }

  /** Numbers of the tickets of a server with a text or files that were never sent, or are not known to have landed. */
  async unsentOf(origin: string): Promise<readonly number[]> {
    const ids = new Set<number>();
    for (const { name, ticketId } of await this.entriesOf(origin)) {
      const isUnsent = name.endsWith(filesSuffix)
        ? (await this.filesIn(name).load()).length > 0
        : !saysNothing(await readIfExists(join(this.options.folder, name)));
      if (isUnsent) ids.add(ticketId);
    }
    return [...ids].toSorted((a, b) => a - b);
  }

  /** Deletes every reply to a server's tickets for good, with the files that wait with it. */
  async removeOf(origin: string): Promise<void> {
    for (const { name } of await this.entriesOf(origin)) {
      // What is being written at this moment goes first.
      await this.files.get(name)?.load();
      await this.attachments.get(name)?.load();
      this.attachments.get(name)?.dispose();
      this.files.delete(name);
      this.attachments.delete(name);
      await rm(join(this.options.folder, name), { recursive: true, force: true });
    }
  }

  dispose(): void {
    this.broken.dispose();
    for (const files of this.attachments.values()) files.dispose();
  }

  private filesIn(name: string): PendingFiles {
    const known = this.attachments.get(name);
    if (known !== undefined) return known;
    const { folder, clock, log } = this.options;
    const files = new PendingFiles(join(folder, name), { clock, log });
    this.attachments.set(name, files);
    return files;
  }

  /** What lies in the folder for a server: texts (`.json`) and folders of files. */
  private async entriesOf(origin: string): Promise<readonly { readonly name: string; readonly ticketId: number }[]> {
    const start = serverPrefix(origin);
    return (await this.names()).flatMap(name => {
      const ticketId = name.startsWith(start)
        ? /^(\d+)\.(?:json|files)$/.exec(name.slice(start.length))?.[1]
        : undefined;
      return ticketId === undefined ? [] : [{ name, ticketId: Number(ticketId) }];
    });
  }

  private async names(): Promise<readonly string[]> {
    try {
      return await readdir(this.options.folder);
    } catch {
      return [];
    }
  }
}

/** Safe on every file system whatever the server is called. */
export function draftFileName(reference: DraftReference): string {
  return `${serverPrefix(reference.origin)}${reference.ticketId}.json`;
}

function serverPrefix(origin: string): string {
  return `${sha256Hex(origin).slice(0, 24)}-`;
}

function saysNothing(text: string | null): boolean {
  const draft = text === null ? null : parseDraft(text);
  return draft !== null && isEmpty(draft) && draft.sending === null;
}
