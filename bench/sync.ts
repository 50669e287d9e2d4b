import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { concurrently } from '../src/base/concurrently';
import { silentLog } from '../src/base/log';
import { parseServerUrl } from '../src/mantis/address';
import { MantisClient } from '../src/mantis/client';
import { loadDictionary } from '../src/mantis/dictionary';
import { MantisHttp } from '../src/mantis/http';
import { proposeMapping, toTicket } from '../src/mantis/mapping';
import { CONCURRENCY } from '../src/mantis/sync/listing';
import { TicketReader } from '../src/mantis/sync/ticketReader';
import { TicketStore } from '../src/tickets/ticketStore';
import { vsixPath } from '../tools/package/vsix';
import { stopAll } from '../tools/processes';
import { findBrowser, launchBrowser } from '../tools/vscode-host/browser';
import { installVsCode } from '../tools/vscode-host/install';
import { repository } from '../tools/vscode-host/paths';
import { makeTemporaryProfile, removeProfile } from '../tools/vscode-host/profile';
import { installExtension, startServer } from '../tools/vscode-host/server';
import { openWorkbench, type Workbench } from '../tools/vscode-host/workbench';
import { startSlowMantis, type SlowMantis } from './sync/slowMantis';
import { printTable } from './table';

const ISSUES = 20_000;
const OPEN = 3_000;
const CHANGES = 10;
const MB = 1024 * 1024;

/** Reading a server with 20 000 issues, 3 000 of them open, that is as slow as the real one was measured to be. */
async function main(): Promise<void> {
  const mantis = await startSlowMantis(ISSUES, OPEN);
  try {
    await measureReading(mantis);
    await measureHost(mantis);
  } finally {
    mantis.stop();
  }
}

async function measureReading(mantis: SlowMantis): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 've-bench-'));
  const { store, reader } = await readerFor(mantis, folder);
  await mantis.account();
  const start = performance.now();
  if (!(await reader.load()).ok) throw new Error('The load failed.');
  const useful = performance.now() - start;
  const shown = store.size;
  const toShow = await mantis.account();
  if (!(await reader.whole()).ok) throw new Error('The hydration failed.');
  const complete = performance.now() - start;
  const toComplete = await mantis.account();
  const paths = [...toShow.paths, ...toComplete.paths];
  const bareUseful = await bareLoop(mantis, toShow.paths);
  const bareComplete = bareUseful + (await bareLoop(mantis, toComplete.paths));
  printTable(
    `First load of ${ISSUES} issues, ${OPEN} open (beside a loop that only asks the same)`,
    ['step', 'ms', 'bare ms', 'ratio', 'requests', 'MB'],
    [
      [
        `useful tree (${shown} tickets)`,
        useful,
        bareUseful,
        useful / bareUseful,
        toShow.paths.length,
        toShow.bytes / MB,
      ],
      [
        'complete',
        complete,
        bareComplete,
        complete / bareComplete,
        paths.length,
        (toShow.bytes + toComplete.bytes) / MB,
      ],
    ],
  );

  await mantis.account();
  const rows: (readonly [string, number, number])[] = [];
  for (const changes of [0, CHANGES]) {
    await mantis.change(changes);
    await sleep(2_500);
    const from = performance.now();
    if (!(await reader.poll()).ok) throw new Error('The poll failed.');
    rows.push([`poll with ${changes} changes`, performance.now() - from, (await mantis.account()).paths.length]);
  }
  const from = performance.now();
  if (!(await reader.sweep()).ok) throw new Error('The sweep failed.');
  rows.push(['sweep', performance.now() - from, (await mantis.account()).paths.length]);
  printTable('Keeping in step', ['step', 'ms', 'requests'], rows);
  reader.dispose();
  rmSync(folder, { recursive: true, force: true });
}

async function readerFor(
  { baseUrl, token }: SlowMantis,
  folder: string,
): Promise<{ readonly store: TicketStore; readonly reader: TicketReader }> {
  const address = parseServerUrl(baseUrl);
  if (!address.ok) throw new Error('no address');
  const client = new MantisClient(
    new MantisHttp({ address: address.value, token: () => token, clock: { now: () => Date.now() } }),
  );
  const dictionary = await loadDictionary(client, 1);
  if (!dictionary.ok) throw new Error('no dictionary');
  const mapping = proposeMapping(dictionary.value);
  const store = new TicketStore();
  const reader = new TicketReader({
    client,
    store,
    projectIds: [1],
    folder,
    isResolved: ({ status }) => status.id >= dictionary.value.specialStatuses.resolvedFrom,
    isUrgent: ticket => ticket.regulationPriority === 'blocker',
    toTicket: issue => toTicket(issue, dictionary.value, mapping),
    now: () => Date.now(),
    log: silentLog,
    cache: null,
  });
  return { store, reader };
}

/** Asks for the same and does nothing with it; milliseconds. */
async function bareLoop({ baseUrl, token }: SlowMantis, paths: readonly string[]): Promise<number> {
  const start = performance.now();
  await concurrently(paths, CONCURRENCY, async path => {
    const answer = await fetch(new URL(path, baseUrl), { headers: { Authorization: token } });
    await answer.text();
    return true;
  });
  return performance.now() - start;
}

interface Reading {
  /** Milliseconds for which the loop was held up within the last half second. */
  readonly blocked: number;
  readonly rss: number;
  readonly heap: number;
  /** Taken after a collection of garbage. */
  readonly isAsked: boolean;
}

/** The same in a real extension host, where a second extension watches memory and event loop. */
async function measureHost(mantis: SlowMantis): Promise<void> {
  const [host, program] = await Promise.all([installVsCode(console.log), findBrowser(console.log)]);
  const profile = await makeTemporaryProfile();
  const browser = await launchBrowser(program);
  const diary = join(profile.root, 'probe.ndjson');
  try {
    await cp(join(repository, 'bench/sync/probe'), join(profile.extensions, 'bench.probe-1.0.0'), { recursive: true });
    await installExtension(host, profile, vsixPath());
    const server = await startServer(host, profile, { env: { VE_PROBE: diary } });
    const workbench = await openWorkbench(browser, server.url);
    await workbench.openContainer(/ВЭ Сопровождение/i);
    await until(() => existsSync(diary));
    await sleep(5_000);
    const empty = await collected(diary);
    const from = readings(diary).length;
    await workbench.command('VE Support: Connect to Mantis…');
    await workbench.answer(mantis.baseUrl, /1\/3/);
    await workbench.answer(mantis.token, /2\/3/);
    await workbench.treeRows(/#\d+/).first().waitFor({ timeout: 120_000 });
    await hydrated(workbench);
    const during = readings(diary).slice(from);
    const full = await collected(diary);
    const blocked = during.map(reading => reading.blocked).sort((a, b) => b - a);
    printTable(
      `The extension host with ${ISSUES} issues, ${OPEN} open`,
      ['measure', 'value', 'target'],
      [
        ['heap above empty, MB', (full.heap - empty.heap) / MB, 150],
        ['resident memory above empty, MB', (full.rss - empty.rss) / MB, 150],
        ['longest blocking of the event loop, ms', blocked[0] ?? 0, 50],
        ['second longest, ms', blocked[1] ?? 0, 50],
      ],
    );
  } finally {
    await browser.close();
    await stopAll();
    await removeProfile(profile);
  }
}

async function hydrated({ page }: Workbench): Promise<void> {
  const line = page.locator('.sidebar').getByText(/Reading comments and history/);
  // On a busy machine the tree may come up when the reading is over already.
  await line.waitFor({ timeout: 10_000 }).catch(() => undefined);
  await line.waitFor({ state: 'detached', timeout: 300_000 });
}

/** A reading after the garbage is gone. */
async function collected(diary: string): Promise<Reading> {
  writeFileSync(`${diary}.collect`, '');
  const from = readings(diary).length;
  await until(
    () =>
      readings(diary)
        .slice(from)
        .filter(({ isAsked }) => isAsked).length >= 3,
  );
  rmSync(`${diary}.collect`);
  const last = readings(diary)
    .filter(({ isAsked }) => isAsked)
    .at(-1);
  if (!last) throw new Error('The probe wrote nothing.');
  await sleep(1_500);
  return last;
}

function readings(diary: string): readonly Reading[] {
  return readFileSync(diary, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Reading);
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(100);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
