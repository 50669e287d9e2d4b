import assert from 'node:assert/strict';
import { violations } from './support/axe';
import { findIssue } from './support/issues';
import { setupFrame } from './support/setupPanel';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { openTicket } from './support/ticketPanel';

for (const theme of ['Dark Modern', 'Light Modern', 'Default High Contrast']) {
  describe(`the ticket panel in ${theme}`, () => {
    withWorkbench({ mantis: true, settings: { 'workbench.colorTheme': theme } }, suite => {
      it('is accessible: names, order, contrast; with everything unfolded, public and private', async () => {
        await connect(suite.workbench, suite.mantis);
        await openQueue(suite.workbench);
        const mapping = await suite.workbench.webview(/This is a proposal/);
        await mapping.locator('table').waitFor();
        assert.deepEqual(await violations(mapping), []);
        await suite.workbench.command('VE Support: Show the Regulation in Force');
        const regulation = await suite.workbench.webview(/Order of the queue/);
        await regulation.locator('.month').first().waitFor();
        assert.deepEqual(await violations(regulation), []);
        await suite.workbench.command('VE Support: Change a Setup Script…');
        await suite.workbench.page.locator('.quick-input-widget input.input').fill('ЖЦ-ДОПРОДАЖИ');
        await suite.workbench.pick('ЖЦ-ДОПРОДАЖИ');
        const setup = await setupFrame(suite.workbench, 'ЖЦ-ДОПРОДАЖИ');
        await setup.getByRole('tab', { name: 'Form' }).click();
        await setup.getByRole('button', { name: 'Remove the row: Дубль' }).first().click();
        await setup.locator('.understood').first().waitFor();
        assert.deepEqual(await violations(setup), []);
        await setup.getByRole('tab', { name: 'What it looks like' }).click();
        for (const summary of await setup.locator('summary').all()) await summary.click();
        await setup.locator('.graph .node').first().press('Enter');
        assert.deepEqual(await violations(setup), []);
        const { id } = await findIssue(suite.mantis, ({ notes = [] }) => notes.length > 2);
        const frame = await openTicket(suite.workbench, id);
        await frame.locator('textarea').focus();
        await suite.workbench.page.keyboard.type('/');
        await frame.locator('.completions').waitFor();
        assert.deepEqual(await violations(frame), []);
        await suite.workbench.page.keyboard.press('Backspace');
        await suite.workbench.page.keyboard.type('~');
        await frame.locator('.completions [role=option]').first().waitFor();
        assert.deepEqual(await violations(frame), []);
        await suite.workbench.page.keyboard.press('Backspace');
        await suite.workbench.page.keyboard.press('Control+Slash');
        await frame.locator('dialog[open]').waitFor();
        assert.deepEqual(await violations(frame), []);
        await suite.workbench.page.keyboard.press('Escape');
        await frame.locator('dialog[open]').waitFor({ state: 'detached' });
        await suite.workbench.page.keyboard.press('Alt+KeyU');
        await frame.locator('.news').waitFor();
        for (const summary of await frame.locator('summary').all()) await summary.click();
        assert.deepEqual(await violations(frame), []);
        await frame.getByRole('radio', { name: /private/i }).check({ force: true });
        await frame.locator('textarea').fill('Только для своих 😀');
        await frame.locator('textarea').press('Control+Enter');
        await frame.getByRole('alert').waitFor();
        assert.deepEqual(await violations(frame), []);
        await frame.getByRole('button', { name: /draft of a reply/i }).click();
        const draft = await suite.workbench.webview(new RegExp(`#${id}(?!\\d)`), '.draft');
        await draft.locator('.draft-text:not(.growing)').waitFor();
        for (const summary of await draft.locator('summary').all()) await summary.click();
        assert.deepEqual(await violations(draft), []);
      });
    });
  });
}
