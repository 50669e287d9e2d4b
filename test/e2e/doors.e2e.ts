import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from '../../tools/vscode-host/workbench';
import { openFile } from './support/editor';
import { findIssue } from './support/issues';
import { patiently } from './support/patiently';
import { connect, openQueue } from './support/steps';
import { withWorkbench, type Suite } from './support/suite';
import { openTicket, ticketFrame } from './support/ticketPanel';

async function followLink({ workbench, workspace }: Suite, name: string, link: string): Promise<void> {
  writeFileSync(join(workspace, name), `[ссылка](${link})\n`);
  await openFile(workbench, name);
  const shown = workbench.page.locator('.detected-link').first();
  // At its beginning: it may reach under the map of the text.
  await shown.click({ modifiers: ['Control'], position: { x: 20, y: 8 } });
}

async function closeAll(workbench: Workbench): Promise<void> {
  await workbench.command('View: Close All Editors');
  await workbench.page.locator('.tab').first().waitFor({ state: 'detached' });
}

describe('doors', () => {
  withWorkbench({ mantis: true }, suite => {
    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('a copied link opens its ticket again, and changes nothing', async () => {
      const { workbench, mantis } = suite;
      const found = await findIssue(mantis, () => true);
      const frame = await openTicket(workbench, found.id);
      await frame.getByRole('button', { name: 'Copy link' }).click();
      await workbench.page.locator('.statusbar', { hasText: `Link to #${found.id} copied` }).waitFor();
      const link = await workbench.page.evaluate(() => navigator.clipboard.readText());
      assert.match(link, new RegExp(`://oe-it\\.ve-support/ticket/${found.id}\\?server=http`));
      await closeAll(workbench);
      mantis.forget();
      await followLink(suite, 'link.md', link);
      await ticketFrame(workbench, found.id);
      assert.deepEqual(mantis.writes(), []);
    });

    it('a link to another server opens nothing and says so; one that is none says so', async () => {
      const { workbench } = suite;
      const link = await workbench.page.evaluate(() => navigator.clipboard.readText());
      await closeAll(workbench);
      await followLink(suite, 'other.md', link.replace(/server=.*/, 'server=https%3A%2F%2Fother.example'));
      await workbench.notifications().filter({ hasText: 'other.example' }).waitFor();
      await followLink(suite, 'odd.md', link.replace(/\/ticket\/.*/, '/signOut/1'));
      await workbench.notifications().filter({ hasText: 'leads to no ticket' }).waitFor();
      assert.equal(await workbench.page.locator('.tab', { hasText: /#\d/ }).count(), 0);
    });

    it('help opens the page that is asked for', async () => {
      const { workbench } = suite;
      await workbench.command('VE Support: Help');
      await workbench.pick('Deadlines');
      const page = await workbench.webview(/Deadlines are computed by the regulation/);
      assert.equal(await page.locator('h1').innerText(), 'Deadlines');
    });
  });
});

describe('the walkthrough', () => {
  withWorkbench({ mantis: true }, suite => {
    it('leads from connecting to a draft and ticks off what was done', async () => {
      const { workbench, mantis } = suite;
      const { page } = workbench;
      const checked = '[role=checkbox][aria-checked=true]';
      const steps = page.locator('.gettingStartedContainer .getting-started-step');
      const isDone = (step: number) => steps.nth(step).locator(checked).waitFor();
      // A panel that comes up late closes the list.
      const open = (): Promise<void> =>
        patiently(workbench, async timeout => {
          await workbench.command('Welcome: Open Walkthrough...');
          const list = page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Work tickets in VS Code' });
          await list.first().click({ timeout });
          await steps.nth(4).waitFor({ timeout });
        });
      await open();
      assert.deepEqual(await steps.locator('.step-title').allInnerTexts(), [
        'Connect',
        'Take the first ticket',
        'Answer',
        'Draft a reply',
        'Change a setup',
      ]);
      assert.equal(await steps.locator(checked).count(), 0);

      await connect(workbench, mantis);
      await openQueue(workbench);
      await openTicket(workbench, (await findIssue(mantis, () => true)).id);
      await workbench.command('VE Support: Draft of a Reply…');
      await page.locator('.tab', { hasText: 'Draft for #' }).waitFor();
      await open();
      for (const step of [0, 1, 3]) await isDone(step);
      assert.equal(await steps.locator(checked).count(), 3);
    });
  });
});
