import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Frame } from 'playwright-core';
import { startModelServer, says, type ModelServer } from '../contract/model/modelServer';
import { eventually } from './support/eventually';
import { findIssue, issue } from './support/issues';
import { connect, openQueue } from './support/steps';
import { withWorkbench, type Suite } from './support/suite';
import { openTicket, send } from './support/ticketPanel';

/** Opens the draft of the ticket whose panel is in front, and waits until it stands. */
async function openDraft(suite: Suite, id: number, ticket: Frame): Promise<Frame> {
  await ticket.getByRole('button', { name: /draft of a reply/i }).click();
  const frame = await suite.workbench.webview(new RegExp(`#${id}(?!\\d)`), '.draft');
  await frame.locator('.draft-text:not(.growing)').waitFor();
  return frame;
}

async function textOf(frame: Frame): Promise<string> {
  return frame.locator('textarea').inputValue();
}

describe('drafts without a model', () => {
  withWorkbench({ mantis: true }, suite => {
    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('open the draft, follow its source, insert it with the key, send: Mantis has that note', async () => {
      const { workbench, mantis } = suite;
      // Nobody has answered, and an article of the sample knowledge base does.
      const { id } = await findIssue(mantis, raw => (raw.notes ?? []).length === 0 && raw.summary.includes('места'));
      const before = await issue(mantis, id);
      const ticket = await openTicket(workbench, id);
      const draft = await openDraft(suite, id, ticket);

      const passage = (await draft.locator('.source blockquote').first().textContent()) ?? '';
      const word = /\p{L}{8,}/u.exec(passage)?.[0] ?? '';
      await draft.locator('.source .link').first().click();
      await workbench.page.locator('.monaco-editor .view-line', { hasText: word }).first().waitFor();
      assert.ok((await workbench.page.locator('.monaco-editor .view-overlays .cdr').count()) > 0, 'highlighted');

      const again = await openTicket(workbench, id);
      await again.locator('textarea').fill('Свой текст. ');
      mantis.forget();
      await again.locator('textarea').press('Control+Alt+Enter');
      await again.waitForFunction(() => (document.querySelector('textarea')?.value.length ?? 0) > 40);
      const text = await textOf(again);
      assert.ok(text.startsWith('Свой текст. '), 'what was typed stays');
      assert.doesNotMatch(text, /\[\d+\]/, 'no numbers of sources');
      assert.deepEqual(mantis.writes(), [], 'nothing is sent');
      assert.equal(await again.locator('.sending').count(), 0, 'nothing is about to be sent');

      await send(again);
      const after = await issue(mantis, id);
      const added = after.notes?.slice(before.notes?.length ?? 0) ?? [];
      assert.deepEqual(
        added.map(note => note.text.trim()),
        [text.trim()],
      );
    });

    it('a draft and the wish being typed come back after a reload; nothing is written anew', async function () {
      this.timeout(180_000);
      const { workbench, mantis, profile } = suite;
      // Nobody has answered, the robot neither: its note would be the draft, and is not kept.
      const { id } = await findIssue(mantis, raw => (raw.notes ?? []).length === 0);
      const draft = await openDraft(suite, id, await openTicket(workbench, id));
      const reply = (await draft.locator('.draft-text').textContent()) ?? '';
      assert.ok(reply.length > 20);
      await draft.getByRole('textbox').fill('короче');
      const kept = (): string =>
        execFileSync(
          'find',
          [profile.root, '-path', '*/vellii/drafts/*', '-name', `*-${id}.json`, '-exec', 'cat', '{}', ';'],
          {
            encoding: 'utf8',
          },
        );
      await eventually(() => {
        assert.match(kept(), /"createdAt":\d+/);
        return Promise.resolve();
      });
      const before = kept();
      await workbench.reload();
      const again = await workbench.webview(new RegExp(`#${id}(?!\\d)`), '.draft');
      await again.locator('.draft-text:not(.growing)').waitFor();
      assert.equal(await again.locator('.draft-text').textContent(), reply);
      assert.equal(await again.getByRole('textbox').inputValue(), 'короче');
      assert.equal(kept(), before, 'the same draft, not another one');
      await again.locator('.insert:not([disabled])').first().waitFor();
    });
  });
});

describe('drafts of a model', () => {
  let server: ModelServer | undefined;
  const reply = {
    kind: 'answer',
    reply: 'Здравствуйте! Откройте список и проверьте права.\n\nКонтакт: Аркадий Незнакомцев.',
    steps: [],
    citations: [],
    missing: [],
    classification: null,
    setupChange: null,
  };
  const settings: Record<string, unknown> = {
    'veSupport.drafts.provider': 'endpoint',
    'veSupport.drafts.endpoint.model': 'scripted',
    'veSupport.drafts.endpoint.policy': 'internal',
  };

  before(async () => {
    const good = { ...reply, reply: 'Здравствуйте! Откройте список и проверьте права.' };
    server = await startModelServer(says(JSON.stringify(reply)), says(JSON.stringify(good)));
    settings['veSupport.drafts.endpoint.url'] = server.baseUrl;
  });
  after(() => server?.close());

  withWorkbench({ mantis: true, machineSettings: settings }, suite => {
    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('a name that nobody knows keeps the draft out; with a wish another one comes and goes in as a private comment', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => (raw.notes ?? []).length === 0);
      const ticket = await openTicket(workbench, id);
      const draft = await openDraft(suite, id, ticket);
      await draft.getByRole('alert').filter({ hasText: 'Аркадий Незнакомцев' }).waitFor();
      assert.equal(await draft.locator('.insert').getAttribute('disabled'), '');

      await draft.getByRole('textbox').fill('без контакта');
      await draft.getByRole('textbox').press('Enter');
      await draft.locator('.draft-text:not(.growing)', { hasNotText: 'Незнакомцев' }).waitFor();
      const asked = server?.requests.at(-1)?.body.messages.at(-1)?.content ?? '';
      assert.match(asked, /без контакта/);

      await draft.getByRole('button', { name: /as private comment/i }).click();
      const again = await openTicket(workbench, id);
      await again.waitForFunction(() => document.querySelector('textarea')?.value.includes('проверьте права'));
      assert.ok(await again.locator('.composer.private').isVisible());
      await send(again);
      const last = (await issue(mantis, id)).notes?.at(-1);
      assert.equal(last?.text.trim(), 'Здравствуйте! Откройте список и проверьте права.');
      assert.equal(last.view_state.name, 'private');
    });
  });
});
