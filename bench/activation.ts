import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { vsixPath } from '../tools/package/vsix';
import { stopAll } from '../tools/processes';
import { findBrowser, launchBrowser } from '../tools/vscode-host/browser';
import { installVsCode, type VsCodeHost } from '../tools/vscode-host/install';
import { repository } from '../tools/vscode-host/paths';
import { makeTemporaryProfile, removeProfile, type Profile } from '../tools/vscode-host/profile';
import { installExtension, startServer } from '../tools/vscode-host/server';
import { openWorkbench, type Workbench } from '../tools/vscode-host/workbench';
import { median, printTable } from './table';

/** Names that the list of running extensions shows. */
const OURS = 'ВЭ Сопровождение';
const IDLE = 'Idle';
const ROUNDS = 10;

/**
 * Activation time of the packed extension in a real extension host, beside one that does nothing. The times are VS
 * Code's own (loading the code and running `activate`), read from its list of running extensions.
 */
async function main(): Promise<void> {
  const [host, program] = await Promise.all([installVsCode(console.log), findBrowser(console.log)]);
  const profile = await makeTemporaryProfile();
  const browser = await launchBrowser(program);
  try {
    const idle = join(profile.extensions, 'bench.idle-1.0.0');
    await cp(join(repository, 'bench/activation/idle'), idle, { recursive: true });
    await installExtension(host, profile, vsixPath());
    const rounds: (readonly [ours: number, idle: number])[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(host, browser, profile));
    printTable(
      `Activation in a real extension host, ${ROUNDS} starts (ms)`,
      ['extension', 'median', 'min', 'max'],
      [
        row(
          OURS,
          rounds.map(([ours]) => ours),
        ),
        row(
          IDLE,
          rounds.map(([, idleTime]) => idleTime),
        ),
      ],
    );
  } finally {
    await browser.close();
    await stopAll();
    await removeProfile(profile);
  }
}

async function measure(
  host: VsCodeHost,
  browser: Browser,
  profile: Profile,
): Promise<readonly [ours: number, idle: number]> {
  const server = await startServer(host, profile);
  try {
    const workbench = await openWorkbench(browser, server.url, { size: { width: 1280, height: 3000 } });
    await workbench.command('Developer: Show Running Extensions');
    const times = [await activationTime(workbench, OURS), await activationTime(workbench, IDLE)] as const;
    await workbench.close();
    return times;
  } finally {
    await server.stop();
  }
}

async function activationTime(workbench: Workbench, name: string): Promise<number> {
  const list = workbench.page.locator('.runtime-extensions-editor .monaco-list-row');
  const time = list.filter({ hasText: name }).locator('.activation-time');
  await time.filter({ hasText: /\d/ }).waitFor();
  return Number(/(\d+)\s*ms/.exec(await time.innerText())?.[1]);
}

function row(name: string, times: readonly number[]): readonly [string, number, number, number] {
  return [name, median(times), Math.min(...times), Math.max(...times)];
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
