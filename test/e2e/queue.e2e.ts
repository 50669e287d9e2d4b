import assert from 'node:assert/strict';
import type { Exchange } from '../../demo/mantis/server';
import type { Workbench } from '../../tools/vscode-host/workbench';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';

/** What a person sees of the tree: each row's name and whether it is open or chosen. */
async function shape(workbench: Workbench): Promise<string[]> {
  return workbench.treeRows().evaluateAll(rows =>
    rows.map(row => {
      // Without the time left, which changes by the minute.
      const name = (row.querySelector('.label-name')?.textContent ?? '').replace(/ · −?\d[^·]* · /, ' · ');
      return [name, row.getAttribute('aria-expanded'), row.classList.contains('selected')].join(' | ');
    }),
  );
}

/** Makes one row of every list unreadable, as a server with a plug-in might. */
function spoil(id: number): (exchange: Exchange) => Promise<void> {
  return exchange => {
    const reply = exchange.handle();
    if (exchange.request.path !== 'issues' || reply.body === undefined) {
      exchange.send(reply);
      return Promise.resolve();
    }
    const list = JSON.parse(reply.body.toString('utf8')) as { issues: Record<string, unknown>[] };
    for (const issue of list.issues) if (issue['id'] === id) issue['status'] = 'not a status';
    const body = Buffer.from(JSON.stringify(list));
    exchange.send({ ...reply, body, headers: { ...reply.headers, 'Content-Length': String(body.length) } });
    return Promise.resolve();
  };
}

describe('the queue', () => {
  withWorkbench({ mantis: true, size: { width: 1280, height: 1400 } }, suite => {
    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('keeps what is open, closed and chosen over a refresh', async () => {
      const { workbench, mantis } = suite;
      await workbench.treeRows('On track').first().click();
      await workbench.treeRows('Значимый').first().click();
      await workbench.treeRows('Deadlines met, in progress').first().click();
      await workbench.page.waitForTimeout(1000);
      const before = await shape(workbench);
      assert.ok(before.some(row => row.startsWith('On track | true')));
      assert.ok(before.some(row => row.startsWith('Значимый | false')));
      mantis.forget();
      await workbench.command('VE Support: Refresh Tickets');
      await workbench.page.waitForTimeout(3000);
      assert.ok(mantis.requests.some(({ path }) => path === 'issues'));
      assert.deepEqual(await shape(workbench), before);
    });

    it('shows an unreadable ticket as a row that says so, and keeps all the others', async () => {
      const { workbench, mantis } = suite;
      mantis.interfere(spoil(88));
      await workbench.command('VE Support: Refresh Tickets');
      await workbench.treeRows('Unreadable tickets').waitFor();
      await workbench.treeRows('Unreadable tickets').click();
      await workbench.treeRows('#88 could not be read').waitFor();
      assert.ok((await workbench.treeRows(/#\d+ · /).count()) > 5);
      mantis.interfere(undefined);
    });
  });
});
