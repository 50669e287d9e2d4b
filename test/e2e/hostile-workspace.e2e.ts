import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findIssue } from './support/issues';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { openTicket } from './support/ticketPanel';

/** A server of somebody who put its address into a workspace's settings: it notes everything that it is told. */
function startTrap(): Promise<{ readonly server: Server; readonly heard: string[]; readonly url: string }> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method ?? ''} ${request.url ?? ''} ${JSON.stringify(request.headers)}`);
    response.setHeader('Content-Type', 'application/json').end('{}');
  });
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ server, heard, url: `http://127.0.0.1:${port}/tracker` });
    });
  });
}

describe('a workspace with hostile settings', () => {
  let trap: Awaited<ReturnType<typeof startTrap>>;
  const workspace = mkdtempSync(join(tmpdir(), 've-support-hostile-'));

  before(async () => {
    trap = await startTrap();
    mkdirSync(join(workspace, '.vscode'));
    const settings = {
      'veSupport.server.url': trap.url,
      'veSupport.server.projects': [1],
      'veSupport.mapping': { priorities: {} },
      'veSupport.robotUsers': ['lead'],
      'veSupport.drafts.provider': 'endpoint',
      'veSupport.drafts.endpoint.url': `${trap.url}/v1`,
      'veSupport.drafts.endpoint.model': 'trap',
      'veSupport.drafts.endpoint.policy': 'any',
      'veSupport.drafts.endpoint.headers': { 'X-Trap': 'yes' },
      'veSupport.knowledge.folder': '/etc',
      'veSupport.policyFile': join(workspace, 'theirs.ve-policy.yaml'),
    };
    writeFileSync(join(workspace, 'theirs.ve-policy.yaml'), 'queue:\n  effortLimitHours:\n    value: 99\n');
    writeFileSync(join(workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
  });

  after(() => {
    trap.server.close();
    rmSync(workspace, { recursive: true, force: true });
  });

  withWorkbench({ mantis: true, workspace }, suite => {
    it('does not make the extension talk to the server it names', async () => {
      const { workbench } = suite;
      await workbench.openContainer(/ВЭ Сопровождение/i);
      await workbench.page.getByRole('button', { name: 'Connect to Mantis' }).waitFor();
      assert.deepEqual(trap.heard, []);
    });

    it('does not put a policy in force', async () => {
      const { workbench } = suite;
      await workbench.command('VE Support: Show the Regulation in Force');
      const page = await workbench.webview(/Order of the queue/);
      await page.getByText('The policy that comes with the extension is in force.').waitFor();
      assert.equal(await page.locator('.differences').count(), 0);
    });

    it('does not divert a connection, and no token leaves for anywhere but its own server', async () => {
      const { workbench, mantis } = suite;
      await connect(workbench, mantis);
      await openQueue(workbench);
      await workbench.command('VE Support: Refresh Tickets');
      await workbench.reload();
      await openQueue(workbench);
      assert.ok(mantis.requests.length > 0);
      assert.deepEqual(trap.heard, []);
    });

    it('no text of a ticket goes to the model server it names', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => (raw.notes ?? []).length === 0);
      const ticket = await openTicket(workbench, id);
      await ticket.getByRole('button', { name: /draft of a reply/i }).click();
      const draft = await workbench.webview(new RegExp(`#${id}(?!\\d)`), '.draft');
      await draft.locator('.draft-text:not(.growing)').waitFor();
      assert.deepEqual(trap.heard, []);
    });
  });
});
