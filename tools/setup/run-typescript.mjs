import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ensureModules } from './modules.mjs';

/**
 * The entry of a self-installing npm script: installs the modules when they are missing, then runs a TypeScript file.
 * @param {string} file path of the TypeScript file from the root of the repository
 */
export async function runTypeScript(file) {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  try {
    await ensureModules(root);
    const { register } = await import('tsx/cjs/api');
    register();
    createRequire(import.meta.url)(`../../${file}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
