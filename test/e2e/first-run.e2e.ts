import assert from 'node:assert/strict';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';

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
