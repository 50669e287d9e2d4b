import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './support/eventually';
import { issue } from './support/issues';
import { acceptAll, apply, begin, changed, sendPreparedReply, takeBack, type Sample } from './support/setupChange';
import { fillCell, setupFrame, showTab } from './support/setupPanel';
import { connect, openQueue } from './support/steps';
import { withWorkbench, type Suite } from './support/suite';

const folder: Sample = {
  ticket: /ОП-ДОЛЖНИКИ: убрать мелкие долги/,
  code: 'ОП-ДОЛЖНИКИ',
  path: 'scripts/folders/debtors.yaml',
};
const renamed: Sample = { ...folder, code: 'ОП-ДОЛГИ' };
const report = 'scripts/olap/receivables.json';
const planner = 'scripts/settings/scheduler.yaml';
const files = [folder.path, report, planner];

describe('a change that other scripts follow', () => {
  withWorkbench({ mantis: true, size: { width: 1500, height: 900 } }, suite => {
    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('is proposed, applied, answered and taken back in all files together', async () => {
      const { workbench } = suite;
      const before = await texts(suite);
      const { id, setup: begun } = await begin(suite, folder);
      let setup = begun;
      await showTab(setup, 'Form');
      await fillCell(setup, 'Code', renamed.code);
      await changed(setup, renamed.code);

      const following = setup.locator('.following .change');
      await following.nth(1).waitFor();
      assert.equal(await following.count(), 2);
      await setup.locator('.finding', { hasText: 'OLAP-ДЕБИТОРКА' }).first().waitFor();
      await following.filter({ hasText: report }).locator('.accept input').check();
      await setup.getByText('Files: 2.').waitFor();
      await following.filter({ hasText: report }).locator('.accept input').uncheck();
      await setup.getByRole('button', { name: /^Take all along/ }).click();
      await setup.getByText('Files: 3.').waitFor();
      await following.filter({ hasText: planner }).locator('.following-text').click();
      await workbench.page.locator('.monaco-diff-editor .line-insert').first().waitFor();
      const diff = workbench.page.getByRole('tab', { name: /before ↔ proposal/ });
      await setup.getByRole('button', { name: /^Undo/ }).click();
      await setup.getByRole('button', { name: /^Redo/ }).click();
      await workbench.page.locator('.monaco-diff-editor .modified').getByText(renamed.code).first().waitFor();
      await diff.click({ button: 'middle' });
      await diff.waitFor({ state: 'detached' });
      // A webview may be another one when it has moved.
      setup = await setupFrame(workbench, renamed.code);
      await acceptAll(setup);

      // Somebody changes one of the files that follow: the change is fitted to it, nothing of theirs is lost.
      const theirs = `# Правка коллеги\n${before[2] ?? ''}`;
      await writeFile(join(suite.workspace, planner), theirs);
      await apply(setup);
      const refused = setup.getByText('A file that follows was changed by somebody else');
      // The watcher may have been faster: then the change was fitted before anybody asked, and the ticket is in front.
      const isRefused = await refused.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      );
      if (isRefused) {
        assert.deepEqual(await texts(suite), [before[0], before[1], theirs], 'nothing is written');
        await acceptAll(setup);
        await apply(setup);
      }

      const reply = await sendPreparedReply(suite, renamed, id);
      assert.match(reply, /OLAP-ДЕБИТОРКА/);
      assert.match(reply, /НС-ПЛАНИРОВЩИК/);
      const wanted = [before[0], before[1], theirs].map(text => text?.replaceAll(folder.code, renamed.code));
      assert.deepEqual(await texts(suite), wanted);
      const attached = await attachedDiff(suite, id);
      for (const path of files) assert.ok(attached.includes(`+++ b/${path}`), attached);

      await takeBack(suite, renamed);
      await eventually(async () => {
        assert.deepEqual(await texts(suite), [before[0], before[1], theirs]);
      });
    });
  });
});

function texts({ workspace }: Suite): Promise<readonly string[]> {
  return Promise.all(files.map(path => readFile(join(workspace, path), 'utf8')));
}

async function attachedDiff({ mantis }: Suite, id: number): Promise<string> {
  const { attachments = [] } = (await issue(mantis, id)) as {
    readonly attachments?: readonly { readonly id: number; readonly filename: string }[];
  };
  const file = attachments.find(({ filename }) => filename === `${renamed.code}.diff`);
  const answer = (await mantis.get(`issues/${id}/files/${file?.id ?? 0}`)) as {
    readonly files: readonly { readonly content: string }[];
  };
  return Buffer.from(answer.files[0]?.content ?? '', 'base64').toString('utf8');
}
