import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFaults } from '../../demo/mantis/faults';
import { dropFiles } from './support/dropFiles';
import { findIssue, issue, type RawIssue } from './support/issues';
import type { TestMantis } from './support/mantis';
import { patiently } from './support/patiently';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { openTicket, send, ticketFrame } from './support/ticketPanel';

interface RawFile {
  readonly id: number;
  readonly filename: string;
  readonly content_type: string;
}

interface WithFiles extends RawIssue {
  readonly attachments?: readonly RawFile[];
  readonly tags?: readonly { readonly name: string }[];
  readonly monitors?: readonly { readonly name: string }[];
}

async function content(mantis: TestMantis, issueId: number, fileId: number): Promise<Buffer> {
  const answer = (await mantis.get(`issues/${issueId}/files/${fileId}`)) as {
    readonly files: readonly { readonly content: string }[];
  };
  return Buffer.from(answer.files[0]?.content ?? '', 'base64');
}

describe('files, tags and followers', () => {
  withWorkbench({ mantis: true }, suite => {
    const log = { name: 'журнал обмена.log', content: new Uint8Array(randomBytes(40_000)) };
    const whole = async (id: number) => (await issue(suite.mantis, id)) as WithFiles;

    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('a file waits with the reply over a reload, and goes with it once, byte for byte', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support1');
      const before = await whole(id);
      const frame = await openTicket(workbench, id);
      await dropFiles(frame, [log]);
      await frame.locator('.pending-files').getByText(log.name).waitFor();
      await frame.locator('textarea').fill('Прикладываю журнал.');
      await frame.getByText('draft saved').waitFor();
      await workbench.reload();

      const again = await ticketFrame(workbench, id);
      await again.locator('.pending-files').getByText(log.name).waitFor();
      mantis.forget();
      await send(again);
      await again.locator('.pending-files').waitFor({ state: 'detached' });
      await again.getByText(/Files attached: 1/).waitFor();

      const after = await whole(id);
      assert.equal((after.notes?.length ?? 0) - (before.notes?.length ?? 0), 1);
      const added = (after.attachments ?? []).filter(({ filename }) => filename === log.name);
      assert.equal(added.length, 1);
      assert.ok((await content(mantis, id, added[0]?.id ?? 0)).equals(log.content));
      assert.deepEqual(
        mantis.writes().map(({ method, path }) => `${method} ${path}`),
        [`POST issues/${id}/notes`, `POST issues/${id}/files`],
      );
    });

    it('a file whose answer got lost is in Mantis once', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support2');
      const frame = await openTicket(workbench, id);
      await dropFiles(frame, [log]);
      // The button can be pressed once the host has said that the copy is on the disk.
      await frame.locator('vscode-button.send:not([disabled])').waitFor();
      let broken = 0;
      mantis.interfere(
        withFaults(({ method }) =>
          method === 'POST' && broken++ === 0 ? { kind: 'reset', when: 'after' } : undefined,
        ),
      );
      await frame.locator('textarea').press('Control+Enter');
      await frame.locator('.pending-files').waitFor({ state: 'detached' });
      mantis.interfere(undefined);
      const files = (await whole(id)).attachments ?? [];
      assert.equal(files.filter(({ filename }) => filename.startsWith('журнал обмена')).length, 1);
    });

    it('a file is downloaded to the chosen place, byte for byte', async () => {
      const { workbench } = suite;
      const { id } = await findIssue(suite.mantis, raw => raw.handler?.name === 'support1');
      const frame = await openTicket(workbench, id);
      const target = join(tmpdir(), `ve-download-${process.pid}.log`);
      const dialog = workbench.page.locator('.quick-input-widget');
      await patiently(workbench, async timeout => {
        await frame
          .getByRole('button', { name: `Download «${log.name}»` })
          .last()
          .click({ timeout });
        const input = dialog.locator('input[type=text]');
        await input.waitFor({ timeout });
        // The dialog writes into its field until it has read the folder; then it proposes the file's name.
        await workbench.page.waitForFunction(
          name => document.querySelector<HTMLInputElement>('.quick-input-widget input')?.value.endsWith(`/${name}`),
          log.name,
          { timeout },
        );
        await workbench.page.waitForTimeout(300);
        await input.fill(target);
        await workbench.page.waitForTimeout(500);
        assert.equal(await input.inputValue(), target);
        await dialog.getByRole('button', { name: 'OK' }).click({ timeout });
        await dialog.waitFor({ state: 'hidden', timeout });
      });
      await workbench.page.getByText(`«${log.name}» is saved.`).first().waitFor();
      assert.ok((await readFile(target)).equals(log.content));
      await rm(target, { force: true });
    });

    it('a picture is shown in the panel, and nothing was asked of anybody for it', async () => {
      const { workbench, mantis } = suite;
      const isPicture = (file: RawFile): boolean => file.content_type.startsWith('image/png');
      const { id } = await findIssue(mantis, raw => (raw as WithFiles).attachments?.some(isPicture) ?? false);
      const picture = (await whole(id)).attachments?.find(isPicture);
      const frame = await openTicket(workbench, id);
      await frame
        .getByRole('button', { name: picture?.filename ?? '', exact: true })
        .first()
        .click();
      await frame.waitForFunction(() => (document.querySelector('canvas')?.width ?? 0) > 1);
      await frame.locator('.image-scroll').press('Escape');
      await frame.locator('canvas').waitFor({ state: 'detached' });
      assert.deepEqual(suite.strayRequests, []);
    });

    it('a text opens in an editor, and nothing of it can be changed', async () => {
      const { workbench, mantis } = suite;
      const isText = (file: RawFile): boolean =>
        file.filename.endsWith('.log') && file.content_type.startsWith('text/');
      const { id } = await findIssue(mantis, raw => (raw as WithFiles).attachments?.some(isText) ?? false);
      const file = (await whole(id)).attachments?.find(isText);
      const [firstWord = ''] = (await content(mantis, id, file?.id ?? 0)).toString('utf8').split(/\s/);
      const frame = await openTicket(workbench, id);
      await frame
        .getByRole('button', { name: file?.filename ?? '', exact: true })
        .first()
        .click();
      const editor = workbench.page.locator('.editor-instance .monaco-editor', { hasText: firstWord });
      await editor.waitFor();
      await workbench.page.getByRole('tab', { name: file?.filename ?? '' }).waitFor();
      await editor.locator('.view-lines').click();
      await workbench.page.keyboard.type('x');
      await workbench.page
        .getByText(/read-only editor/i)
        .first()
        .waitFor();
    });

    it('a file that is too big is explained and not sent', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support3');
      const frame = await openTicket(workbench, id);
      mantis.forget();
      await dropFiles(frame, [{ name: 'дамп.bin', content: new Uint8Array(5_400_000) }]);
      await frame
        .getByRole('alert')
        .filter({ hasText: 'дамп.bin' })
        .getByText(/too big/)
        .waitFor();
      assert.deepEqual(mantis.writes(), []);
    });

    it('a tag is added and the ticket followed', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support4');
      const frame = await openTicket(workbench, id);
      await frame.getByText('Tags and relations').click();
      await frame.getByLabel('New tag').fill('проверить завтра');
      await frame.getByLabel('New tag').press('Enter');
      await frame.getByRole('button', { name: 'Remove the tag «проверить завтра»' }).waitFor();
      await frame.getByRole('button', { name: 'Follow' }).click();
      await frame.getByText('You follow this ticket.').waitFor();
      const after = await whole(id);
      assert.ok(after.tags?.some(({ name }) => name === 'проверить завтра'));
      assert.deepEqual(
        after.monitors?.map(({ name }) => name),
        ['support1'],
      );
    });
  });
});
