import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workbench } from '../../tools/vscode-host/workbench';
import { eventually } from './support/eventually';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';

const folder = mkdtempSync(join(tmpdir(), 've-clock-'));
const clock = join(folder, 'clock');
writeFileSync(clock, '0');

const minute = 60_000;

async function badge({ page }: Workbench): Promise<number> {
  return Number(await page.locator('.activitybar .badge-content').filter({ hasText: /\d/ }).first().innerText());
}

/** What the status bar says of the most urgent own ticket. */
function urgentText({ page }: Workbench): Promise<string> {
  return page.locator('.statusbar-item', { hasText: /#\d+ / }).first().innerText();
}

/** The group in which a ticket stands: the nearest row above it that is a group of a state. */
async function stateOf(workbench: Workbench, id: string): Promise<string> {
  const names = await workbench.treeRows().allInnerTexts();
  const at = names.findIndex(name => name.includes(`${id} ·`));
  const states = ['Deadline breached', 'Due soon', 'On track', 'Deadlines met', 'Deadline unknown'];
  const above = names.slice(0, at + 1).reverse();
  return above.flatMap(name => states.find(state => name.startsWith(state)) ?? [])[0] ?? '';
}

const longestWaitMs = 600;

async function rowsText(workbench: Workbench): Promise<string> {
  return (await workbench.treeRows().allInnerTexts()).join('\n');
}

/** Sets the clock and waits for the tree to follow: it changes only where a ticket changes its state. */
async function moveClock(workbench: Workbench, minutes: number): Promise<void> {
  let before = await rowsText(workbench);
  const deadline = Date.now() + longestWaitMs;
  writeFileSync(clock, String(minutes * minute));
  for (let hasMoved = false; Date.now() < deadline;) {
    await workbench.page.waitForTimeout(60);
    const now = await rowsText(workbench);
    if (hasMoved && now === before) return;
    if (now !== before) hasMoved = true;
    before = now;
  }
}

/** Opens the first group that is on track; a tree that is being redrawn swallows the click. */
async function firstOnTrack(workbench: Workbench): Promise<string> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const names = await workbench.treeRows().allInnerTexts();
    const group = names.findIndex(name => name.startsWith('On track'));
    const id = /#\d+/.exec(names[group + 1] ?? '')?.[0];
    if (id !== undefined) return id;
    await workbench.treeRows('On track').first().click();
    await workbench.page.waitForTimeout(700);
  }
  return '';
}

describe('the passing of time', () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  withWorkbench(
    {
      mantis: true,
      settings: { 'veSupport.polling.seconds': 3600 },
      env: { VE_SUPPORT_TEST_CLOCK: clock },
      size: { width: 1280, height: 1400 },
    },
    suite => {
      before(async () => {
        await connect(suite.workbench, suite.mantis);
        await openQueue(suite.workbench);
        await suite.workbench.treeRows('Due soon').first().waitFor();
      });

      it('walks a ticket from on track over due soon to breached, in tree and badge, without a request', async function () {
        this.timeout(300_000);
        const { workbench, mantis } = suite;
        const id = await firstOnTrack(workbench);
        assert.notEqual(id, '');
        const before = await badge(workbench);
        const urgent = await urgentText(workbench);
        mantis.forget();
        assert.equal(await stateOf(workbench, id), 'On track');
        let moved = 0;
        const seen: string[] = [];
        const until = async (state: string): Promise<void> => {
          while (seen.at(-1) !== state) {
            assert.ok((moved += 20) < 60 * 24 * 10, `${id} never came to be ${state}: ${seen.join(', ')}`);
            await moveClock(workbench, moved);
            const now = await stateOf(workbench, id);
            if (now !== seen.at(-1)) seen.push(now);
          }
        };
        await until('Due soon');
        await until('Deadline breached');
        assert.ok((await badge(workbench)) > before);
        await eventually(async () => assert.notEqual(await urgentText(workbench), urgent));
        assert.deepEqual(mantis.requests, []);
      });
    },
  );
});
