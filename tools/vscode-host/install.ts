import { cp, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce, type Say } from './cache';
import { npmCi } from './npm';
import { lockFolder } from './paths';
import { pruneVsCode } from './prune';
import { writeRussian } from './russian';

const STAND_INS = ['fs-copyfile', 'native-watchdog', 'spdlog'];

/** VS Code as a server for a browser (code-server), installed in the user's cache folder. */
export interface VsCodeHost {
  /** The Node it runs on; newer than the one that runs this. */
  readonly node: string;
  /** Its start script. */
  readonly entry: string;
  /** Folder of `main.i18n.json` and `extensions/*.i18n.json` in Russian. */
  readonly russian: string;
}

/** Finds or installs the VS Code that is served to a browser. About half a minute and 250 MB the first time. */
export async function installVsCode(say: Say): Promise<VsCodeHost> {
  if (process.platform !== 'linux' || (process.arch !== 'x64' && process.arch !== 'arm64')) {
    throw new Error(
      `The VS Code that is served to a browser can be installed on Linux (x64, arm64) only; this is ${process.platform} ${process.arch}. ` +
        'Set VSCODE_PATH to the executable of an installed VS Code.',
    );
  }
  const server = lockFolder('code-server');
  const modules = lockFolder('code-server-modules');
  const standIns = lockFolder('stand-ins');
  const folder = await installOnce({
    name: 'vscode',
    files: [
      ...[server, modules].flatMap(each => [join(each, 'package.json'), join(each, 'package-lock.json')]),
      ...STAND_INS.map(each => join(standIns, each, 'index.js')),
    ],
    say,
    build: async target => {
      say('Installing VS Code for the browser into the user’s cache folder (about half a minute, once) …');
      const modulesTarget = join(target, 'modules');
      await Promise.all([cp(server, target, { recursive: true }), cp(modules, modulesTarget, { recursive: true })]);
      await Promise.all([npmCi(target), npmCi(modulesTarget)]);
      const vscode = join(target, 'node_modules/code-server/lib/vscode');
      await rename(join(modulesTarget, 'node_modules'), join(vscode, 'node_modules'));
      await cp(standIns, join(vscode, 'node_modules/@vscode'), { recursive: true });
      await rm(modulesTarget, { recursive: true });
      await writeRussian(target, join(target, 'russian'));
      await pruneVsCode(target);
      say('VS Code for the browser is installed.');
    },
  });
  return hostIn(folder);
}

function hostIn(folder: string): VsCodeHost {
  const host = {
    node: join(folder, `node_modules/node-linux-${process.arch}/bin/node`),
    entry: join(folder, 'node_modules/code-server/out/node/entry.js'),
    russian: join(folder, 'russian'),
  };
  for (const file of [host.node, host.entry]) {
    if (!existsSync(file)) throw new Error(`${file} is missing; delete ${folder} and run this again.`);
  }
  return host;
}
