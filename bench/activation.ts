import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { vsixPath } from '../tools/package/vsix';
import { stopAll } from '../tools/processes';
import { findBrowser, launchBrowser } from '../tools/vscode-host/browser';
import { installVsCode, type VsCodeHost } from '../tools/vscode-host/install';
import { repository } from '../tools/vscode-host/paths';
import { makeTemporaryProfile, removeProfile, type Profile } from '../tools/vscode-host/profile';
import { installExtension, startServer } from '../tools/vscode-host/server';
import { openWorkbench } from '../tools/vscode-host/workbench';
import { median, printTable } from './table';

type Times = Readonly<Record<string, number | null>>;

const OURS = 'oe-it.ve-support';
const IDLE = 'bench.idle';
const ROUNDS = 10;

/** Activation time of the packed extension in a real extension host, beside one that does nothing. */
async function main(): Promise<void> {
  const [host, program] = await Promise.all([installVsCode(console.log), findBrowser(console.log)]);
  const profile = await makeTemporaryProfile();
  const browser = await launchBrowser(program);
  try {
    for (const name of ['probe', 'idle']) {
      const target = join(profile.extensions, `bench.${name}-1.0.0`);
      await cp(join(repository, 'bench/activation', name), target, { recursive: true });
    }
    await installExtension(host, profile, vsixPath());
    const rounds: Times[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      // Who comes second finds a warmer host, so they take turns.
      const order = round % 2 === 0 ? [OURS, IDLE] : [IDLE, OURS];
      rounds.push(await measure(host, browser, profile, order, round));
    }
    const rows = [OURS, IDLE].map(id => {
      const times = rounds.map(each => each[id]).filter(time => typeof time === 'number');
      if (times.length < ROUNDS) throw new Error(`${id} was not measured in every round.`);
      return [id, median(times), Math.min(...times), Math.max(...times)] as const;
    });
    printTable(
      `Activation in a real extension host, ${ROUNDS} starts (ms)`,
      ['extension', 'median', 'min', 'max'],
      rows,
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
  order: readonly string[],
  round: number,
): Promise<Times> {
  const results = join(profile.root, `activation-${round}.json`);
  const server = await startServer(host, profile, {
    env: { BENCH_EXTENSIONS: order.join(','), BENCH_RESULTS: results },
  });
  try {
    const workbench = await openWorkbench(browser, server.url);
    const times = await written(results);
    await workbench.close();
    return times;
  } finally {
    await server.stop();
  }
}

async function written(file: string): Promise<Times> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.endsWith('\n')) return JSON.parse(text) as Times;
    await delay(100);
  }
  throw new Error('The extension host did not measure anything.');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
