import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Built-in extensions that weigh much and serve nobody here. The small ones stay: the workbench in the browser has a
 * list of its own and would complain of each that it does not find.
 */
const UNUSED_EXTENSIONS = [
  'copilot',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'tunnel-forwarding',
];

/** Takes out of a fresh installation what nobody needs to run it. */
export async function pruneVsCode(folder: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  const vscode = join(modules, 'code-server/lib/vscode');
  const platform = `linux-${process.arch}`;
  await Promise.all([
    ...UNUSED_EXTENSIONS.map(name => remove(join(vscode, 'extensions', name))),
    keepOnly(join(vscode, 'node_modules/@vscode/ripgrep-universal/bin'), name => name === platform),
    keepOnly(join(vscode, 'node_modules/node-pty/prebuilds'), name => name === platform),
    removeMaps(vscode),
    remove(join(modules, '@codingame')),
    remove(join(modules, `node-${platform}/include`)),
    remove(join(modules, `node-${platform}/share`)),
  ]);
}

async function keepOnly(folder: string, keep: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder);
  await Promise.all(names.filter(name => !keep(name)).map(name => remove(join(folder, name))));
}

async function removeMaps(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  await Promise.all(names.filter(name => name.endsWith('.map')).map(name => remove(join(folder, name))));
}

function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true });
}
