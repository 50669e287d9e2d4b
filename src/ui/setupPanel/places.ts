import { join } from 'node:path';
import { sha256Hex } from '../../base/sha256';

/** Where the extension keeps what belongs to one folder of a workspace. */
export interface SetupPlaces {
  readonly proposals: string;
  readonly plans: string;
  readonly journal: string;
}

export function placesOf(storageFolder: string, root: string): SetupPlaces {
  const name = sha256Hex(root).slice(0, 24);
  const folder = join(storageFolder, 'setup', name);
  return { proposals: join(folder, 'proposals'), plans: join(folder, 'plans'), journal: join(folder, 'journal') };
}
