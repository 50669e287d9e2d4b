import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { focused, tabTo } from '../../tools/vscode-host/focus';
import { findIssue, issue } from './support/issues';
import {
  acceptAll,
  apply,
  begin,
  changed,
  sendPreparedReply,
  takeBack,
  textOf,
  type Sample,
} from './support/setupChange';
import { fillCell, setupFrame, showTab } from './support/setupPanel';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { planner, report } from './support/setupSamples';
import { composerIsEmpty, openTicket, ticketFrame } from './support/ticketPanel';

const schema: Sample = {
  ticket: /СП-ОСНОВНАЯ: СПС-БЮДЖЕТ/,
  code: 'СП-ОСНОВНАЯ',
  path: 'scripts/delivery/main.yaml',
};

const lifecycle: Sample = {
  ticket: /ЖЦ-ДОПРОДАЖИ: разрешить «Отказ»/,
  code: 'ЖЦ-ДОПРОДАЖИ',
  path: 'scripts/lifecycles/upsell.yaml',
};

describe('changing a setup script', () => {
  withWorkbench({ mantis: true, size: { width: 1500, height: 900 } }, suite => {
    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('a planner’s task: from the ticket to the file, the reply with the difference, and back', async () => {
      const before = await textOf(suite, planner);
      const { id, setup } = await begin(suite, planner);
      await showTab(setup, 'Form');
      await fillCell(setup, /cron.*: Рассылка «Новости недели»/i, '30 9 * * 2');
      await changed(setup, '30 9 * * 2');
      await showTab(setup, 'What it looks like');
      await setup.locator('tr.changed', { hasText: '30 9 * * 2' }).waitFor();
      await apply(setup);
      const reply = await sendPreparedReply(suite, planner, id);
      assert.match(reply, /30 9 \* \* 2/);
      assert.equal(await textOf(suite, planner), before.replace("'0 10 * * 1'", "'30 9 * * 2'"));
      await takeBack(suite, planner);
      assert.equal(await textOf(suite, planner), before);
    });

    it('a report: a refused change stays out, a dangerous one needs its consequence accepted', async () => {
      const before = await textOf(suite, report);
      const { id, setup } = await begin(suite, report);
      await showTab(setup, 'Form');
      await setup.getByRole('button', { name: 'Remove the row: Звонков' }).click();
      await changed(setup, 'Звонков');
      await setup.getByRole('button', { name: 'Remove the row: Средний разговор' }).click();
      await changed(setup, 'Средний разговор');
      await setup.getByRole('button', { name: 'Copy the row: Обновлений' }).click();
      await setup.locator('tr.added').waitFor();
      await setup
        .locator('tr.added')
        .getByRole('textbox', { name: /^Title/ })
        .fill('Обучений');
      await setup
        .locator('tr.added')
        .getByRole('textbox', { name: /^Title/ })
        .press('Enter');
      await changed(setup, 'Обучений');
      await setup.locator('.change', { hasText: 'Звонков' }).locator('.accept input').uncheck();
      await setup.locator('.change.refused', { hasText: 'Звонков' }).waitFor();
      await acceptAll(setup);
      await apply(setup);
      const reply = await sendPreparedReply(suite, report, id);
      assert.match(reply, /Средний разговор/);
      assert.doesNotMatch(reply, /Звонков/);
      const after = await textOf(suite, report);
      assert.match(after, /Звонков/);
      assert.match(after, /Обучений/);
      assert.doesNotMatch(after, /title: Средний разговор/);
      assert.match(after, /# Что вообще есть в кубе/, 'comments stay');
      await takeBack(suite, report);
      assert.equal(await textOf(suite, report), before);
    });

    it('a delivery schema: a base that somebody changed is refused, and the changes are carried over', async () => {
      const before = await textOf(suite, schema);
      const { id, setup } = await begin(suite, schema);
      await showTab(setup, 'Form');
      for (const line of ['0010', '0020']) {
        await setup.getByRole('combobox', { name: `Day: ${line}` }).selectOption('wednesday');
        await setup.locator('.change', { hasText: new RegExp(`${line}[^]*Wednesday`) }).waitFor();
      }
      await showTab(setup, 'What it looks like');
      await setup.locator('.day.changed').first().waitFor();
      await acceptAll(setup);

      const theirs = `# Правка коллеги\n${before}`;
      await writeFile(join(suite.workspace, schema.path), theirs);
      await apply(setup);
      await setup.getByRole('alert').getByText('changed by somebody else').waitFor();
      assert.equal(await textOf(suite, schema), theirs, 'nothing is written');
      await setup.getByRole('button', { name: 'Carry the changes over' }).click();
      await setup.getByText('All changes fit the new version').waitFor();
      await apply(setup);
      await sendPreparedReply(suite, schema, id);
      const after = await textOf(suite, schema);
      assert.equal(after, theirs.replaceAll(/(product: СПС-БЮДЖЕТ.*?day: )tuesday/g, '$1wednesday'));
      await takeBack(suite, schema);
      assert.equal(await textOf(suite, schema), theirs);
    });

    it('a lifecycle by the keyboard alone: ticket, script, change, consequence, reply', async () => {
      const { workbench, mantis } = suite;
      const { keyboard } = workbench.page;
      const before = await textOf(suite, lifecycle);
      const { id } = await findIssue(mantis, ({ summary }) => summary.includes('ЖЦ-ДОПРОДАЖИ: разрешить «Отказ»'));
      await openTicket(workbench, id);
      await workbench.command('VE Support: Change a Setup Script…');
      const likely = workbench.page.locator('.quick-input-widget .monaco-list-row.focused', {
        hasText: lifecycle.code,
      });
      await likely.waitFor();
      await keyboard.press('Enter');
      const setup = await setupFrame(workbench, lifecycle.code);
      await focused(setup, '[role=tab]');
      await keyboard.press('ArrowRight');
      await focused(setup, '#tab-form');
      await tabTo(workbench, setup, 'input[type=search]');
      await keyboard.type('0310');
      await keyboard.press('Enter');
      await setup.locator('table.rows tbody tr', { hasText: '' }).first().waitFor();
      await tabTo(workbench, setup, 'input[aria-label^="Roles: Отказ"]');
      // Not Control+A: VS Code carries that out a moment later, when the first letters are typed already.
      await keyboard.press('End');
      await keyboard.press('Shift+Home');
      await keyboard.type('Менеджер, Руководитель ОП');
      await keyboard.press('Enter');
      await changed(setup, 'Менеджер');
      while ((await setup.locator('.understood input:not(:checked)').count()) > 0) {
        await tabTo(workbench, setup, '.understood input:not(:checked)');
        await keyboard.press('Space');
      }
      await setup.locator('.apply:not([disabled])').waitFor();
      await keyboard.press('Control+Enter');

      const ticket = await ticketFrame(workbench, id);
      await ticket.waitForFunction(
        words => document.querySelector('textarea')?.value.includes(words) ?? false,
        lifecycle.code,
      );
      await focused(ticket, 'textarea');
      await keyboard.press('Control+Enter');
      await composerIsEmpty(ticket);
      const answered = await issue(mantis, id);
      assert.ok(answered.notes?.at(-1)?.text.includes(lifecycle.code));
      const after = await textOf(suite, lifecycle);
      assert.match(
        after,
        /code: '0310'\n {4}title: Отказ\n {4}from: OFFER_SENT\n {4}to: REFUSED\n {4}roles: \[Менеджер, Руководитель ОП\]\n/,
      );
      await takeBack(suite, lifecycle);
      assert.equal(await textOf(suite, lifecycle), before);
    });

    it('text and form are in step both ways, undo goes over both, and a reload keeps the proposal', async () => {
      const { workbench } = suite;
      const { setup } = await begin(suite, planner);
      await setup.getByRole('button', { name: /^Text/ }).click();
      const editor = workbench.page.locator('.monaco-diff-editor .modified .view-lines');
      await editor.waitFor();
      await editor.locator('.view-line', { hasText: "'0 3 * * *'" }).first().click();
      await workbench.page.keyboard.press('End');
      await workbench.page.keyboard.type(' # по просьбе КЦ');
      await workbench.page.keyboard.press('Control+h');
      await workbench.page.keyboard.press('Escape');
      await setup.getByRole('button', { name: /Text: \+1/ }).waitFor();
      await showTab(setup, 'Form');
      await fillCell(setup, /cron.*: Обновление справочников/i, '0 4 * * *');
      await changed(setup, '0 4 * * *');
      await editor.getByText('0 4 * * *').first().waitFor();
      await setup.getByRole('button', { name: /^Undo/ }).click();
      await setup.locator('.change').first().waitFor({ state: 'detached' });
      await setup.getByRole('button', { name: /^Redo/ }).click();
      await changed(setup, '0 4 * * *');

      await workbench.reload();
      await workbench.page.getByRole('tab', { name: new RegExp(`^● ${planner.code}`) }).click();
      const again = await setupFrame(workbench, planner.code);
      await changed(again, '0 4 * * *');
    });
  });
});
