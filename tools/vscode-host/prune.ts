import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Built-in extensions that tests, screenshots and the sample session use; the others only cost start-up time. */
const KEPT_EXTENSIONS = new Set(
  (
    'configuration-editing css diff git git-base html ini javascript json json-language-features log markdown-basics references-view ' +
    'search-result shellscript sql theme-defaults theme-modern-icons theme-seti typescript-basics xml yaml package.json'
  ).split(' '),
);

/** Takes out of a fresh installation what nobody needs to run it. */
export async function pruneVsCode(folder: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  const vscode = join(modules, 'code-server/lib/vscode');
  const platform = `linux-${process.arch}`;
  await Promise.all([
    keepOnly(join(vscode, 'extensions'), name => KEPT_EXTENSIONS.has(name)),
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
