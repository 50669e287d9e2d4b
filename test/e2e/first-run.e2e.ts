import assert from 'node:assert/strict';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';

describe('first run on sample data', () => {
  withWorkbench({}, suite => {
    it('one click shows the tickets, with nothing to set up', async () => {
      const { workbench } = suite;
      await workbench.openContainer(/ВЭ Сопровождение/i);
      await workbench.page.getByRole('button', { name: 'Try with sample data' }).click();
      await workbench.treeRows('Блокирует работу').waitFor();
      assert.deepEqual(suite.strayRequests, []);
    });

    it('the sample comes back after a reload, and is gone after signing out', async () => {
      const { workbench } = suite;
      await workbench.reload();
      await openQueue(workbench);
      await workbench.command('VE Support: Sign Out');
      await workbench.page.getByRole('button', { name: 'Try with sample data' }).waitFor();
    });
  });
});

describe('first run', () => {
  withWorkbench({ mantis: true }, suite => {
    it('shows the welcome view', async () => {
      const { workbench } = suite;
      await workbench.openContainer(/ВЭ Сопровождение/i);
      await workbench.page.getByRole('button', { name: 'Try with sample data' }).waitFor();
      await workbench.page.getByRole('button', { name: 'Connect to Mantis' }).waitFor();
    });

    it('connects to a Mantis and shows its tickets', async () => {
      const { workbench, mantis } = suite;
      await connect(workbench, mantis);
      await openQueue(workbench);
      assert.deepEqual(mantis.writes(), []);
      assert.ok(mantis.requests.some(({ path }) => path === 'users/me'));
    });

    it('asks nobody but that Mantis', () => {
      assert.deepEqual(suite.strayRequests, []);
    });
  });
});
