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
    const { register } = await import('tsx/esm/api');
    register();
    await import(new URL(`../../${file}`, import.meta.url).href);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
