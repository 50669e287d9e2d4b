import assert from 'node:assert/strict';
import type { Workbench } from '../../tools/vscode-host/workbench';
import { findIssue, issue, type RawIssue } from './support/issues';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';

const typeField = 'Тип обращения';
const typeOf = (raw: RawIssue) => raw.custom_fields?.find(({ field }) => field.name === typeField)?.value;

async function reclassify(workbench: Workbench, id: number): Promise<void> {
  await workbench.command('VE Support: Reclassify…');
  // Not the palette's own box, which stands a moment longer.
  await workbench.page.getByPlaceholder('Number or words').waitFor();
  await workbench.page.locator('.quick-input-widget input.input').fill(`#${id}`);
  await workbench.pick(new RegExp(`^#${id} `));
}

describe('reclassifying', () => {
  withWorkbench({ mantis: true, size: { width: 1280, height: 1000 } }, suite => {
    it('a specialist proposes in a private note and changes nothing', async () => {
      const { workbench, mantis } = suite;
      await connect(workbench, mantis);
      await openQueue(workbench);
      // The panel that the first connection opens takes the focus, which closes any list.
      await workbench.webview('This is a proposal');
      await workbench.treeRows().first().click();
      const before = await findIssue(mantis, raw => typeOf(raw) === 'Сбой');
      mantis.forget();
      await reclassify(workbench, before.id);
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
      assert.match(note.text, /^\[Предложение переклассификации\]\nТип: Сбой → Консультация\n/);
    });
  });
});
