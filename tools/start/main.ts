import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { vsixPath } from '../package/vsix';
import { run, stopAll, stopAllOnSignals } from '../processes';
import { cacheRoot } from '../vscode-host/cache';
import { repository } from '../vscode-host/paths';
import { startInBrowser } from './browser-session';
import { desktopCli, startOnDesktop } from './desktop-session';
import { claimFolder } from './folder';

const say = (line: string): void => {
  console.log(line);
};

/**
 * `npm start`: the extension with its sample data in the desktop VS Code, or in one that is served to a browser.
 * `npm start -- --browser` takes the second in any case, `--locale ru` its Russian interface, `--port` its port.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { browser: { type: 'boolean' }, locale: { type: 'string' }, port: { type: 'string' } },
  });
  say('Building the extension …');
  await step('esbuild.js', '--production');
  await step('node_modules/tsx/dist/cli.mjs', 'tools/package/main.ts');
  const folder = await claimFolder(join(cacheRoot(), 'start'));
  const workspace = join(folder, 'workspace');
  await rm(workspace, { recursive: true, force: true });
  await cp(join(repository, 'demo/workspace'), workspace, { recursive: true });

  const cli = values.browser === true ? undefined : desktopCli();
  const session = { folder, workspace, vsix: vsixPath(), say };
  if (cli !== undefined) {
    await startOnDesktop(cli, session);
  } else {
    const locale = (values.locale ?? process.env['LC_ALL'] ?? process.env['LANG'] ?? '').startsWith('ru') ? 'ru' : 'en';
    await startInBrowser({ ...session, locale, ...(values.port !== undefined && { port: Number(values.port) }) });
  }
}

async function step(...args: string[]): Promise<void> {
  const { code, output } = await run(process.execPath, args, { cwd: repository });
  if (code !== 0) throw new Error(output);
}

stopAllOnSignals(0, () => {
  say('\nStopping …');
});

main().catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  await stopAll();
  process.exitCode = 1;
});
