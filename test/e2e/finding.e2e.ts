import assert from 'node:assert/strict';
import { createIssue } from '../../demo/mantis/model/issues';
import { addNote } from '../../demo/mantis/model/notes';
import type { State } from '../../demo/mantis/model/state';
import { eventually } from './support/eventually';
import { issue, type RawIssue } from './support/issues';
import { patiently } from './support/patiently';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { openTicket, ticketFrame } from './support/ticketPanel';

const summary = 'Сводка клиринга не собирается';
const reason = 'Повторное обращение, работаем в первом.';

interface Related extends RawIssue {
  readonly resolution: { readonly name: string };
  readonly relationships?: readonly {
    readonly type: { readonly name: string };
    readonly issue: { readonly id: number };
  }[];
}

/** Two tickets about one thing; what caused it stands in a private comment of the second alone. */
function arrange(state: State): { readonly first: number; readonly second: number } {
  const [like] = state.issues.values();
  const users = [...state.users.values()];
  const reporter = users.find(({ id }) => id === like?.reporterId);
  const staff = users.find(({ name }) => name === 'support1');
  assert.ok(like && reporter && staff);
  const [first, second] = ['с утра', 'второй день'].map(when =>
    createIssue(state, reporter, {
      projectId: like.projectId,
      categoryId: like.categoryId,
      priority: 20,
      summary: `${summary} ${when}`,
      description: 'Сводка клиринга остаётся пустой.',
    }),
  );
  assert.ok(first && second);
  addNote(state, staff, second, {
    text: 'Причина: просрочен сертификат шлюза Байкал.',
    isPrivate: true,
    timeTracking: 0,
  });
  return { first: first.id, second: second.id };
}

describe('finding', () => {
  const made = { first: 0, second: 0 };
  withWorkbench({ mantis: { arrange: state => Object.assign(made, arrange(state)) } }, suite => {
    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('opens a ticket by a mistyped word in another form that stands in its private comment', async function () {
      this.timeout(120_000);
      const { workbench } = suite;
      const list = workbench.page.locator('.quick-input-widget');
      // The index is made with the first search; what it finds comes into the open list.
      await patiently(workbench, async timeout => {
        await workbench.command('VE Support: Open Ticket…');
        await list.getByPlaceholder(/number or words/i).fill('сертефикатами байкала', { timeout });
        const row = list.locator('.monaco-list-row', { hasText: `#${made.second} ` });
        await row.getByText(/Private comment: .*сертификат шлюза/).waitFor({ timeout: timeout * 2 });
        await workbench.page.keyboard.press('Enter');
      });
      await ticketFrame(workbench, made.second);
    });

    it('shows the ticket among those opened last before anything is typed', async () => {
      const { workbench } = suite;
      const list = workbench.page.locator('.quick-input-widget');
      await patiently(workbench, async timeout => {
        await workbench.command('VE Support: Open Ticket…');
        const first = list.locator('.monaco-list-row').first();
        await first.getByText(`#${made.second} `).waitFor({ timeout });
        await first.getByText('Opened last').waitFor({ timeout });
      });
      await workbench.page.keyboard.press('Escape');
    });

    it('keeps a search as a section of the tree, until it is removed', async function () {
      this.timeout(120_000);
      const { workbench } = suite;
      const section = workbench.page.locator('.sidebar .monaco-list-row[aria-label^="Клиринг, 2"]');
      const words = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Words…' });
      await patiently(workbench, async timeout => {
        await workbench.command('VE Support: Filter Tickets…');
        await words.first().click({ timeout });
      });
      await workbench.answer('клиринга', /Words in number/);
      const naming = workbench.page.locator('.quick-input-widget', { hasText: /its section in the tree/ });
      await patiently(workbench, async timeout => {
        await workbench.command('VE Support: Save Filter as Search…');
        await naming.locator('input').fill('Клиринг', { timeout });
      });
      await workbench.page.keyboard.press('Enter');
      await section.waitFor();
      await workbench.command('VE Support: Show All Tickets');
      await section.waitFor();
      await workbench.treeRows('Saved searches').first().waitFor();

      await workbench.reload();
      await openQueue(workbench);
      await section.waitFor();
      const picking = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Клиринг' });
      await patiently(workbench, async timeout => {
        await workbench.command('VE Support: Remove Saved Search…');
        await picking.first().click({ timeout });
      });
      await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Remove' }).click();
      await section.waitFor({ state: 'detached' });
      assert.equal(await workbench.treeRows('Saved searches').count(), 0);
    });

    it('offers the text about long work once the effort is set, and puts it below what is typed', async function () {
      this.timeout(120_000);
      const { workbench, mantis } = suite;
      const frame = await openTicket(workbench, made.first);
      await frame.locator('.composer textarea').fill('Уже набрано.');
      await frame.getByRole('button', { name: 'Change fields…' }).click();
      await frame.getByLabel('Трудоёмкость (ч)').fill('6');
      await frame.getByRole('button', { name: 'Save', exact: true }).click();
      const insert = frame.getByRole('button', { name: 'Insert the text' });
      await insert.waitFor();
      mantis.forget();
      await insert.click();
      await frame.waitForFunction(() => {
        const text = document.querySelector('textarea')?.value ?? '';
        return text.startsWith('Уже набрано.') && text.includes('больше 4 часов');
      });
      assert.deepEqual(mantis.writes(), [], 'nothing is sent by it');
    });

    it('closes a duplicate from its panel: relation, comment and status are in Mantis once', async function () {
      this.timeout(150_000);
      const { workbench, mantis } = suite;
      const { page } = workbench;
      const frame = await openTicket(workbench, made.second);
      const part = frame.locator('details.similar');
      await part.locator('summary').click();
      const close = part.getByRole('button', { name: new RegExp(`duplicate of #${made.first}…`) }).first();
      await close.waitFor();
      mantis.forget();
      await patiently(workbench, async timeout => {
        await close.click({ timeout });
        await page.locator('.quick-input-widget', { hasText: 'Close as Duplicate' }).waitFor({ timeout });
      });
      await workbench.pick('решен');
      await workbench.answer(reason, /The reason/);
      await workbench.pick('Public comment');
      const dialogue = page.locator('.monaco-dialog-box');
      await dialogue.getByText(`Relation: duplicate of #${made.first}`).waitFor();
      assert.deepEqual(mantis.writes(), [], 'nothing goes before the last word');
      await dialogue.getByRole('button', { name: 'Close as Duplicate' }).click();

      await eventually(async () => {
        const raw = (await issue(mantis, made.second)) as Related;
        assert.deepEqual(
          raw.relationships?.map(({ type, issue: other }) => [type.name, other.id]),
          [['duplicate-of', made.first]],
        );
        assert.equal(raw.notes?.filter(({ text }) => text === reason).length, 1);
        assert.deepEqual([raw.status.name, raw.resolution.name], ['resolved', 'duplicate']);
      });
      assert.deepEqual(
        mantis.writes().map(({ method, path }) => `${method} ${path.replace(/\d+/g, 'N')}`),
        ['POST issues/N/relationships', 'POST issues/N/notes', 'PATCH issues/N'],
      );
      await part.getByText('The ticket is resolved already.').waitFor({ state: 'attached' });
    });
  });
});
