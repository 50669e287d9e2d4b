import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../processes';

/**
 * A folder for one running session: this one, so that the next start finds theme and drafts again, or one with a
 * number when another session is using it. It is free again when this process ends.
 */
export async function claimFolder(path: string): Promise<string> {
  for (let number = 1; ; number++) {
    const folder = number === 1 ? path : `${path}-${number}`;
    const claim = join(folder, 'running.pid');
    await mkdir(folder, { recursive: true });
    if (await isClaimed(claim)) continue;
    await rm(claim, { force: true });
    try {
      await writeFile(claim, String(process.pid), { flag: 'wx' });
    } catch {
      continue;
    }
    process.once('exit', () => {
      rmSync(claim, { force: true });
    });
    return folder;
  }
}

async function isClaimed(claim: string): Promise<boolean> {
  try {
    return isAlive(Number(await readFile(claim, 'utf8')));
  } catch {
    return false;
  }
}
