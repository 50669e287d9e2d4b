import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workbench } from '../../tools/vscode-host/workbench';
import { violations } from './support/axe';
import { findIssue } from './support/issues';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { openTicket } from './support/ticketPanel';

const folder = mkdtempSync(join(tmpdir(), 've-policy-'));
const file = join(folder, 'department.ve-policy.yaml');
const good = 'queue:\n  effortLimitHours:\n    value: 4\n';
writeFileSync(file, good);

async function rows(workbench: Workbench): Promise<string[]> {
  const names = await workbench.treeRows().allInnerTexts();
  return names.map(name => name.replaceAll(/\s+/g, ' ').trim());
}

async function message({ page }: Workbench, text: RegExp): Promise<void> {
  await page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first().waitFor();
}

/** Answers the file dialog of a VS Code that runs as a server. */
async function chooseFile({ page }: Workbench, title: RegExp, path: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget').filter({ hasText: title });
  // It shows its first folder, then looks the typed one up, and takes nothing in between.
  await dialog.locator('.monaco-list-row').first().waitFor();
  await page.waitForTimeout(1500);
  await dialog.locator('input.input').fill(path);
  await page.waitForTimeout(1500);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

async function closeMessages(workbench: Workbench): Promise<void> {
  await workbench.command('Notifications: Clear All Notifications');
}

describe('the policy file', () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  withWorkbench(
    {
      mantis: true,
      settings: { 'veSupport.polling.seconds': 3600 },
      machineSettings: { 'veSupport.policyFile': file },
      size: { width: 1280, height: 1400 },
    },
    suite => {
      before(async () => {
        await connect(suite.workbench, suite.mantis);
        await openQueue(suite.workbench);
        await suite.workbench.treeRows('Due soon').first().waitFor();
      });

      it('broken while the workbench runs gets diagnostics, and the queue stays as it is', async () => {
        const { workbench, mantis } = suite;
        // Everything has arrived once the tree no longer changes.
        await workbench.page.waitForTimeout(3000);
        const before = await rows(workbench);
        mantis.forget();
        writeFileSync(file, 'queue:\n  effortLimitHours:\n    value: "four"\n  paid: true\n');
        await message(workbench, /department\.ve-policy\.yaml has errors.*last correct version/s);
        await workbench.page.getByRole('button', { name: 'Open the file' }).click();
        await workbench.page.locator('.squiggly-error').nth(1).waitFor();
        assert.equal(await workbench.page.locator('.squiggly-error').count(), 2);
        await workbench.command('Problems: Focus on Problems View');
        const problems = workbench.page.locator('.markers-panel');
        await problems.getByText('A number must stand here.').waitFor();
        await problems.getByText('The name «paid» is not known here.').waitFor();
        assert.deepEqual(await rows(workbench), before);
        assert.deepEqual(mantis.requests, []);
        await workbench.command('View: Hide Panel');
      });

      it('keeps its last good version over a restart with the torn file', async () => {
        const { workbench } = suite;
        writeFileSync(file, 'queue:\n  effortLimitHours:\n    value: 9\n');
        await workbench.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
        writeFileSync(file, 'queue: {');
        await workbench.page.locator('.squiggly-error').first().waitFor();
        await workbench.reload();
        await message(workbench, /has errors.*last correct version/s);
        await openQueue(workbench);
        await workbench.command('VE Support: Show the Regulation in Force');
        const page = await workbench.webview(/Order of the queue/);
        await page.locator('[id="queue.effortLimitHours"]').getByText('9 h', { exact: true }).waitFor();
        await page.getByRole('alert').getByText('has errors').waitFor();
        await closeMessages(workbench);
      });

      it('mended moves the deadlines in tree and panel without a request to Mantis', async () => {
        const { workbench, mantis } = suite;
        const { id } = await findIssue(mantis, ({ status }) => status.id === 50);
        const frame = await openTicket(workbench, id);
        await frame.locator('.milestones').first().waitFor();
        await workbench.page.waitForTimeout(2000);
        const dues = (): Promise<string[]> => frame.locator('.milestone-due').allInnerTexts();
        const duesBefore = await dues();
        const before = await rows(workbench);
        mantis.forget();
        writeFileSync(file, (await slow()).text);
        await frame.waitForFunction(
          was =>
            JSON.stringify([...document.querySelectorAll('.milestone-due')].map(due => due.textContent.trim())) !== was,
          JSON.stringify(duesBefore.map(due => due.trim())),
        );
        assert.notDeepEqual(await dues(), duesBefore);
        const deadline = Date.now() + 10_000;
        while (JSON.stringify(await rows(workbench)) === JSON.stringify(before)) {
          assert.ok(Date.now() < deadline, 'the tree did not follow');
          await workbench.page.waitForTimeout(200);
        }
        assert.deepEqual(mantis.requests, []);
      });

      it('is shown clause by clause: what it changes, and the clause that a ticket names', async () => {
        const { workbench, mantis } = suite;
        const { id } = await findIssue(mantis, ({ status }) => status.id === 50);
        const frame = await openTicket(workbench, id);
        await frame.locator('.sla .remark .clause').press('Enter');
        const page = await workbench.webview(/Order of the queue/);
        const wanted = page.locator('.entry.wanted');
        await wanted.waitFor();
        assert.match((await wanted.getAttribute('id')) ?? '', /^E\d$/);
        assert.equal(await wanted.evaluate(element => element === document.activeElement), true);
        await page.locator('.differences').getByText('Term, from submission').first().waitFor();
        assert.deepEqual(await violations(page), []);
      });
    },
  );
});

/** A policy whose terms are years, made from what «Create a Policy File…» would write. */
async function slow(): Promise<{ readonly text: string }> {
  const { defaultPolicy } = await import('../../src/regulation/policy/defaultPolicy');
  const { writePolicyJson } = await import('../../src/regulation/files/policyText');
  const years = (amount: number) => ({ value: { amount, unit: 'years' as const }, source: 'assumption' as const });
  const { milestones } = defaultPolicy;
  const slowed = (list: typeof milestones.fix): typeof list => list.map(each => ({ ...each, due: years(3) }));
  const { blocker, fix, significant } = milestones;
  return {
    text: writePolicyJson({
      ...defaultPolicy,
      milestones: { blocker: slowed(blocker), fix: slowed(fix), significant: slowed(significant) },
    }),
  };
}

describe('what a department sets up for itself', () => {
  const own = mkdtempSync(join(tmpdir(), 've-own-'));
  const calendar = join(own, '2027.ve-calendar.json');
  const created = join(own, 'ours.ve-policy.yaml');
  after(() => rmSync(own, { recursive: true, force: true }));

  withWorkbench({ mantis: true, size: { width: 1280, height: 1000 } }, suite => {
    before(async () => {
      await suite.mantis.post(
        'issues',
        'POST',
        {
          summary: 'Не открывается карточка',
          description: 'Помогите, пожалуйста.\nКонтакт: +7 900 000-00-00',
          project: { id: 1 },
          category: {
            name: ((await findIssue(suite.mantis, () => true)) as unknown as { category: { name: string } }).category
              .name,
          },
          priority: { id: 60 },
        },
        'buhgalterova',
      );
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    const importYear = async (path: string): Promise<void> => {
      const { workbench } = suite;
      await workbench.command('VE Support: Import a Calendar Year…');
      await chooseFile(workbench, /production calendar/i, path);
    };

    it('a calendar year is imported, shown, and removed again; a wrong file says where it is wrong', async () => {
      const { workbench } = suite;
      writeFileSync(
        calendar,
        '{\n  "year": 2027,\n  "daysOff": ["01-01", "02-30"],\n  "workingWeekendDays": [],\n  "shortDays": []\n}\n',
      );
      await importYear(calendar);
      await message(workbench, /2027\.ve-calendar\.json, line 3, column 24: The year has no such day/);
      await closeMessages(workbench);

      const year = { year: 2027, daysOff: ['01-01', '05-03'], workingWeekendDays: ['02-20'], shortDays: ['11-03'] };
      writeFileSync(calendar, JSON.stringify(year));
      await importYear(calendar);
      await message(workbench, /The calendar of 2027 is in force: 260 working days/);
      await closeMessages(workbench);
      await workbench.command('VE Support: Show the Regulation in Force');
      const page = await workbench.webview(/Order of the queue/);
      await page.locator('select').selectOption('2027');
      await page.getByText('The calendar of 2027 was imported from a file.').waitFor();
      await page.locator('[id="calendar.movedIn"]').getByText(/20/).waitFor();

      await workbench.command('VE Support: Import a Calendar Year…');
      await workbench.pick('Remove the imported calendar of 2027');
      await page.getByText(/The calendar of 2027 is not loaded/).waitFor();
      await closeMessages(workbench);
    });

    it('a policy file is created from what is in force, with comments, and put in force', async () => {
      const { workbench } = suite;
      await workbench.command('VE Support: Create a Policy File…');
      await chooseFile(workbench, /put the policy file/, created);
      await workbench.page.locator('.tab', { hasText: 'ours.ve-policy.yaml' }).waitFor();
      const text = await readFile(created, 'utf8');
      assert.match(text, /# Working hours \(B1, by the regulation\)\nworkingHours:/);
      assert.match(text, /# Warn before it \(C0, assumption\)/);
      await workbench.command('VE Support: Show the Regulation in Force');
      const page = await workbench.webview(/Order of the queue/);
      await page.getByText(/The policy of the file .*ours\.ve-policy\.yaml is in force/).waitFor();
      assert.equal(await page.locator('.differences').count(), 0);
      assert.deepEqual(
        JSON.parse(await readFile(join(suite.profile.data, 'Machine/settings.json'), 'utf8'))['veSupport.policyFile'],
        created,
      );
    });

    it('a request for what the template lacks is inserted by keyboard, at the cursor, and never sent', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, ({ summary }) => summary === 'Не открывается карточка');
      const frame = await openTicket(workbench, id);
      const notice = frame.locator('.template-notice');
      await notice.getByText('Когда началось').waitFor();
      assert.equal(await notice.getByText('Контакт').count(), 0);
      const reply = frame.locator('textarea');
      await reply.fill('Начало.Конец.');
      await reply.evaluate(element => (element as HTMLTextAreaElement).setSelectionRange(7, 7));
      mantis.forget();
      await notice.locator('vscode-button').press('Enter');
      await frame.waitForFunction(() => (document.querySelector('textarea')?.value ?? '').includes('Здравствуйте'));
      const text = await reply.inputValue();
      assert.match(text, /^Начало\.\n\nЗдравствуйте[^]*Когда началось[^]*\n\nКонец\.$/);
      assert.doesNotMatch(text, /Контакт —/);
      await frame.getByText('draft saved').waitFor();
      await reply.press('Control+z');
      await frame.waitForFunction(() => document.querySelector('textarea')?.value === 'Начало.Конец.');
      assert.deepEqual(mantis.writes(), []);
      assert.deepEqual(await violations(frame), []);
    });
  });
});
