import assert from 'node:assert/strict';
import type { Workbench } from '../../tools/vscode-host/workbench';
import { issue } from './support/issues';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';

async function choose(workbench: Workbench, command: string, option: string | RegExp): Promise<void> {
  await workbench.command(command);
  const row = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: option }).first();
  await row.click();
}

describe('the tree', () => {
  withWorkbench({ mantis: true, size: { width: 1280, height: 1400 } }, suite => {
    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('follows the regulation’s queue, with the next ticket on top', async () => {
      const { workbench } = suite;
      await choose(workbench, 'VE Support: Arrange Tickets…', /queue/);
      await workbench.treeRows('1. Блокирует работу').waitFor();
      await workbench
        .treeRows(/Next: #\d+/)
        .first()
        .waitFor();
    });

    it('gives the next ticket to whoever takes it, and says why it is next', async () => {
      const { workbench, mantis } = suite;
      const first = await workbench
        .treeRows(/Next: #\d+/)
        .first()
        .innerText();
      const id = Number(/#(\d+)/.exec(first)?.[1]);
      mantis.forget();
      await workbench.command('VE Support: Take the Next Ticket');
      await workbench.page.locator('.notification-toast', { hasText: `#${id} is yours` }).waitFor();
      const taken = await issue(mantis, id);
      assert.equal(taken.handler?.name, 'support1');
      assert.equal(mantis.writes().length, 1);
      await workbench.webview(new RegExp(`#${id}(?!\\d)`));
      await workbench
        .treeRows(new RegExp(`Next: #(?!${id}\\b)\\d+`))
        .first()
        .waitFor();
    });

    it('shows only mine, and everything again', async () => {
      const { workbench } = suite;
      await choose(workbench, 'VE Support: Arrange Tickets…', /by handler/);
      await workbench.treeRows(/\(you\)/).waitFor();
      await choose(workbench, 'VE Support: Filter Tickets…', 'My tickets');
      await workbench.treeRows('nobody assigned').first().waitFor({ state: 'detached' });
      await workbench.command('VE Support: Show All Tickets');
      await workbench.treeRows('nobody assigned').first().waitFor();
    });

    it('the most urgent own ticket stands in the status bar', async () => {
      await suite.workbench.page.locator('.statusbar-item', { hasText: /#\d+/ }).waitFor();
    });
  });
});
