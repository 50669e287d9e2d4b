import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import type { Workbench } from '../../tools/vscode-host/workbench';
import { repository } from '../../tools/vscode-host/paths';
import { eventually } from './support/eventually';
import { patiently } from './support/patiently';
import { acceptAll, changed, takeBack } from './support/setupChange';
import { fillCell, setupFrame, showTab } from './support/setupPanel';
import { withWorkbench, type Suite } from './support/suite';

const code = 'ОП-ДОЛЖНИКИ';
const renamed = { ticket: /-/, code: 'ОП-ДОЛГИ', path: 'scripts/folders/debtors.yaml' };
const files = [renamed.path, 'scripts/olap/receivables.json', 'scripts/settings/scheduler.yaml'];

/**
 * Three files: their old and new contents are put aside (6 writings), then the journal (the 7th, the moment of
 * decision), then the files. The host is killed after one of these, chosen by chance within each span.
 */
const spans = [
  { name: 'before the decision', least: 1, most: 6 },
  { name: 'between the first file and the last', least: 7, most: 8 },
  { name: 'about the last file', least: 8, most: 9 },
] as const;

const slowFiles = join(repository, 'test/e2e/support/slowFiles');
const log = join(mkdtempSync(join(tmpdir(), 've-support-slow-')), 'written.log');

describe('applying a change of three files while the extension host dies', () => {
  after(() => {
    rmSync(join(log, '..'), { recursive: true, force: true });
  });

  const env = {
    VE_SLOW_FILES: String.raw`[\\/](?:scripts|journal)[\\/]`,
    VE_SLOW_LOG: log,
  };
  withWorkbench({ env, beside: slowFiles, size: { width: 1500, height: 900 } }, suite => {
    for (const { name, least, most } of spans) {
      const point = randomInt(least, most + 1);
      it(`is all or nothing, and is told: killed ${name} (after writing ${point})`, async function () {
        this.timeout(240_000);
        const before = await texts(suite);
        const setup = await propose(suite.workbench);
        await writeFile(log, '');
        await setup.locator('.apply:not([disabled])').click();
        await eventually(async () => {
          assert.ok((await written()) >= point, `${await written()} writings`);
        });
        await suite.killExtensionHost();
        const reached = await written();
        assert.ok(reached < 10, 'the host died while it was writing');
        const torn = await texts(suite);

        const workbench = await suite.openFresh();
        const after = before.map(text => text.replaceAll(code, renamed.code));
        const isDecided = reached >= 7;
        if (isDecided) {
          await workbench
            .notifications()
            .filter({ hasText: 'An interrupted change has been finished' })
            .first()
            .waitFor();
        }
        await eventually(async () => {
          assert.deepEqual(await texts(suite), isDecided ? after : before);
        });
        if (!isDecided) assert.deepEqual(torn, before, 'nothing was touched before the decision');
        assert.deepEqual(await leftovers(suite), []);
        if (!isDecided) return;
        // What was finished after the crash is in the history, and is taken back from there.
        await open(workbench, renamed.code);
        await takeBack(suite, renamed);
        assert.deepEqual(await texts(suite), before);
      });
    }
  });
});

/** The editor with the proposal of the round before, where there is one. */
async function propose(workbench: Workbench): Promise<Frame> {
  const setup = await open(workbench, code);
  await showTab(setup, 'Form');
  if ((await setup.locator('.following').count()) === 0) {
    await fillCell(setup, 'Code', renamed.code);
    await changed(setup, renamed.code);
  }
  const all = setup.getByRole('button', { name: /^Take all along/ });
  if (await all.isVisible()) await all.click();
  await setup.getByText('Files: 3.').waitFor();
  await acceptAll(setup);
  return setup;
}

async function open(workbench: Workbench, scriptCode: string): Promise<Frame> {
  const list = workbench.page.locator('.quick-input-widget');
  await patiently(workbench, async timeout => {
    await workbench.command('VE Support: Change a Setup Script…');
    const row = list.locator('.monaco-list-row', { hasText: scriptCode }).first();
    await list.getByPlaceholder(/Code, title/).fill(scriptCode, { timeout });
    await row.click({ timeout });
  });
  return setupFrame(workbench, scriptCode);
}

async function written(): Promise<number> {
  return (await readFile(log, 'utf8')).split('\n').length - 1;
}

function texts({ workspace }: Suite): Promise<readonly string[]> {
  return Promise.all(files.map(path => readFile(join(workspace, path), 'utf8')));
}

/** What a torn writing may have left beside the scripts. */
async function leftovers({ workspace }: Suite): Promise<readonly string[]> {
  const names = await readdir(join(workspace, 'scripts'), { recursive: true });
  return names.filter(name => name.endsWith('.tmp'));
}
