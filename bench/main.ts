import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../tools/vscode-host/paths';

/** In the order in which `npm run bench` runs them. */
const BENCHES = ['size', 'activation', 'tree', 'sync', 'regulation', 'search', 'vellii'];

/** `npm run bench`, `npm run bench -- size`: each bench in a process of its own, so that none warms up another. */
function main(names: readonly string[]): void {
  const program = [process.execPath, '--import=tsx'] as const;
  step(process.execPath, 'esbuild.js', '--production');
  step(...program, 'tools/package/main.ts');
  for (const name of names.length > 0 ? names : BENCHES) {
    const file = `bench/${name}.ts`;
    if (!existsSync(join(repository, file))) throw new Error(`There is no ${file}.`);
    step(...program, file);
  }
}

function step(command: string, ...args: string[]): void {
  const quiet = !args.some(arg => arg.startsWith('bench/'));
  const { status } = spawnSync(command, args, {
    cwd: repository,
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with code ${status ?? -1}.`);
}

main(process.argv.slice(2));
