import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { eventually } from './support/eventually';
import { acceptAll, apply, begin, changed, textOf, ticketOf } from './support/setupChange';
import { planner, report } from './support/setupSamples';
import { connect, openQueue } from './support/steps';
import { withWorkbench, type Suite } from './support/suite';

const earlierCron = "'0 10 * * 1'";
const laterCron = "'45 8 * * 1'";

/** A bare machine has no git; what the product then says is tested below in any case. */
const hasGit = spawnSync('git', ['--version']).status === 0;

describe('where a proposal comes from', () => {
  withWorkbench({ mantis: true, size: { width: 1500, height: 900 } }, suite => {
    before(async () => {
      if (hasGit) await keepInGit(suite);
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('a file of the ticket: reviewed like any other change, and applied', async () => {
      const { mantis, workbench } = suite;
      const before = await textOf(suite, report);
      const proposed = before.replace('title: Звонков', 'title: Звонков за день');
      assert.notEqual(proposed, before);
      const id = await ticketOf(suite, report);
      const content = Buffer.from(proposed).toString('base64');
      const files = [
        { name: 'схема.png', content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]).toString('base64') },
        { name: 'od-workload.yaml', content },
      ];
      await mantis.post(`issues/${id}/files`, 'POST', { files }, 'lead');
      const { setup } = await begin(suite, report);
      const take = async (name: string): Promise<void> => {
        await setup.getByRole('button', { name: 'A file of the ticket…' }).click();
        await workbench.pick(name);
      };
      await take('схема.png');
      await setup.getByRole('alert').waitFor();
      assert.equal(await setup.locator('.change').count(), 0, 'a picture is no script');
      await take('od-workload.yaml');
      await changed(setup, 'Звонков за день');
      await setup.getByText('Proposal: from the file «od-workload.yaml» of the ticket').waitFor();
      await setup.getByRole('button', { name: 'Text: +1 −1' }).waitFor();
      assert.equal(await textOf(suite, report), before, 'nothing is written before somebody applies it');
      await acceptAll(setup);
      await apply(setup);
      await eventually(async () => {
        assert.equal(await textOf(suite, report), proposed);
      });
    });

    it('another version from git: chosen by its commit, reviewed, applied', async () => {
      const { workbench } = suite;
      const { setup } = await begin(suite, planner);
      if (!hasGit) {
        await saysThatGitIsMissing(setup, suite);
        return;
      }
      assert.ok((await textOf(suite, planner)).includes(laterCron));
      await setup.getByRole('button', { name: 'Another version from git…' }).click();
      await workbench.pick('Первое расписание');
      await changed(setup, '0 10 * * 1');
      await setup.getByText(/Proposal: from the version [0-9a-f]{8} «Первое расписание»/).waitFor();
      await setup.getByRole('button', { name: 'Text: +1 −1' }).waitFor();
      await acceptAll(setup);
      await apply(setup);
      await eventually(async () => {
        assert.ok((await textOf(suite, planner)).includes(earlierCron));
      });
    });
  });
});

describe('where a proposal comes from, without git', () => {
  withWorkbench({ mantis: true, settings: { 'git.enabled': false }, size: { width: 1500, height: 900 } }, suite => {
    it('the editor says what is missing and what to do', async () => {
      await mkdir(join(suite.workspace, '.git'), { recursive: true });
      await writeFile(join(suite.workspace, '.git/HEAD'), 'ref: refs/heads/main\n');
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
      const { setup } = await begin(suite, planner);
      await saysThatGitIsMissing(setup, suite);
    });
  });
});

async function saysThatGitIsMissing(setup: Frame, suite: Suite): Promise<void> {
  const before = await textOf(suite, planner);
  await setup.getByRole('button', { name: 'Another version from git…' }).click();
  await setup.getByRole('alert').getByText('VS Code has no git here').waitFor();
  assert.equal(await textOf(suite, planner), before);
}

/** Two versions of the planner: the sample's own, and one with another time. */
async function keepInGit(suite: Suite): Promise<void> {
  const { workspace } = suite;
  const git = (...args: string[]): void => {
    const { status, stderr } = spawnSync('git', args, { cwd: workspace, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  };
  const who = ['-c', 'user.name=Sample', '-c', 'user.email=sample@example.org', '-c', 'commit.gpgsign=false'];
  git('init', '--quiet');
  git('add', '.');
  git(...who, 'commit', '--quiet', '-m', 'Первое расписание');
  const text = await textOf(suite, planner);
  assert.ok(text.includes(earlierCron));
  await writeFile(join(workspace, planner.path), text.replace(earlierCron, laterCron));
  git(...who, 'commit', '--quiet', '-a', '-m', 'Раньше на час');
}
