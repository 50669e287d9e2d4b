import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, readIfExists, setAside, writeAtomically } from '../../base/atomicFile';
import type { Log } from '../../base/log';
import { sha256Hex } from '../../base/sha256';
import type { KeptDraft } from './keptDraft';

const keepMs = 60 * 24 * 3_600_000;

/** Reads a kept draft from the text of its file; it is told apart because it brings the schemas with it. */
export type ReadKept = (text: string) => KeptDraft | null;

/** The drafts of tickets on the disk: one atomic file for each server and ticket, readable by its owner only. */
export class DraftStore {
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly read: () => Promise<ReadKept>,
    private readonly log: Log,
  ) {}

  /** The kept draft; null where there is none. A torn file is kept aside and counts as none. */
  async load(origin: string, ticketId: number): Promise<KeptDraft | null> {
    const path = this.pathOf(origin, ticketId);
    const text = await readIfExists(path);
    if (text === null) return null;
    const kept = (await this.read())(text);
    if (kept?.origin === origin && kept.draft.ticketId === ticketId) return kept;
    this.log.warn(`The kept draft of ticket ${ticketId} could not be read and was kept aside.`);
    await setAside(path, '.broken');
    return null;
  }

  /** One after another, so that the last one wins. @throws the file system's error. */
  save(kept: KeptDraft): Promise<void> {
    const done = this.tail.then(() =>
      writeAtomically(this.pathOf(kept.origin, kept.draft.ticketId), JSON.stringify(kept)),
    );
    this.tail = done.catch(() => undefined);
    return done;
  }

  /** Numbers of the tickets of a server that have a file. */
  async ticketsOf(origin: string): Promise<readonly number[]> {
    const prefix = `${serverKey(origin)}-`;
    return (await this.names()).flatMap(name => {
      const number =
        name.startsWith(prefix) && name.endsWith('.json') ? name.slice(prefix.length, -'.json'.length) : '';
      return /^\d+$/.test(number) ? [Number(number)] : [];
    });
  }

  /** Removes every file of a server, those that were kept aside too, once what is being saved has reached the disk. */
  removeOf(origin: string): Promise<void> {
    const prefix = `${serverKey(origin)}-`;
    const done = this.tail.then(async () => {
      const ours = (await this.names()).filter(name => name.startsWith(prefix));
      await Promise.all(ours.map(name => rm(join(this.folder, name), { force: true })));
    });
    this.tail = done.catch(() => undefined);
    return done;
  }

  /** Removes what nobody has touched for two months. */
  async tidy(now: number): Promise<void> {
    for (const name of await this.names()) {
      const path = join(this.folder, name);
      try {
        if (now - (await stat(path)).mtimeMs > keepMs) await rm(path, { force: true });
      } catch (error) {
        if (!hasCode(error, 'ENOENT')) throw error;
      }
    }
  }

  private async names(): Promise<readonly string[]> {
    try {
      return await readdir(this.folder);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    }
  }

  private pathOf(origin: string, ticketId: number): string {
    return join(this.folder, `${serverKey(origin)}-${ticketId}.json`);
  }
}

function serverKey(origin: string): string {
  return sha256Hex(origin).slice(0, 16);
}
