import assert from 'node:assert/strict';
import { findIssue } from './support/issues';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { openTicket, ticketFrame } from './support/ticketPanel';
import type { Frame } from 'playwright-core';

const kills = Number(process.env['VE_KILLS'] ?? 3);

/** Types, and waits until the host has acknowledged all of it. */
async function typeAndWait(frame: Frame, text: string): Promise<void> {
  await frame.locator('textarea').fill(text);
  await frame.getByText('draft saved').waitFor();
}

describe('typed text', () => {
  withWorkbench({ mantis: true }, suite => {
    let id = 0;

    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
      ({ id } = await findIssue(suite.mantis, raw => raw.handler?.name === 'support1'));
    });

    it('comes back after the panel was closed', async () => {
      const { workbench } = suite;
      await typeAndWait(await openTicket(workbench, id), 'Недописанный ответ');
      await workbench.command('View: Close All Editors');
      const again = await openTicket(workbench, id);
      await again.waitForFunction(() => document.querySelector('textarea')?.value === 'Недописанный ответ');
    });

    it('survives a refresh of the queue', async () => {
      const { workbench } = suite;
      const frame = await ticketFrame(workbench, id);
      await typeAndWait(frame, 'Недописанный ответ, вторая редакция');
      await workbench.command('VE Support: Refresh Tickets');
      await workbench.page.waitForTimeout(1500);
      assert.equal(await frame.locator('textarea').inputValue(), 'Недописанный ответ, вторая редакция');
    });

    it('and its panel come back after a reload of the window', async () => {
      const { workbench } = suite;
      await workbench.reload();
      const frame = await ticketFrame(workbench, id);
      await frame.waitForFunction(
        () => document.querySelector('textarea')?.value === 'Недописанный ответ, вторая редакция',
      );
    });

    it(`survives ${kills} kills of the extension host between typing and sending`, async function () {
      this.timeout(90_000 + kills * 30_000);
      let { workbench } = suite;
      for (let round = 1; round <= kills; round++) {
        const text = `Ответ перед сбоем ${round}`;
        await typeAndWait(await ticketFrame(workbench, id), text);
        await suite.killExtensionHost();
        // A browser that remembers nothing: only the disk of the host can bring the text back.
        // In a served VS Code the token is the browser's, so it is asked for again.
        workbench = await suite.openFresh();
        await connect(workbench, suite.mantis);
        await openQueue(workbench);
        const frame = await openTicket(workbench, id);
        await frame.waitForFunction(expected => document.querySelector('textarea')?.value === expected, text);
      }
    });
  });
});
