import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { vsixPath } from '../tools/package/vsix';
import { stopAll } from '../tools/processes';
import { findBrowser, launchBrowser } from '../tools/vscode-host/browser';
import { installVsCode, type VsCodeHost } from '../tools/vscode-host/install';
import { repository } from '../tools/vscode-host/paths';
import { makeTemporaryProfile, removeProfile, type Profile } from '../tools/vscode-host/profile';
import { installExtension, startServer } from '../tools/vscode-host/server';
import { openWorkbench, type Workbench } from '../tools/vscode-host/workbench';
import { median, printTable } from './table';

const STARTS = 3;
const FIRST = 'ЖЦ-ДОПРОДАЖИ';
const LATER = ['OLAP-ЗАНЯТОСТЬ-ОД', 'СП-ОСНОВНАЯ', 'НС-ПЛАНИРОВЩИК'];

interface Paint {
  /** Anything at all; ms since the script was chosen. */
  readonly first: number;
  /** The changes, the tabs and the picture. */
  readonly whole: number;
}

/**
 * How long the editor of a setup change takes to be seen, in the packed extension in a real workbench: from the key that
 * chooses the script to the browser's own paint times of the webview. Once with everything still to be loaded, and then
 * for further scripts of the same window.
 */
export async function measureFirstPaint(): Promise<void> {
  const [host, program] = await Promise.all([installVsCode(console.log), findBrowser(console.log)]);
  const profile = await makeTemporaryProfile();
  const parent = await mkdtemp(join(tmpdir(), 've-support-bench-'));
  const workspace = join(parent, 'sample');
  const browser = await launchBrowser(program);
  try {
    await cp(join(repository, 'demo/workspace'), workspace, { recursive: true });
    await installExtension(host, profile, vsixPath());
    const starts: (readonly Paint[])[] = [];
    for (let start = 0; start < STARTS; start++) starts.push(await measure(host, browser, profile, workspace));
    const cold = starts.flatMap(paints => paints.slice(0, 1));
    const warm = starts.flatMap(paints => paints.slice(1));
    printTable(
      `The editor of a setup change in the workbench, from the chosen script (ms, ${STARTS} starts)`,
      ['what is seen', 'median', 'min', 'max'],
      [
        row(
          'first of a window: first paint',
          cold.map(one => one.first),
        ),
        row(
          'first of a window: the whole editor',
          cold.map(one => one.whole),
        ),
        row(
          'each further one: first paint',
          warm.map(one => one.first),
        ),
        row(
          'each further one: the whole editor',
          warm.map(one => one.whole),
        ),
      ],
    );
  } finally {
    await browser.close();
    await stopAll();
    await removeProfile(profile);
    await rm(parent, { recursive: true, force: true });
  }
}

async function measure(
  host: VsCodeHost,
  browser: Browser,
  profile: Profile,
  folder: string,
): Promise<readonly Paint[]> {
  const server = await startServer(host, profile);
  try {
    const workbench = await openWorkbench(browser, server.url, { folder, size: { width: 1400, height: 900 } });
    const paints: Paint[] = [];
    for (const code of [FIRST, ...LATER]) paints.push(await openScript(workbench, code));
    await workbench.close();
    return paints;
  } finally {
    await server.stop();
  }
}

async function openScript(workbench: Workbench, code: string): Promise<Paint> {
  await workbench.command('VE Support: Change a Setup Script…');
  const list = workbench.page.locator('.quick-input-widget');
  await list.getByPlaceholder(/Code, title/).fill(code);
  await list.locator('.monaco-list-row.focused', { hasText: code }).waitFor();
  const chosenAt = Date.now();
  await workbench.page.keyboard.press('Enter');
  const frame = await workbench.webview(code, '.setup');
  await frame.locator('#changes-title').waitFor();
  const { first, whole } = await paintTimes(frame);
  return { first: first - chosenAt, whole: whole - chosenAt };
}

/** Epoch milliseconds of the browser's first and of its last larger paint. */
function paintTimes(frame: Frame): Promise<{ readonly first: number; readonly whole: number }> {
  return frame.evaluate(
    () =>
      new Promise(resolve => {
        const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
        const seen = new PerformanceObserver(entries => {
          const last = entries.getEntries().at(-1)?.startTime ?? first;
          seen.disconnect();
          resolve({ first: performance.timeOrigin + first, whole: performance.timeOrigin + Math.max(first, last) });
        });
        seen.observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}

function row(name: string, times: readonly number[]): readonly [string, number, number, number] {
  return [name, median(times), Math.min(...times), Math.max(...times)];
}
