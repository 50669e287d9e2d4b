import assert from 'node:assert/strict';
import { createIssue } from '../../demo/mantis/model/issues';
import type { Workbench } from '../../tools/vscode-host/workbench';
import { eventually } from './support/eventually';
import { findIssue, issue, type RawIssue } from './support/issues';
import { patiently } from './support/patiently';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { openTicket } from './support/ticketPanel';

const batchSize = 50;
const batchSummary = 'Пачка';
const significant = 20;
const blocker = 60;

interface Classified extends RawIssue {
  readonly priority: { readonly id: number };
}

const priorityOf = (raw: RawIssue): number => (raw as Classified).priority.id;
const effortOf = (raw: RawIssue) => raw.custom_fields?.find(({ field }) => field.name === 'Трудоёмкость (ч)')?.value;
const typeOf = (raw: RawIssue) => raw.custom_fields?.find(({ field }) => field.name === 'Тип обращения')?.value;

async function filter(workbench: Workbench, words: string): Promise<void> {
  const list = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Words…' });
  // A panel that comes up late closes the list.
  await patiently(workbench, async timeout => {
    await workbench.command('VE Support: Filter Tickets…');
    await list.first().click({ timeout });
    const box = workbench.page.locator('.quick-input-widget', { hasText: /Words in number/ });
    await box.locator('input.input').fill(words, { timeout });
    await workbench.page.keyboard.press('Enter');
    await box.waitFor({ state: 'hidden', timeout });
  });
}

/** Type, category and priority stay but for the priority; the reason is typed; the note is private. */
async function answerDialogue(workbench: Workbench, { withClasses }: { readonly withClasses: boolean }): Promise<void> {
  if (withClasses) {
    await workbench.answer('Leave', /type/);
    await workbench.answer('Leave', /category/);
    await workbench.answer('Требует исправления', /priority/);
  }
  await workbench.answer('По согласованию с РИЦ', /reason/);
  await workbench.answer('private', /confirm/);
}

describe('a lead', () => {
  withWorkbench(
    {
      mantis: {
        arrange: state => {
          const [like] = state.issues.values();
          const reporter = [...state.users.values()].find(({ id }) => id === like?.reporterId);
          assert.ok(like && reporter);
          for (let number = 1; number <= batchSize; number++) {
            createIssue(state, reporter, {
              projectId: like.projectId,
              categoryId: like.categoryId,
              priority: significant,
              summary: `${batchSummary} ${number}`,
              description: 'Одинаковые обращения после сбоя обмена.',
            });
          }
        },
      },
      settings: { 'workbench.list.multiSelectModifier': 'ctrlCmd' },
      size: { width: 1280, height: 1400 },
    },
    suite => {
      before(async () => {
        await connect(suite.workbench, suite.mantis, 'lead');
        await openQueue(suite.workbench);
        await suite.workbench.webview('This is a proposal');
      });

      it('reclassifies the ticket in front of them from the palette, by keyboard only', async () => {
        const { workbench, mantis } = suite;
        const before = await findIssue(
          mantis,
          raw => typeOf(raw) === 'Консультация' && priorityOf(raw) === significant,
        );
        await openTicket(workbench, before.id);
        mantis.forget();
        await workbench.command('VE Support: Reclassify…');
        await workbench.answer('Выполнение настройки', /type/);
        await workbench.answer('Leave', /category/);
        await workbench.answer('Требует исправления', /priority/);
        await workbench.answer('Есть временное', /reason/);
        await workbench.answer('private', /confirm/);
        await workbench.page.getByText('Tickets changed: 1').first().waitFor();
        const after = await issue(mantis, before.id);
        assert.equal(typeOf(after), 'Выполнение настройки');
        assert.equal(priorityOf(after), 40);
        assert.match(after.notes?.at(-1)?.text ?? '', /Основание: Есть временное/);
        assert.deepEqual(
          mantis.writes().map(({ method, path }) => `${method} ${path}`),
          [`PATCH issues/${before.id}`, `POST issues/${before.id}/notes`],
        );
      });

      it('reclassifies fifty selected tickets, one reason note each, and undoes it', async function () {
        this.timeout(240_000);
        const { workbench, mantis } = suite;
        await filter(workbench, batchSummary);
        await workbench.treeRows('Блокирует работу').first().waitFor({ state: 'detached' });
        const group = workbench.treeRows('On track').first();
        if ((await group.getAttribute('aria-expanded')) !== 'true') await group.click();
        await workbench
          .treeRows(batchSummary)
          .first()
          .click({ modifiers: ['Control'] });
        await workbench.page.keyboard.press('Control+a');
        // Their group is selected with them where it had to be unfolded by a click.
        const selected = workbench.page.locator('.sidebar .monaco-list-row.selected', { hasText: batchSummary });
        await eventually(async () => assert.equal(await selected.count(), batchSize));
        mantis.forget();
        await workbench.command('VE Support: Reclassify…');
        await answerDialogue(workbench, { withClasses: true });
        const summary = workbench.page.locator('.notification-toast', { hasText: `Tickets changed: ${batchSize}` });
        await summary.waitFor({ timeout: 120_000 });
        const changed = await batch(suite.mantis);
        assert.equal(changed.length, batchSize);
        for (const raw of changed) {
          assert.equal(priorityOf(raw), 40);
          assert.equal(raw.notes?.length, 1);
          assert.match(raw.notes[0]?.text ?? '', /По согласованию с РИЦ/);
        }
        assert.equal(mantis.writes().length, 2 * batchSize);
        await summary.getByRole('button', { name: 'Undo' }).click();
        await workbench.page.getByText(`Tickets changed back: ${batchSize}`).first().waitFor({ timeout: 120_000 });
        for (const raw of await batch(mantis)) {
          assert.equal(priorityOf(raw), significant);
          assert.equal(raw.notes?.length ?? 0, 0);
        }
      });

      it('drags a ticket onto a priority, and is asked for a reason', async () => {
        const { workbench, mantis } = suite;
        const urgent = await findIssue(mantis, raw => priorityOf(raw) === blocker);
        await workbench.command('VE Support: Show All Tickets');
        const target = workbench.treeRows('Блокирует работу').first();
        await target.waitFor();
        const row = workbench.treeRows(/#\d+ · .*/).filter({ hasNotText: `#${urgent.id}` });
        const dragged = await firstOutside(row, await blockers(mantis));
        mantis.forget();
        await dragged.row.dragTo(target);
        await answerDialogue(workbench, { withClasses: false });
        await eventually(async () => assert.equal(priorityOf(await issue(mantis, dragged.id)), blocker));
        await eventually(async () =>
          assert.equal((await issue(mantis, dragged.id)).notes?.at(-1)?.text.includes('РИЦ'), true),
        );
        assert.equal(mantis.writes().length, 2);
      });

      it('drags a ticket onto a handler, who has it then', async () => {
        const { workbench, mantis } = suite;
        await workbench.command('VE Support: Arrange Tickets…');
        await workbench.pick(/by handler/);
        await workbench
          .treeRows(/^\s*nobody assigned/)
          .first()
          .click();
        await workbench
          .treeRows(/^\s*Борис Поддержкин/)
          .first()
          .click();
        const target = workbench.treeRows(/^\s*Вера Консультантова/).first();
        await target.waitFor();
        const row = workbench.treeRows(/#\d+ · .*Борис Поддержкин/).first();
        const id = Number(/#(\d+)/.exec(await row.innerText())?.[1]);
        mantis.forget();
        await row.dragTo(target);
        await eventually(async () => assert.equal((await issue(mantis, id)).handler?.name, 'support2'));
        assert.deepEqual(
          mantis.writes().map(({ method }) => method),
          ['PATCH'],
        );
      });

      it('sees what an effort does to the place before saving it', async () => {
        const { workbench, mantis } = suite;
        const { id } = await findIssue(mantis, raw => raw.summary === `${batchSummary} 9`);
        await openTicket(workbench, id);
        mantis.forget();
        await workbench.command('VE Support: Change Tickets…');
        await workbench.answer('Трудоёмкость', /Change Tickets/);
        await workbench.answer('6', /Трудоёмкость/);
        await workbench.page.locator('.quick-input-widget', { hasText: /After: Lane 6.*E7/ }).waitFor();
        assert.equal(mantis.writes().length, 0);
        await workbench.page.keyboard.press('Enter');
        await eventually(async () => assert.equal(effortOf(await issue(mantis, id)), '6'));
      });
    },
  );
});

async function batch(mantis: Parameters<typeof issue>[0]): Promise<readonly RawIssue[]> {
  const answer = (await mantis.get('issues?page_size=200')) as { readonly issues: readonly RawIssue[] };
  return answer.issues.filter(({ summary }) => summary.startsWith(batchSummary));
}

async function blockers(mantis: Parameters<typeof issue>[0]): Promise<ReadonlySet<number>> {
  const answer = (await mantis.get('issues?page_size=200')) as { readonly issues: readonly RawIssue[] };
  return new Set(answer.issues.filter(raw => priorityOf(raw) === blocker).map(({ id }) => id));
}

async function firstOutside(rows: ReturnType<Workbench['treeRows']>, ids: ReadonlySet<number>) {
  for (const row of await rows.all()) {
    const id = Number(/#(\d+)/.exec(await row.innerText())?.[1]);
    if (!ids.has(id)) return { row, id };
  }
  throw new Error('Every ticket in view is a blocker.');
}
