import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../../tools/vscode-host/paths';
import type { Workbench } from '../../../tools/vscode-host/workbench';

export type TakePicture = (workbench: Workbench, name: string) => Promise<void>;

/** Pictures of a run that is to be shown, numbered, in `out/<run>`; none unless `VE_PICTURES` is set. */
export function picturesOf(run: string): TakePicture {
  if (process.env['VE_PICTURES'] === undefined) return () => Promise.resolve();
  const folder = join(repository, 'out', run);
  mkdirSync(folder, { recursive: true });
  let count = 0;
  return async ({ page }, name) => {
    const number = String(++count).padStart(2, '0');
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(folder, `${number}-${name}.png`), animations: 'disabled' });
  };
}
