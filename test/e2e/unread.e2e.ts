import assert from 'node:assert/strict';
import { withFaults } from '../../demo/mantis/faults';
import type { Workbench } from '../../tools/vscode-host/workbench';
import { eventually } from './support/eventually';
import { findIssue, type RawIssue } from './support/issues';
import type { TestMantis } from './support/mantis';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { openTicket } from './support/ticketPanel';

const reply = 'Ответ, который ещё пишется.';

describe('what is unread, and what is typed', () => {
  withWorkbench({ mantis: true, size: { width: 1300, height: 1500 } }, suite => {
    let read: RawIssue;
    let waiting: RawIssue;
    let shown: readonly string[];

    before(async () => {
      const { workbench, mantis } = suite;
      await connect(workbench, mantis);
      await showOwn(workbench);
      read = await ownTicket(mantis, []);
      waiting = await ownTicket(mantis, [read.id]);
      for (const ticket of [read, waiting]) await answerAsCustomer(mantis, ticket);
      await workbench.command('VE Support: Refresh Tickets');
      for (const { id } of [read, waiting]) await unreadRow(workbench, id).waitFor();
    });

    it('is the same in a second window, also when it is read there', async function () {
      this.timeout(120_000);
      const { workbench, mantis } = suite;
      const other = await suite.openAnother();
      try {
        await connect(other, mantis);
        await showOwn(other);
        for (const { id } of [read, waiting]) await unreadRow(other, id).waitFor();
        const frame = await openTicket(other, read.id);
        await frame.getByRole('button', { name: 'Show', exact: true }).click();
        await frame.locator('.news.read').waitFor();
        await unreadRow(other, read.id).waitFor({ state: 'detached' });
        await unreadRow(workbench, read.id).waitFor({ state: 'detached' });
        await unreadRow(workbench, waiting.id).waitFor();
      } finally {
        await other.close();
      }
      const composer = (await openTicket(workbench, read.id)).locator('textarea');
      await composer.fill(reply);
      await workbench.page.waitForTimeout(1_500);
      shown = await rowsOf(workbench);
      assert.ok(shown.some(row => row.includes('customer replied')));
    });

    it('is the same after a reload of the window', async function () {
      this.timeout(90_000);
      await suite.workbench.reload();
      await showOwn(suite.workbench);
      await isSame(suite.workbench);
    });

    it('is the same after a crash, in a browser that remembers nothing', async function () {
      this.timeout(120_000);
      await suite.killExtensionHost();
      const workbench = await suite.openFresh();
      await connect(workbench, suite.mantis);
      await showOwn(workbench);
      await isSame(workbench);
    });

    it('is the same when the window starts without the server', async function () {
      this.timeout(120_000);
      const { workbench, mantis } = suite;
      mantis.interfere(withFaults(() => ({ kind: 'reset', when: 'before' })));
      await workbench.reload();
      await showOwn(workbench);
      await workbench.page.getByText(/No connection to Mantis\. Tickets as of/).waitFor();
      await isSame(workbench);
    });

    async function isSame(workbench: Workbench): Promise<void> {
      await eventually(async () => assert.deepEqual(await rowsOf(workbench), shown));
      const frame = await openTicket(workbench, read.id);
      await frame.waitForFunction(text => document.querySelector('textarea')?.value === text, reply);
    }
  });
});

/** Own tickets, all in view: the group of the handler. */
async function showOwn(workbench: Workbench): Promise<void> {
  await openQueue(workbench);
  await workbench.command('VE Support: Arrange Tickets…');
  await workbench.pick(/by handler/);
  const own = workbench.treeRows(/^\s*Борис Поддержкин/).first();
  await own.waitFor();
  await eventually(async () => {
    if ((await own.getAttribute('aria-expanded')) !== 'true') await own.click();
    assert.equal(await own.getAttribute('aria-expanded'), 'true');
  });
}

/** An own ticket on which the customer can still write. */
function ownTicket(mantis: TestMantis, except: readonly number[]): Promise<RawIssue> {
  return findIssue(
    mantis,
    ({ id, handler, reporter }) =>
      handler?.name === 'support1' && mantis.tokens[reporter.name] !== undefined && !except.includes(id),
  );
}

function answerAsCustomer(mantis: TestMantis, { id, reporter }: RawIssue): Promise<void> {
  return mantis.post(`issues/${id}/notes`, 'POST', { text: 'Всё ещё не работает.' }, reporter.name);
}

function unreadRow(workbench: Workbench, id: number): ReturnType<Workbench['treeRows']> {
  return workbench
    .treeRows(new RegExp(`#${id}(?!\\d)`))
    .and(workbench.page.locator('[aria-label*="customer replied"]'))
    .first();
}

/** What the visible rows of tickets say of number, news and drafts; the time left passes meanwhile. */
async function rowsOf(workbench: Workbench): Promise<readonly string[]> {
  const labels = await workbench.treeRows().evaluateAll(rows => rows.map(row => row.getAttribute('aria-label') ?? ''));
  return labels.flatMap(label => {
    const id = /#\d+/.exec(label)?.[0];
    const told = ['customer replied', 'new comment', 'reply not sent'].filter(words => label.includes(words));
    return id === undefined ? [] : [[id, ...told].join(' ')];
  });
}
