import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { repository } from '../../tools/vscode-host/paths';
import type { Workbench } from '../../tools/vscode-host/workbench';
import { eventually } from './support/eventually';
import { findIssue, issue, type RawIssue } from './support/issues';
import type { TestMantis } from './support/mantis';
import { picturesOf } from './support/pictures';
import { connect, openQueue } from './support/steps';
import { withWorkbench } from './support/suite';
import { composerIsEmpty, openTicket, ticketFrame } from './support/ticketPanel';

const macros = join(repository, 'demo/macros');

/** Presses Tab until the focus is on such an element. */
async function tabTo(workbench: Workbench, frame: Frame, selector: string): Promise<void> {
  for (let press = 0; press < 30; press++) {
    const isThere = await frame.evaluate(wanted => document.activeElement?.matches(wanted) === true, selector);
    if (isThere) return;
    await workbench.page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${selector}.`);
}

/** Arrows go through the list of statuses without opening it. */
async function chooseStatusByKeys(workbench: Workbench, frame: Frame, label: string): Promise<void> {
  await tabTo(workbench, frame, '.status-after vscode-dropdown');
  for (let press = 0; press < 10; press++) {
    const chosen = await frame.evaluate(
      () =>
        document.querySelector<HTMLElement & { readonly selectedOptions: readonly Element[] }>(
          '.status-after vscode-dropdown',
        )?.selectedOptions[0]?.textContent ?? '',
    );
    if (chosen.includes(label)) return;
    await workbench.page.keyboard.press('ArrowDown');
  }
  throw new Error(`The keys never reached «${label}».`);
}

function ticketTabs({ page }: Workbench): Locator {
  return page.locator('.tabs-container .tab', { hasText: /#\d/ });
}

/** In a browser the settings of the machine lie beside those of the user. */
async function setForMachine(data: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  await mkdir(join(data, 'Machine'), { recursive: true });
  await writeFile(join(data, 'Machine/settings.json'), JSON.stringify(settings));
}

/** The ticket that the account took last, by the history in Mantis. */
async function newestOwn(mantis: TestMantis, known: ReadonlySet<number>): Promise<RawIssue> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const found = await findIssue(mantis, raw => raw.handler?.name === 'support1' && !known.has(raw.id)).catch(
      () => null,
    );
    if (found !== null) return found;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error('Nobody took a ticket.');
}

describe('a working day', () => {
  withWorkbench({ mantis: true, settings: { 'veSupport.sending.then': 'queue' } }, suite => {
    it('takes, reads, writes with a macro, books time, sends and goes on: three tickets, hands on the keyboard', async function () {
      this.timeout(240_000);
      const { workbench, mantis } = suite;
      const { keyboard } = workbench.page;
      const picture = picturesOf('day');
      await setForMachine(suite.profile.data, { 'veSupport.macrosFolder': macros });
      await connect(workbench, mantis);
      await openQueue(workbench);
      const all = (await mantis.get('issues?page_size=200')) as { readonly issues: readonly RawIssue[] };
      const known = new Set(all.issues.filter(raw => raw.handler?.name === 'support1').map(({ id }) => id));
      mantis.forget();

      await workbench.command('VE Support: Take the Next Ticket');
      const done: number[] = [];
      for (const [index, status] of [null, 'feedback', null].entries()) {
        const { id } = await newestOwn(mantis, known);
        known.add(id);
        const frame = await ticketFrame(workbench, id);
        await frame.locator('.page h1').waitFor();
        await picture(workbench, 'taken-and-read');
        await keyboard.press('Alt+KeyR');
        await frame.waitForFunction(() => document.activeElement?.matches('.composer textarea') === true);
        await keyboard.type('/испр');
        await frame.getByRole('option', { name: /Исправлено/ }).waitFor();
        await picture(workbench, 'macro');
        await keyboard.press('Enter');
        await frame.waitForFunction(
          () => document.querySelector('textarea')?.value.includes('Причина найдена') === true,
        );
        // The place that the macro left open is selected: typing fills it in.
        await frame.waitForFunction(() => document.getSelection()?.toString() !== undefined);
        await keyboard.type(`правка ${index + 1}`);
        if (status !== null) await chooseStatusByKeys(workbench, frame, 'обратная связь');
        await tabTo(workbench, frame, '.time input');
        await keyboard.type(`${10 + index} мин`);

        await picture(workbench, 'ready-to-send');
        await keyboard.press('Control+Shift+Enter');
        done.push(id);
      }
      // The last one leads to a fourth.
      const fourth = await newestOwn(mantis, known);
      await ticketFrame(workbench, fourth.id);

      for (const [index, id] of done.entries()) {
        const { notes = [], status } = await issue(mantis, id);
        const last = notes.at(-1);
        assert.match(last?.text ?? '', /^(?:Доброе утро|Добрый день|Добрый вечер|Здравствуйте)!/);
        assert.match(last?.text ?? '', new RegExp(`устранена: правка ${index + 1}\\.`));
        assert.equal(last?.reporter.name, 'support1');
        assert.equal(last.time_tracking?.duration, `00:${10 + index}`);
        assert.equal(status.name, index === 1 ? 'feedback' : 'assigned');
      }
      const posted = mantis.writes().filter(({ path }) => path.endsWith('/notes'));
      assert.equal(posted.length, 3);
      assert.equal(await ticketTabs(workbench).count(), 1, 'no trail of tabs');
    });

    it('walks along the list, and back, in one tab', async () => {
      const { workbench } = suite;
      const { page } = workbench;
      const numbers = async (): Promise<string> =>
        (await page.locator('.tabs-container .tab.active').getAttribute('aria-label')) ?? '';
      const before = await numbers();
      await page.keyboard.press('Alt+ArrowDown');
      await page.waitForFunction(
        label => document.querySelector('.tabs-container .tab.active')?.getAttribute('aria-label') !== label,
        before,
      );
      const next = await numbers();
      assert.notEqual(next, before);
      const frame = await workbench.webview(new RegExp(/#\d+/.exec(next)?.[0] ?? 'nothing'), '.ticket');
      await frame.locator('textarea').waitFor();
      await page.keyboard.press('Alt+ArrowUp');
      await page.waitForFunction(
        label => document.querySelector('.tabs-container .tab.active')?.getAttribute('aria-label') === label,
        before,
      );
      assert.equal(await ticketTabs(workbench).count(), 1);
    });
  });
});

describe('thinking better of it', () => {
  withWorkbench({ mantis: true, settings: { 'veSupport.sending.delaySeconds': 5 } }, suite => {
    before(async () => {
      await connect(suite.workbench, suite.mantis);
      await openQueue(suite.workbench);
    });

    it('Escape while the reply waits sends nothing and leaves the text', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support1');
      const frame = await openTicket(workbench, id);
      mantis.forget();
      await frame.locator('textarea').fill('Поторопился.');
      await frame.locator('textarea').press('Control+Enter');
      await frame.getByText(/Sending in \d s/).waitFor();
      await workbench.page.keyboard.press('Escape');
      await frame.locator('.send').waitFor();
      assert.equal(await frame.locator('textarea').inputValue(), 'Поторопился.');
      await frame.waitForTimeout(6_000);
      assert.deepEqual(mantis.writes(), []);
    });

    it('a second Ctrl+Enter sends without waiting, once', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support2');
      const frame = await openTicket(workbench, id);
      await frame.locator('textarea').fill('Сразу.');
      await frame.locator('textarea').press('Control+Enter');
      await frame.getByText(/Sending in \d s/).waitFor();
      await workbench.page.keyboard.press('Control+Enter');
      await composerIsEmpty(frame);
      const texts = (await issue(mantis, id)).notes?.map(({ text }) => text) ?? [];
      assert.equal(texts.filter(text => text === 'Сразу.').length, 1);
    });

    it('going on to the next ticket while the reply waits lets it go, once', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support1');
      const frame = await openTicket(workbench, id);
      mantis.forget();
      await frame.locator('textarea').fill('Пока смотрю следующее.');
      await frame.locator('textarea').press('Control+Enter');
      await frame.getByText(/Sending in \d s/).waitFor();
      await workbench.page.keyboard.press('Alt+ArrowDown');
      await workbench.page
        .locator('.tabs-container .tab.active')
        .filter({ hasNotText: `#${id}` })
        .waitFor();
      await eventually(async () =>
        assert.equal((await issue(mantis, id)).notes?.at(-1)?.text, 'Пока смотрю следующее.'),
      );
      await workbench.page.waitForTimeout(1_000);
      assert.equal(mantis.writes().length, 1);
    });

    it('a panel closed while the reply waits sends nothing and keeps the draft', async () => {
      const { workbench, mantis } = suite;
      const { id } = await findIssue(mantis, raw => raw.handler?.name === 'support3');
      const frame = await openTicket(workbench, id);
      mantis.forget();
      await frame.locator('textarea').fill('Не успело уйти.');
      await frame.locator('textarea').press('Control+Enter');
      await frame.getByText(/Sending in \d s/).waitFor();
      await workbench.command('View: Close Editor');
      await workbench.page.waitForTimeout(6_500);
      assert.deepEqual(mantis.writes(), []);
      const again = await openTicket(workbench, id);
      await again.waitForFunction(() => document.querySelector('textarea')?.value === 'Не успело уйти.');
    });
  });
});

describe('what is new', () => {
  withWorkbench({ mantis: true }, suite => {
    it('is told above the reply before it goes, and marked in tree and panel until it was read', async function () {
      this.timeout(120_000);
      const { workbench, mantis } = suite;
      await connect(workbench, mantis);
      await openQueue(workbench);
      const [first, second] = await twoOwn(mantis);
      const { issues } = (await mantis.get('issues?page_size=200')) as { readonly issues: readonly RawIssue[] };
      const resolved = issues.find(({ status }) => status.name === 'closed');
      assert.ok(resolved !== undefined);
      const frame = await openTicket(workbench, first.id);
      await frame.locator('textarea').fill('Проверьте, пожалуйста.');
      mantis.forget();
      await mantis.post(
        `issues/${first.id}/notes`,
        'POST',
        { text: `Уже не надо! См. #${resolved.id}, #${second.id} и #99999` },
        'lead',
      );
      await mantis
        .post(`issues/${second.id}/notes`, 'POST', { text: 'А у нас?' }, 'customer1')
        .catch(() => mantis.post(`issues/${second.id}/notes`, 'POST', { text: 'А у нас?' }, 'lead'));
      await workbench.command('VE Support: Refresh Tickets');
      await frame.locator('.arrivals').getByText('Уже не надо!').waitFor();
      // What is loaded and what is resolved by now both become links; what is not there does not.
      await frame.locator(`.note a[data-ticket='${second.id}']`).waitFor({ state: 'attached' });
      await frame.locator(`.note a[data-ticket='${resolved.id}']`).waitFor({ state: 'attached' });
      assert.equal(await frame.locator('a[data-ticket="99999"]').count(), 0);
      await frame.locator('textarea').press('Control+Enter');
      await frame.getByText('Not sent yet').waitFor();
      assert.deepEqual(mantis.writes(), []);
      await frame.getByRole('button', { name: 'Send all the same' }).click();
      await composerIsEmpty(frame);

      await workbench.command('VE Support: Open Ticket…');
      await workbench.page.keyboard.press('Escape');
      const row = workbench.treeRows(new RegExp(`#${second.id}(?!\\d)`)).first();
      const other = await openTicket(workbench, second.id);
      await other.locator('.news').waitFor();
      await other.locator('#news').waitFor();
      await other.getByRole('button', { name: 'Show', exact: true }).click();
      await other.locator('.news.read').waitFor();
      await row.and(workbench.page.locator('[aria-label*="new comment"]')).waitFor({ state: 'detached' });
      await row.waitFor();
    });
  });
});

async function twoOwn(mantis: TestMantis): Promise<readonly [RawIssue, RawIssue]> {
  const first = await findIssue(mantis, raw => raw.handler?.name === 'support1');
  const second = await findIssue(mantis, raw => raw.handler?.name === 'support1' && raw.id !== first.id);
  return [first, second];
}
