import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { vsixPath } from '../package/vsix';
import { run } from '../processes';
import { installVsCode } from '../vscode-host/install';
import { findBrowser } from '../vscode-host/browser';
import { repository } from '../vscode-host/paths';
import { runE2eTests } from './e2e';
import { runHostTests } from './host-tests';
import { runMocha } from './mocha';
import { check, type Outcome, type Stage } from './stage';

/** Every stage of `npm test`, in the order in which they are begun. */
export const stages: readonly Stage[] = [
  { name: 'build', run: () => node('esbuild.js', '--production') },
  { name: 'eslint', run: () => bin('eslint', '.', '--max-warnings=0') },
  { name: 'host-bundle', run: () => node('esbuild.js', '--tests') },
  { name: 'package', needs: ['build'], run: packageStage },
  { name: 'types-src', run: () => bin('tsc', '-p', 'tsconfig.json') },
  { name: 'types-webview', run: () => bin('tsc', '-p', 'webview-ui/tsconfig.json') },
  { name: 'types-tools', run: () => bin('tsc', '-p', 'tools/tsconfig.json') },
  { name: 'layers', run: layersStage },
  { name: 'unused', run: () => bin('knip') },
  { name: 'format', run: () => bin('prettier', '--check', '.') },
  {
    name: 'unit',
    run: context =>
      runMocha({ stage: 'unit', files: 'test/unit/**/*.test.ts', timeoutMinutes: 12, testTimeoutSeconds: 60 }, context),
  },
  {
    name: 'contract',
    run: context =>
      runMocha(
        { stage: 'contract', files: 'test/contract/**/*.test.ts', timeoutMinutes: 8, testTimeoutSeconds: 40 },
        context,
      ),
  },
  { name: 'host', needs: ['build', 'host-bundle'], alone: true, run: runHostTests },
  {
    name: 'e2e',
    needs: ['package'],
    alone: true,
    run: async context => {
      await Promise.all([installVsCode(say(context.live)), findBrowser(say(context.live))]);
      return runE2eTests(context);
    },
  },
];

/** Names that stand for several stages. */
export const groups: Readonly<Record<string, readonly string[]>> = {
  lint: ['eslint', 'layers', 'unused', 'format'],
  types: ['types-src', 'types-webview', 'types-tools'],
};

async function packageStage(): Promise<Outcome> {
  const { code, output } = await runNode('node_modules/tsx/dist/cli.mjs', 'tools/package/main.ts');
  const file = vsixPath();
  const note = existsSync(file) ? `${(statSync(file).size / 1024).toFixed(0)} KB` : undefined;
  return check(code === 0, output, note);
}

function layersStage(): Promise<Outcome> {
  const rooms = ['src', 'webview-ui', 'demo', 'test', 'bench', 'tools'];
  return bin('depcruise', '--config', '.dependency-cruiser.cjs', ...rooms.filter(hasSource));
}

function hasSource(folder: string): boolean {
  return readdirSync(join(repository, folder)).length > 0;
}

async function node(...args: string[]): Promise<Outcome> {
  const { code, output } = await runNode(...args);
  return check(code === 0, output);
}

/** A program of `node_modules/.bin`, without a shell between. */
async function bin(name: string, ...args: string[]): Promise<Outcome> {
  const { code, output } = await run(join(repository, 'node_modules/.bin', name), args, { cwd: repository });
  return check(code === 0, output);
}

function runNode(...args: string[]): ReturnType<typeof run> {
  return run(process.execPath, args, { cwd: repository });
}

function say(live: (text: string) => void): (line: string) => void {
  return line => {
    live(`${line}\n`);
  };
}
