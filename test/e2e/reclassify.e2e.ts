import assert from 'node:assert/strict';
import { findIssue, issue, type RawIssue } from './support/issues';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';

const typeField = 'Тип обращения';
const typeOf = (raw: RawIssue) => raw.custom_fields?.find(({ field }) => field.name === typeField)?.value;

describe('reclassifying', () => {
  withWorkbench({ mantis: true, size: { width: 1280, height: 1000 } }, suite => {
    it('a specialist proposes in a private note and changes nothing', async () => {
      const { workbench, mantis } = suite;
      await connect(workbench, mantis);
      await openQueue(workbench);
      const before = await findIssue(mantis, raw => typeOf(raw) === 'Сбой');
      mantis.forget();
      await workbench.command('VE Support: Reclassify…');
      await workbench.answer(String(before.id));
      await workbench.answer('Консультация', /type/);
      await workbench.answer('Leave', /category/);
      await workbench.answer('Значимый', /priority/);
      await workbench.answer('Это вопрос', /reason/);
      await workbench.answer('Propose', /Propose/);
      await workbench.page.getByText('Proposals written: 1').first().waitFor();
      const after = await issue(mantis, before.id);
      assert.equal(typeOf(after), 'Сбой');
      assert.equal(mantis.writes().length, 1);
      const note = (after.notes ?? []).at(-1);
      assert.equal(note?.view_state.name, 'private');
      assert.match(note?.text ?? '', /^\[Предложение переклассификации\]\nТип: Сбой → Консультация\n/);
    });

    it('the lead finds the proposal, carries it out by keyboard, and undoes it', async () => {
      const { workbench, mantis } = suite;
      await connect(workbench, mantis, 'lead');
      await openQueue(workbench);
      const before = await findIssue(mantis, raw =>
        (raw.notes ?? []).some(({ text }) => text.startsWith('[Предложение')),
      );
      mantis.forget();
      await workbench.command('VE Support: Reclassify…');
      await workbench.answer(String(before.id));
      await workbench.answer('As proposed', /proposal/);
      await workbench.answer('Это вопрос', /reason/);
      await workbench.answer('private note', /confirm/);
      const message = workbench.page.locator('.notification-list-item', { hasText: 'Tickets changed: 1' }).first();
      await message.waitFor();
      const after = await issue(mantis, before.id);
      assert.equal(typeOf(after), 'Консультация');
      assert.equal(mantis.writes().length, 2);
      assert.equal(after.notes?.length, (before.notes?.length ?? 0) + 1);
      await message.getByRole('button', { name: 'Undo' }).click();
      await workbench.page.waitForTimeout(3000);
      const undone = await issue(mantis, before.id);
      assert.equal(typeOf(undone), 'Сбой');
      assert.deepEqual(undone.notes, before.notes);
    });
  });
});
