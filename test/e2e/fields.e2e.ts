import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { findIssue, issue } from './support/issues';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { chooseStatus, openTicket, send } from './support/ticketPanel';

const effort = 'Трудоёмкость (ч)';

async function saved(frame: Frame): Promise<void> {
  await frame.locator('.fields-form').waitFor({ state: 'detached' });
}

describe('fields of a ticket', () => {
  withWorkbench(
    {
      mantis: {
        arrange: state => {
          for (const field of state.customFields.values()) if (field.name === effort) field.requireResolved = true;
        },
      },
      size: { width: 1400, height: 1000 },
    },
    suite => {
      let id = 0;
      let frame: Frame;

      before(async () => {
        const { mantis, workbench } = suite;
        const lacks =
          (name: string) => (raw: { custom_fields?: readonly { field: { name: string }; value: string }[] }) =>
            !raw.custom_fields?.some(({ field, value }) => field.name === name && value !== '');
        ({ id } = await findIssue(
          mantis,
          raw => raw.handler?.name === 'support1' && raw.status.id === 50 && lacks(effort)(raw),
        ));
        await connect(workbench, mantis);
        await openQueue(workbench);
        frame = await openTicket(workbench, id);
      });

      it('a status says what it needs; filled in there, it goes into the same change', async () => {
        const { mantis } = suite;
        await chooseStatus(frame, 'решена');
        await frame.getByText(new RegExp(`needs: .*${effort.replace(/[()]/g, '\\$&')}`)).waitFor();
        await frame.locator('textarea').first().fill('Готово.');
        assert.ok(await frame.locator('vscode-button.send').evaluate(button => button.hasAttribute('disabled')));
        const needed = frame.getByRole('group', { name: 'Goes with the status' });
        await needed.getByLabel(effort).fill('1,5');
        mantis.forget();
        await send(frame);
        const after = await issue(mantis, id);
        assert.equal(after.status.id, 80);
        assert.equal((after as unknown as { readonly resolution: { readonly id: number } }).resolution.id, 20);
        assert.equal(after.custom_fields?.find(each => each.field.name === effort)?.value, '1.5');
        assert.deepEqual(
          mantis.writes().map(({ method }) => method),
          ['POST', 'PATCH'],
        );
      });

      it('what a colleague changes elsewhere merges by itself; the same field waits for a decision', async () => {
        const { mantis, workbench } = suite;
        ({ id } = await findIssue(mantis, raw => raw.handler?.name === 'support1' && raw.status.id === 50));
        frame = await openTicket(workbench, id);
        await frame.getByRole('button', { name: 'Change fields…' }).click();
        await frame.getByLabel('Handler').selectOption({ label: 'nobody assigned' });
        await frame.getByLabel(effort).fill('3');
        const effortId = [...(await fieldIds(suite.mantis, id))].find(([name]) => name === effort)?.[1] ?? 0;
        await mantis.post(`issues/${id}`, 'PATCH', {
          priority: { id: 60 },
          notes: [],
          custom_fields: [{ field: { id: effortId }, value: '8' }],
        });
        await frame.getByRole('button', { name: 'Save', exact: true }).click();
        const row = frame.getByRole('group', { name: effort });
        await row.waitFor();
        assert.match(await row.innerText(), /mine:\s*3/);
        assert.match(await row.innerText(), /now:\s*8/);
        await row.getByRole('radio').first().check();
        await frame.getByRole('button', { name: 'Save the decision' }).click();
        await saved(frame);
        const after = (await issue(mantis, id)) as unknown as { readonly priority: { readonly id: number } } & Awaited<
          ReturnType<typeof issue>
        >;
        assert.equal(after.handler, undefined);
        assert.equal(after.priority.id, 60);
        assert.equal(after.custom_fields?.find(each => each.field.name === effort)?.value, '3');
      });

      it('a colleague who was quicker with the status is shown, and nothing is written before the decision', async () => {
        const { mantis, workbench } = suite;
        const lacks = id;
        ({ id } = await findIssue(
          mantis,
          raw => raw.handler?.name === 'support1' && raw.status.id === 50 && raw.id !== lacks,
        ));
        frame = await openTicket(workbench, id);
        await chooseStatus(frame, 'обратная связь');
        await mantis.post(`issues/${id}`, 'PATCH', { status: { id: 40 }, notes: [], custom_fields: [] });
        await frame.locator('textarea').first().press('Control+Enter');
        const row = frame.getByRole('group', { name: 'Status' });
        await row.waitFor();
        assert.equal((await issue(mantis, id)).status.id, 40);
        await row.getByRole('radio').first().check();
        await frame.getByRole('button', { name: 'Save the decision' }).click();
        await frame.getByText('The status is «обратная связь» now.').waitFor();
        assert.equal((await issue(mantis, id)).status.id, 20);
      });
    },
  );
});

async function fieldIds(
  mantis: { get(path: string): Promise<unknown> },
  id: number,
): Promise<ReadonlyMap<string, number>> {
  const { issues } = (await mantis.get(`issues/${id}`)) as {
    issues: { custom_fields?: { field: { id: number; name: string } }[] }[];
  };
  return new Map(issues[0]?.custom_fields?.map(({ field }) => [field.name, field.id]));
}
