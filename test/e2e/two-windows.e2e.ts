import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from '../../tools/vscode-host/workbench';
import { findIssue } from './support/issues';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';

describe('two windows on one profile', () => {
  withWorkbench({ mantis: true, settings: { 'veSupport.polling.seconds': 15 } }, suite => {
    let other: Workbench;

    before(async function () {
      this.timeout(120_000);
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
      other = await suite.openAnother();
      await connect(other, suite.mantis);
      await openQueue(other);
    });

    after(() => other.close());

    it('one asks Mantis, both show the change', async function () {
      this.timeout(90_000);
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support1');
      await mantis.post(`issues/${id}`, 'PATCH', { summary: 'Переименовано коллегой', notes: [], custom_fields: [] });
      mantis.forget();
      await workIn(workbench);
      await workIn(other);
      await workbench.treeRows('Переименовано коллегой').waitFor({ timeout: 60_000 });
      await other.treeRows('Переименовано коллегой').waitFor({ timeout: 20_000 });
      assert.equal(mantis.requests.filter(({ path }) => path === `issues/${id}`).length, 1);
    });

    it('the one that asks is killed, and the other takes over', async function () {
      this.timeout(120_000);
      const { mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support1');
      const before = pollerPid(suite.profile.data);
      process.kill(before, 'SIGKILL');
      await mantis.post(`issues/${id}`, 'PATCH', { summary: 'После сбоя', notes: [], custom_fields: [] });
      await Promise.any(
        [suite.workbench, other].map(window => window.treeRows('После сбоя').waitFor({ timeout: 90_000 })),
      );
      assert.notEqual(pollerPid(suite.profile.data), before);
    });
  });
});

/** In a window in which nobody moves VS Code looks for changes less often. */
async function workIn({ page }: Workbench): Promise<void> {
  for (const at of [300, 320, 340]) await page.mouse.move(at, at);
}

/** Process id of the extension host that looks for changes, from the file by which the windows agree. */
function pollerPid(data: string): number {
  const servers = join(data, 'User/globalStorage/oe-it.ve-support/servers');
  const [folder] = readdirSync(servers);
  assert.ok(folder !== undefined);
  const { pid } = JSON.parse(readFileSync(join(servers, folder, 'poller.json'), 'utf8')) as { pid: number };
  return pid;
}
