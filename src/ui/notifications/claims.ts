import { join } from 'node:path';
import * as z from 'zod';
import { readIfExists, writeAtomically } from '../../base/atomicFile';
import { withFileLock } from '../../base/fileLock';

const kept = 3_000;
const patienceMs = 2_000;
const claimed = z.array(z.string()).catch([]);

/** What one window of this machine has told is told by no other: the windows agree by a file. */
export class Claims {
  /** @param folder belongs to one server and one account (`serverFolder`) */
  constructor(private readonly folder: string) {}

  /** Those of `keys` that nobody has claimed before; they are claimed now. */
  async claim(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const path = join(this.folder, 'notified.json');
    return withFileLock(`${path}.lock`, patienceMs, async () => {
      const before = parse(await readIfExists(path));
      const known = new Set(before);
      const fresh = keys.filter(key => !known.has(key));
      if (fresh.length > 0) await writeAtomically(path, JSON.stringify([...before, ...fresh].slice(-kept)));
      return new Set(fresh);
    });
  }
}

function parse(text: string | null): readonly string[] {
  try {
    return claimed.parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}
