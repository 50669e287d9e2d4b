import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startGermanServer, type GermanServer } from '../contract/client/germanServer';
import { violations } from './support/axe';
import { withWorkbench } from './support/suite';
import { openTicket } from './support/ticketPanel';

/** A setting of the machine is kept apart from the person's others where VS Code runs as a server. */
async function settingsOf(data: string): Promise<string> {
  const files = ['User', 'Machine'].map(folder =>
    readFile(join(data, folder, 'settings.json'), 'utf8').catch(() => ''),
  );
  return (await Promise.all(files)).join('\n');
}

async function readDrafts(data: string): Promise<string> {
  const folder = join(data, 'User', 'globalStorage', 'oe-it.ve-support', 'drafts');
  const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith('.json'));
  return (await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')))).join('\n');
}

describe('connecting to a server that nobody has taught the regulation', () => {
  let server: GermanServer;
  before(async () => {
    server = await startGermanServer();
  });
  after(() => server.stop());

  withWorkbench({}, suite => {
    const input = () => suite.workbench.page.locator('.quick-input-widget');

    it('keeps a wrong address in its box and says what is wrong, then takes one pasted from a page', async () => {
      const { workbench } = suite;
      await workbench.command('VE Support: Connect to Mantis…');
      await workbench.answer(`${server.baseUrl}nowhere/view.php?id=5`, /1\/3/);
      await input()
        .getByText(/check the (path|address)/i)
        .waitFor();
      assert.equal(await input().locator('input.input').inputValue(), `${server.baseUrl}nowhere/view.php?id=5`);
      // Without a scheme: https is tried first, and this server does not speak it.
      await workbench.answer(`${server.baseUrl.replace('http://', '')}my_view_page.php?x=1#top`, /1\/3/);
    });

    it('keeps a wrong token in its box, and goes on with the right one', async () => {
      const { workbench } = suite;
      await workbench.answer('wrong', /2\/3/);
      await input()
        .getByText(/does not accept the token/i)
        .waitFor();
      await workbench.answer(server.token, /2\/3/);
      await input().getByText('Kunde Südstern').waitFor();
      await workbench.page.keyboard.press('Enter');
    });

    it('leaves everything as it is when the panel is closed, and says once that it is a proposal', async () => {
      const { workbench } = suite;
      const frame = await workbench.webview(/This is a proposal/);
      await frame.getByRole('button', { name: 'Close' }).click();
      await workbench.notifications().getByRole('button', { name: 'Check the mapping' }).click();
    });

    it('shows the proposal beside real tickets, and follows what is edited without asking the server', async () => {
      const { workbench } = suite;
      const frame = await workbench.webview(/This is a proposal/);
      await frame.locator('[data-count=outside]', { hasText: '4' }).waitFor();
      assert.equal(await frame.locator('tbody tr').count(), 10);
      assert.deepEqual(await violations(frame), []);
      const asked = server.asked.length;
      await frame.getByLabel('Eilig').selectOption({ label: 'Требует исправления' });
      await frame.locator('[data-count=outside]', { hasText: '2' }).waitFor();
      await frame.locator('[data-count=fix]', { hasText: '4' }).waitFor();
      await frame.getByLabel('Mail domains').fill('nonsense');
      await frame
        .getByText(/Mail domains, line 1/)
        .first()
        .waitFor();
      await frame.getByLabel('Mail domains').fill('desk.example = Kunde Nordwind');
      await frame
        .getByText(/Mail domains, line 1/)
        .first()
        .waitFor({ state: 'detached' });
      assert.deepEqual(
        server.asked.slice(asked).filter(path => path.includes('page_size=50')),
        [],
      );
    });

    it('brings back over a reload what was edited and not saved', async () => {
      const { workbench } = suite;
      await workbench.reload();
      const frame = await workbench.webview(/Preview/);
      await frame.locator('[data-count=fix]', { hasText: '4' }).waitFor();
      assert.equal(await frame.getByLabel('Mail domains').inputValue(), 'desk.example = Kunde Nordwind');
    });

    it('saves into the person’s own settings; the tree follows', async () => {
      const { workbench, profile } = suite;
      const frame = await workbench.webview(/Preview/);
      await frame.locator('body').press('Control+s');
      await workbench.page.getByRole('tab', { name: /Mapping to the regulation/ }).waitFor({ state: 'detached' });
      await workbench.openContainer(/ВЭ Сопровождение/i);
      await workbench.treeRows(/^Требует исправления\s*4/).waitFor();
      const settings = await settingsOf(profile.data);
      assert.match(settings, /"60": "fix"/);
      assert.match(settings, /"desk\.example": "Kunde Nordwind"/);
    });

    it('is gone after signing out, which closes its tickets and keeps a reply that was not sent', async () => {
      const { workbench, profile } = suite;
      const [id = 0] = server.state.issues.keys();
      const frame = await openTicket(workbench, id);
      await frame.locator('textarea').fill('Noch nicht gesendet');
      const drafts = () => readDrafts(profile.data);
      while (!(await drafts()).includes('Noch nicht gesendet')) await workbench.page.waitForTimeout(100);
      await workbench.command('VE Support: Sign Out');
      const dialog = workbench.page.getByRole('dialog', { name: new RegExp(`not been sent: #${id}`) });
      await dialog.getByRole('button', { name: 'Keep the replies' }).click();
      await workbench.page.getByRole('button', { name: 'Connect to Mantis' }).waitFor();
      assert.equal(await workbench.page.getByRole('tab', { name: new RegExp(`#${id}`) }).count(), 0);
      assert.match(await drafts(), /Noch nicht gesendet/);
      assert.deepEqual(suite.strayRequests, []);
    });
  });
});
