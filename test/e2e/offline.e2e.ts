import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { withFaults } from '../../demo/mantis/faults';
import { eventually } from './support/eventually';
import { findIssue, issue } from './support/issues';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { openTicket, send, ticketFrame } from './support/ticketPanel';

describe('without the server', () => {
  withWorkbench({ mantis: true, size: { width: 1400, height: 1000 } }, suite => {
    let id = 0;
    const reply = 'Ответ, набранный без связи.';

    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
      ({ id } = await findIssue(suite.mantis, raw => raw.handler?.name === 'support1' && (raw.notes?.length ?? 0) > 1));
      await openTicket(suite.workbench, id);
      // Until what is known has reached the disk.
      await suite.workbench.page.waitForTimeout(5_000);
    });

    it('a window that starts shows the last known tickets, with their age, and keeps what is typed', async function () {
      this.timeout(120_000);
      const { workbench, mantis } = suite;
      mantis.interfere(withFaults(() => ({ kind: 'reset', when: 'before' })));
      await workbench.reload();
      await openQueue(workbench);
      await workbench.page.getByText(/No connection to Mantis\. Tickets as of/).waitFor();
      await workbench.treeRows(`#${id}`).first().waitFor();
      const frame = await ticketFrame(workbench, id);
      await frame.getByText(/What you see may be out of date/).waitFor();
      await frame.getByText('There is no connection to Mantis. What you type is kept.').waitFor();
      await frame.locator('textarea').fill(reply);
      assert.ok(await frame.locator('vscode-button.send').evaluate(button => button.hasAttribute('disabled')));
    });

    it('comes back when the server does, with the reply still there to be sent', async function () {
      this.timeout(120_000);
      const { workbench, mantis } = suite;
      await mantis.post(`issues/${id}`, 'PATCH', { summary: 'Изменено без нас', notes: [], custom_fields: [] });
      mantis.interfere(undefined);
      mantis.forget();
      await workbench.command('VE Support: Refresh');
      await workbench.page.getByText(/No connection to Mantis\. Tickets as of/).waitFor({ state: 'detached' });
      await workbench.treeRows('Изменено без нас').first().waitFor();
      const frame = await ticketFrame(workbench, id);
      await frame.getByText('Изменено без нас').first().waitFor();
      await send(frame);
      await eventually(async () => assert.equal((await issue(mantis, id)).notes?.at(-1)?.text, reply));
      const read = mantis.requests.filter(({ method, path }) => method === 'GET' && /^issues\/\d+$/.test(path));
      assert.ok(new Set(read.map(({ path }) => path)).size <= 2, 'only what changed is read again');
    });

    it('signing out leaves nothing of it behind: no tickets, no drafts, no knowledge made from them', async function () {
      this.timeout(120_000);
      const { workbench, profile } = suite;
      const ours = ['issues-*.json', 'session.json', '*.index', '*.seen.json'].flatMap(name => ['-name', name, '-o']);
      const onDisk = (): string =>
        execFileSync('find', [profile.root, ...ours, '-path', '*/vellii/drafts/*'], { encoding: 'utf8' });
      const ticket = await openTicket(workbench, id);
      await ticket.getByRole('button', { name: /draft of a reply/i }).click();
      const draft = await workbench.webview(new RegExp(`#${id}(?!\\d)`), '.draft');
      await draft.locator('.draft-text:not(.growing)').waitFor();
      await eventually(() => {
        for (const kept of [/vellii\/drafts\/\S+\.json/, /knowledge\.index/, /knowledge\.seen\.json/])
          assert.match(onDisk(), kept);
        return Promise.resolve();
      });
      await workbench.command('VE Support: Sign Out');
      await workbench.page.getByText('Connect to Mantis').first().waitFor();
      await eventually(() => {
        assert.equal(onDisk(), '');
        return Promise.resolve();
      });
      assert.equal(await workbench.page.getByRole('tab', { name: new RegExp(`#${id}`) }).count(), 0);
    });
  });
});
