import { join } from 'node:path';
import type { Log } from '../../base/log';
import { sha256Hex } from '../../base/sha256';
import { readStamped, writeStamped } from '../../base/stampedFile';
import type { Dictionary } from '../../mantis/dictionary';
import type { ProjectUser } from '../../mantis/people';

/** What a session is made of besides its connection: enough to show the last known tickets without a server. */
export interface SessionSnapshot {
  readonly me: ProjectUser;
  readonly dictionaries: readonly Dictionary[];
}

const fileName = 'session.json';
const format = 1;

/** @param folder of the server and the account */
export async function keepSnapshot(
  folder: string,
  productVersion: string,
  snapshot: SessionSnapshot,
  log: Log,
): Promise<void> {
  try {
    await writeStamped(join(folder, fileName), stampOf(productVersion), JSON.stringify(snapshot, writeMap));
  } catch (error) {
    log.error('What is needed to work without the server could not be kept.', error);
  }
}

/** `null` where nothing is known, or only to another version of the product. */
export async function readSnapshot(folder: string, productVersion: string, log: Log): Promise<SessionSnapshot | null> {
  try {
    const body = await readStamped(join(folder, fileName), stampOf(productVersion), path =>
      log.warn(`${path} is of no use and is made anew.`),
    );
    return body === null ? null : (JSON.parse(body, readMap) as SessionSnapshot);
  } catch (error) {
    log.warn(`What is known of the server could not be read: ${String(error)}`);
    return null;
  }
}

/** Changes with what the account may see: what was read with other rights is not to be shown. */
export function rightsOf({ me, dictionaries }: SessionSnapshot): string {
  const levels = dictionaries.map(({ project, myAccessLevel }) => `${project.id}:${myAccessLevel}`).sort();
  return sha256Hex(`${me.id} ${levels.join(' ')}`).slice(0, 16);
}

function stampOf(productVersion: string): string {
  return `${format} ${productVersion}`;
}

const mapMark = '$map';

function writeMap(_key: string, value: unknown): unknown {
  return value instanceof Map ? { [mapMark]: [...(value as ReadonlyMap<unknown, unknown>)] } : value;
}

function readMap(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, mapMark)) return value;
  return new Map((value as { readonly [mapMark]: readonly (readonly [unknown, unknown])[] })[mapMark]);
}
