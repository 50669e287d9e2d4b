import { addIssues } from '../demo/mantis/bulk';
import { seed, tokensOf } from '../demo/mantis/seed';
import { startServer as startMantis, type RunningServer } from '../demo/mantis/server';
import { buildStory } from '../demo/sample/index';
import { vsixPath } from '../tools/package/vsix';
import { stopAll } from '../tools/processes';
import { findBrowser, launchBrowser } from '../tools/vscode-host/browser';
import { installVsCode } from '../tools/vscode-host/install';
import { makeTemporaryProfile, removeProfile } from '../tools/vscode-host/profile';
import { installExtension, startServer } from '../tools/vscode-host/server';
import { openWorkbench, type Workbench } from '../tools/vscode-host/workbench';
import { printTable } from './table';

const OPEN_TICKETS = 20_000;
const PAGE = 250;
const LOGIN = 'support1';

/**
 * From the last answer of the connection dialogue to the tree, with 20 000 open tickets in the embedded Mantis, beside a
 * bare loop that pages the same whole list and does nothing with it.
 */
async function main(): Promise<void> {
  const [host, program] = await Promise.all([installVsCode(console.log), findBrowser(console.log)]);
  const now = Date.now();
  const state = seed(buildStory(now));
  addIssues(state, { count: OPEN_TICKETS, open: OPEN_TICKETS, from: now - 300 * 86_400_000, to: now });
  const mantis = await startMantis({ state, basePath: '/tracker' });
  const token = tokensOf(state)[LOGIN] ?? '';
  const profile = await makeTemporaryProfile();
  const browser = await launchBrowser(program);
  try {
    const bare = await bareLoop(mantis, token);
    await installExtension(host, profile, vsixPath());
    const server = await startServer(host, profile);
    const workbench = await openWorkbench(browser, server.url);
    await workbench.openContainer(/ВЭ Сопровождение/i);
    await workbench.command('VE Support: Connect to Mantis…');
    await workbench.answer(mantis.baseUrl, /1\/3/);
    const start = performance.now();
    await workbench.answer(token, /2\/3/);
    await workbench.treeRows(/#\d+/).first().waitFor({ timeout: 120_000 });
    const first = performance.now() - start;
    await complete(workbench);
    const whole = performance.now() - start;
    printTable(
      `Tree with ${OPEN_TICKETS} open tickets (ms, and as a multiple of the bare loop)`,
      ['step', 'ms', 'ratio'],
      [
        ['bare loop over the same list', bare, 1],
        ['first ticket in the tree', first, first / bare],
        ['all tickets in the tree', whole, whole / bare],
      ],
    );
  } finally {
    await browser.close();
    await stopAll();
    await mantis.stop();
    await removeProfile(profile);
  }
}

async function bareLoop(mantis: RunningServer, token: string): Promise<number> {
  const start = performance.now();
  for (let page = 1; ; page++) {
    const answer = await fetch(`${mantis.baseUrl}api/rest/issues?project_id=1&page_size=${PAGE}&page=${page}`, {
      headers: { Authorization: token },
    });
    const { issues } = (await answer.json()) as { readonly issues: readonly unknown[] };
    if (issues.length < PAGE) return performance.now() - start;
  }
}

/** The progress of the view ends when the whole list has been taken over. */
async function complete(workbench: Workbench): Promise<void> {
  const progress = workbench.page.locator('.sidebar .monaco-progress-container.active');
  while ((await progress.count()) > 0) await workbench.page.waitForTimeout(50);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
