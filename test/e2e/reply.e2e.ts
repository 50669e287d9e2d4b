import assert from 'node:assert/strict';
import { withFaults } from '../../demo/mantis/faults';
import { findIssue, issue, withoutNotesAndTime } from './support/issues';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { chooseStatus, composerIsEmpty, openTicket, send } from './support/ticketPanel';

/** An issue on which a careless PATCH would leave traces: booked time, and a status that may still change. */
const delicate = { handler: 'support1' };

describe('replying', () => {
  withWorkbench({ mantis: true }, suite => {
    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('a typed reply is one note in Mantis, and nothing else of the ticket changes', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.notes?.some(note => note.time_tracking !== undefined) ?? false);
      const before = await issue(mantis, id);
      mantis.forget();

      const frame = await openTicket(workbench, id);
      const text = 'Здравствуйте! Проверили: отчёт **исправлен**.\n\nПосмотрите, пожалуйста.';
      await frame.locator('textarea').fill(text);
      await send(frame);

      const after = await issue(mantis, id);
      const added = after.notes?.slice(before.notes?.length ?? 0) ?? [];
      assert.equal(added.length, 1);
      assert.equal(added[0]?.text, text);
      assert.equal(added[0].view_state.name, 'public');
      assert.equal(added[0].reporter.name, 'support1');
      assert.deepEqual(after.notes?.slice(0, -1), before.notes, 'the other notes, their times included');
      assert.deepEqual(withoutNotesAndTime(after), withoutNotesAndTime(before));
      assert.deepEqual(
        after.history.slice(before.history.length).map(line => line.type.name),
        ['note-added'],
      );
      assert.deepEqual(
        mantis.writes().map(({ method, path }) => `${method} ${path}`),
        [`POST issues/${id}/notes`],
      );
    });

    it('a private comment is private in Mantis', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === delicate.handler);
      const frame = await openTicket(workbench, id);
      await frame.getByRole('radio', { name: /private/i }).check({ force: true });
      await frame.locator('textarea').fill('Только для своих: ключ у дежурного.');
      await send(frame);
      const last = (await issue(mantis, id)).notes?.at(-1);
      assert.equal(last?.text, 'Только для своих: ключ у дежурного.');
      assert.equal(last.view_state.name, 'private');
    });

    it('a status change is one PATCH of the status alone', async () => {
      const { workbench, mantis } = suite;
      const target = await findIssue(
        mantis,
        raw =>
          raw.status.name === 'assigned' &&
          (raw.custom_fields?.some(({ field, value }) => field.name === 'Платная' && value !== '') ?? false),
      ).catch(() => findIssue(mantis, raw => raw.status.name === 'assigned'));
      const before = await issue(mantis, target.id);
      const frame = await openTicket(workbench, target.id);
      mantis.forget();
      await chooseStatus(frame, 'обратная связь');
      await frame.locator('textarea').press('Control+Enter');
      await frame.getByText('обратная связь').first().waitFor();
      await frame.waitForFunction(() => document.querySelector('[role=alert]') === null);

      const after = await issue(mantis, target.id);
      assert.equal(after.status.name, 'feedback');
      const [write, ...more] = mantis.writes();
      assert.deepEqual(more, []);
      assert.equal(`${write?.method} ${write?.path}`, `PATCH issues/${target.id}`);
      assert.deepEqual(after.notes, before.notes);
      assert.deepEqual({ ...withoutNotesAndTime(after), status: 0 }, { ...withoutNotesAndTime(before), status: 0 });
      assert.deepEqual(
        after.history.slice(before.history.length).map(line => line.field?.name),
        ['status'],
      );
    });

    it('a reply whose answer got lost is in Mantis once, and the composer knows', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support2');
      const frame = await openTicket(workbench, id);
      let broken = 0;
      mantis.interfere(
        withFaults(({ method }) =>
          method === 'POST' && broken++ === 0 ? { kind: 'reset', when: 'after' } : undefined,
        ),
      );
      await frame.locator('textarea').fill('Ответ, чьё подтверждение потерялось.');
      await frame.locator('textarea').press('Control+Enter');
      await composerIsEmpty(frame);
      mantis.interfere(undefined);
      const texts = (await issue(mantis, id)).notes?.map(note => note.text) ?? [];
      assert.equal(texts.filter(text => text === 'Ответ, чьё подтверждение потерялось.').length, 1);
    });

    it('a reply that Mantis refuses stays in the composer with the reason', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support3');
      const frame = await openTicket(workbench, id);
      mantis.interfere(withFaults(({ method }) => (method === 'POST' ? { kind: 'crash', when: 'before' } : undefined)));
      await frame.locator('textarea').fill('Этот ответ сервер не примет.');
      await frame.locator('textarea').press('Control+Enter');
      await frame.getByRole('alert').first().waitFor();
      mantis.interfere(undefined);
      assert.equal(await frame.locator('textarea').inputValue(), 'Этот ответ сервер не примет.');
      await frame.locator('textarea').press('Control+Enter');
      await composerIsEmpty(frame);
      const texts = (await issue(mantis, id)).notes?.map(note => note.text) ?? [];
      assert.equal(texts.filter(text => text === 'Этот ответ сервер не примет.').length, 1);
    });

    it('pressing Ctrl+Enter twice sends once', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support4');
      const frame = await openTicket(workbench, id);
      mantis.interfere(withFaults(({ method }) => (method === 'POST' ? { kind: 'delay', ms: 1500 } : undefined)));
      await frame.locator('textarea').fill('Дважды нажато.');
      await frame.locator('textarea').press('Control+Enter');
      await frame.locator('textarea').press('Control+Enter');
      await composerIsEmpty(frame);
      mantis.interfere(undefined);
      const texts = (await issue(mantis, id)).notes?.map(note => note.text) ?? [];
      assert.equal(texts.filter(text => text === 'Дважды нажато.').length, 1);
    });
  });
});
