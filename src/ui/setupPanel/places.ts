import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where the extension keeps what belongs to one folder of a workspace. */
export interface SetupPlaces {
  readonly proposals: string;
  readonly plans: string;
  readonly journal: string;
}

export function placesOf(storageFolder: string, root: string): SetupPlaces {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 24);
  const folder = join(storageFolder, 'setup', name);
  return { proposals: join(folder, 'proposals'), plans: join(folder, 'plans'), journal: join(folder, 'journal') };
}
