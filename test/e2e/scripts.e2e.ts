import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../tools/vscode-host/paths';
import { writeSettings } from '../../tools/vscode-host/profile';
import { goTo, openFile } from './support/editor';
import { eventually } from './support/eventually';
import { findIssue, issue, type RawIssue } from './support/issues';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { openTicket, ticketFrame } from './support/ticketPanel';

const code = 'ЖЦ-ДОПРОДАЖИ';

function git(folder: string, ...args: string[]): string {
  const person = ['-c', 'user.name=Тест', '-c', 'user.email=test@ric.example', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...person, ...args], { cwd: folder, encoding: 'utf8' });
}

function hasGit(): boolean {
  try {
    git(tmpdir(), '--version');
    return true;
  } catch {
    return false;
  }
}

describe('next to the scripts', () => {
  const workspace = mkdtempSync(join(tmpdir(), 've-support-scripts-'));
  before(() => {
    cpSync(join(repository, 'demo/workspace'), workspace, { recursive: true });
    if (!hasGit()) return;
    git(workspace, 'init');
    git(workspace, 'add', '.');
    git(workspace, 'commit', '-m', 'Скрипты');
  });
  after(() => rmSync(workspace, { recursive: true, force: true }));

  withWorkbench(
    {
      mantis: true,
      workspace,
      settings: { 'veSupport.work.branch': 'ticket/{number}-{slug}', 'git.openRepositoryInParentFolders': 'never' },
    },
    suite => {
      let naming: RawIssue;

      before(async () => {
        await connect(suite.workbench, suite.mantis);
        await openQueue(suite.workbench);
        naming = await findIssue(suite.mantis, ({ summary }) => summary.includes(code));
      });

      it('a number is a link with a hover that tells what the ticket is', async () => {
        const { workbench, workspace: folder } = suite;
        writeFileSync(join(folder, 'check.sql'), `-- Проверка по #${naming.id} и #9999999\nSELECT 1;\n`);
        await openFile(workbench, 'check.sql');
        const { page } = workbench;
        await page
          .locator('.detected-link', { hasText: `#${naming.id}` })
          .first()
          .waitFor();
        await goTo(workbench, 1, 17);
        await workbench.command('Show or Focus Hover');
        // The link's own hover is there first.
        const hover = page.locator('.monaco-hover:visible', { hasText: naming.status.label });
        await hover.first().waitFor();
        const text = (await hover.first().innerText()).replaceAll(/[\u00A0\u200B]/g, m => (m === '\u200B' ? '' : ' '));
        assert.ok(text.includes(naming.summary.slice(0, 20)), text);
        assert.ok(text.includes(naming.status.label), text);
        await page.keyboard.press('Escape');
        await page
          .locator('.detected-link', { hasText: `#${naming.id}` })
          .first()
          .click({ modifiers: ['Control'] });
        await ticketFrame(workbench, naming.id);
      });

      it('a number of no ticket says so in its hover, and the server is asked once', async () => {
        const { workbench, mantis } = suite;
        await openFile(workbench, 'check.sql');
        mantis.forget();
        for (let times = 0; times < 2; times++) {
          await goTo(workbench, 1, 26);
          await workbench.command('Show or Focus Hover');
          const hover = workbench.page.locator('.monaco-hover:visible', { hasText: /#9999999.*does.not.find/s });
          await hover.first().waitFor();
          await workbench.page.keyboard.press('Escape');
          await workbench.page.keyboard.press('Escape');
        }
        assert.equal(mantis.requests.filter(({ path }) => path === 'issues/9999999').length, 1);
      });

      it('a script shows the open tickets that name its code, and a click opens one', async () => {
        const { workbench } = suite;
        await openFile(workbench, 'upsell.yaml');
        const lens = workbench.page.locator('.codelens-decoration a', { hasText: `#${naming.id} ` });
        await lens.first().waitFor();
        await lens.first().click();
        await ticketFrame(workbench, naming.id);
      });

      it('the ticket lists its files, and a click opens one at its line, beside', async () => {
        const { workbench } = suite;
        const frame = await openTicket(workbench, naming.id);
        const files = frame.locator('.scripts li');
        await files
          .filter({ hasText: 'upsell.yaml' })
          .filter({ hasText: `code ${code}` })
          .waitFor();
        const mentioning = files.filter({ hasText: 'check.sql' }).filter({ hasText: 'line 1' });
        await mentioning.waitFor();
        await files.filter({ hasText: 'upsell.yaml' }).getByRole('button').click();
        const { page } = workbench;
        await eventually(async () => assert.ok((await page.locator('.editor-group-container').count()) >= 2));
        await page.locator('.editor-group-container .tab.active', { hasText: 'upsell.yaml' }).first().waitFor();
        const line = readFileSync(join(suite.workspace, 'scripts/lifecycles/upsell.yaml'), 'utf8')
          .split('\n')
          .findIndex(each => each.startsWith('code:'));
        await page.locator('.statusbar', { hasText: `Ln ${line + 1}, Col 1` }).waitFor();
        await workbench.command('View: Close All Editors in Group');
      });

      it('a # in a script offers open tickets by number and word', async () => {
        const { workbench } = suite;
        const { page } = workbench;
        await openFile(workbench, 'check.sql');
        await goTo(workbench, 2, 10);
        await page.keyboard.type(' -- #');
        const rows = page.locator('.suggest-widget.visible .monaco-list-row');
        await rows.first().waitFor();
        await page.keyboard.type(String(naming.id));
        await rows
          .filter({ hasText: `#${naming.id}` })
          .first()
          .waitFor();
        await page.keyboard.press('Enter');
        await eventually(async () => {
          await page.keyboard.press('Control+s');
          assert.ok(readFileSync(join(suite.workspace, 'check.sql'), 'utf8').includes(`SELECT 1; -- #${naming.id}`));
        });
      });

      it('work begins with handler, status and a branch; what is not committed is left alone', async () => {
        const { workbench, mantis, workspace: folder } = suite;
        const free = await findIssue(mantis, ({ handler, status }) => handler === undefined && status.id < 40);
        const frame = await openTicket(workbench, free.id);
        await frame.getByRole('button', { name: 'Start work' }).click();
        await eventually(async () => {
          const taken = await issue(mantis, free.id);
          assert.deepEqual([taken.handler?.name, taken.status.name], ['support1', 'assigned']);
        });
        const told = workbench.notifications().filter({ hasText: `#${free.id} is in your hands` });
        await told.waitFor();
        if (!hasGit()) return;
        assert.match(await told.innerText(), /Branch ticket\/\d+-[a-z0-9-]+ was made/);
        const branch = git(folder, 'branch', '--show-current').trim();
        assert.match(branch, new RegExp(`^ticket/${free.id}-[a-z0-9-]+$`));

        writeFileSync(join(folder, 'README.md'), 'Ещё не зафиксировано\n');
        const other = await findIssue(
          mantis,
          ({ handler, status, id }) => id !== free.id && handler === undefined && status.id < 40,
        );
        const second = await openTicket(workbench, other.id);
        await second.getByRole('button', { name: 'Start work' }).click();
        await workbench.notifications().filter({ hasText: 'not committed: 1' }).waitFor();
        assert.equal(git(folder, 'branch', '--show-current').trim(), branch);
        assert.equal(readFileSync(join(folder, 'README.md'), 'utf8'), 'Ещё не зафиксировано\n');
      });

      it('nothing of it is there when its setting says so', async () => {
        const { workbench, profile } = suite;
        const lenses = workbench.page.locator('.codelens-decoration a', { hasText: `#${naming.id} ` });
        await workbench.command('View: Close All Editors');
        await openFile(workbench, 'upsell.yaml');
        await lenses.first().waitFor();
        await writeSettings(profile, { 'veSupport.scripts.enabled': false });
        await workbench.reload();
        await openQueue(workbench);
        const frame = await openTicket(workbench, naming.id);
        assert.equal(await frame.locator('.scripts').count(), 0);
        await openFile(workbench, 'upsell.yaml');
        await workbench.page.locator('.view-line', { hasText: code }).first().waitFor();
        assert.equal(await lenses.count(), 0);
      });
    },
  );
});
