import { rm } from 'node:fs/promises';
import { readIfExists, writeAtomically } from './atomicFile';
import { sha256Hex } from './sha256';

/**
 * Writes a file that can be told from a torn, foreign or outdated one: its first line has a stamp and the checksum of
 * the rest. Atomic.
 * @param stamp what the reader must expect, such as a format and a version; one line
 */
export async function writeStamped(path: string, stamp: string, body: string): Promise<void> {
  await writeAtomically(path, `${firstLine(stamp, body)}\n${body}`);
}

/**
 * The body of a file that `writeStamped` wrote with the same stamp; `null` where there is none. Anything else is removed
 * and counts as none.
 * @param onUseless is told of a file that was removed
 */
export async function readStamped(
  path: string,
  stamp: string,
  onUseless: (path: string) => void,
): Promise<string | null> {
  const text = await readIfExists(path);
  if (text === null) return null;
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end >= 0 && text.slice(0, end) === firstLine(stamp, body)) return body;
  onUseless(path);
  await rm(path, { force: true });
  return null;
}

function firstLine(stamp: string, body: string): string {
  return `${stamp} ${sha256Hex(body)}`;
}
