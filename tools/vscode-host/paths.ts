import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const repository = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Folder with one of the committed lock files, or with the stand-ins for native modules. */
export function lockFolder(name: 'code-server' | 'code-server-modules' | 'chromium' | 'stand-ins'): string {
  return join(repository, 'test/vscode-host', name);
}
