import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const repository = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Folder with one of the committed lock files. */
export function lockFolder(name: 'code-server' | 'code-server-modules' | 'chromium'): string {
  return join(repository, 'test/vscode-host', name);
}
