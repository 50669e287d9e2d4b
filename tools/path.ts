import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { vsixPath } from './package/vsix';
import { stopAll } from './processes';
import { themeSettings } from './screenshots/looks';
import type { Locale } from './screenshots/scene';
import { focused, tabTo } from './vscode-host/focus';
import { findBrowser, launchBrowser } from './vscode-host/browser';
import { installVsCode, type VsCodeHost } from './vscode-host/install';
import { repository } from './vscode-host/paths';
import { addRussian, makeTemporaryProfile, removeProfile } from './vscode-host/profile';
import { installExtension, startServer } from './vscode-host/server';
import { openWorkbench, type Workbench } from './vscode-host/workbench';

const target = join(repository, 'docs/images');
const SIZE = { width: 1400, height: 780 };

const CODE = 'ЖЦ-ДОПРОДАЖИ';
/** The ticket that was worked before, which stands above in the list. */
const FORMER = 'НС-АВТОРЕГИСТРАЦИЯ';
const TICKET = /ЖЦ-ДОПРОДАЖИ: разрешить «Отказ»/;

/** What is said differently in the two languages of the path. */
const WORDS = {
  ru: {
    openTicket: 'ВЭ: Открыть обращение…',
    search: 'Номер или слова из темы',
    change: 'ВЭ: Изменить скрипт настройки…',
    roles: 'Роли: Отказ',
  },
  en: {
    openTicket: 'VE Support: Open Ticket…',
    search: /number or words/i,
    change: 'VE Support: Change a Setup Script…',
    roles: 'Roles: Отказ',
  },
} as const;

/**
 * The path that everything serves, without a mouse: next ticket → draft → setup change → apply → reply with the
 * difference → next ticket. Records the pictures of the README into `docs/images`: `npm run path`, `npm run path -- --locale ru`.
 * Works with the packed extension: `npm run package` before.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { locale: { type: 'string' } } });
  const locales = (['ru', 'en'] as const).filter(each => values.locale === undefined || values.locale === each);
  const [host, program] = await Promise.all([installVsCode(console.log), findBrowser(console.log)]);
  await mkdir(target, { recursive: true });
  const browser = await launchBrowser(program);
  try {
    for (const locale of locales) await withWindow(host, browser, locale, workbench => walk(workbench, locale));
  } finally {
    await browser.close();
    await stopAll();
  }
}

async function walk(workbench: Workbench, locale: Locale): Promise<void> {
  const { keyboard } = workbench.page;
  const picture = async (name: string): Promise<void> => {
    const path = join(target, `path-${name}${locale === 'ru' ? '.ru' : ''}.png`);
    await workbench.page.waitForTimeout(600);
    await workbench.page.screenshot({ path, animations: 'disabled' });
    console.log(path);
  };
  await workbench.openContainer(/ВЭ Сопровождение/i);
  await workbench.treeRows().first().waitFor();
  await openFormer(workbench, locale);
  const id = await goOnToTicket(workbench);
  const ticket = await workbench.webview(new RegExp(`#${id}(?!\\d)`), '.ticket');
  await ticket.locator('textarea').waitFor();
  await picture('1-ticket');

  // A busy workbench may swallow keys while a panel comes up.
  const tabs = workbench.page.locator('.tabs-container .tab');
  for (let attempt = 0; attempt < 5 && (await tabs.count()) < 2; attempt++) {
    await keyboard.press('Control+1');
    await keyboard.press('Control+Alt+d');
    await tabs
      .nth(1)
      .waitFor({ timeout: 6000 })
      .catch(() => undefined);
  }
  const draft = await workbench.webview(new RegExp(`#${id}(?!\\d)`), '.draft');
  await draft.locator('.draft-text:not(.growing)').waitFor();
  await picture('2-draft');

  await keyboard.press('Control+w');
  await workbench.page.locator('.tabs-container .tab').nth(1).waitFor({ state: 'detached' });
  await workbench.command(WORDS[locale].change);
  await workbench.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: CODE }).waitFor();
  await keyboard.press('Enter');
  const setup = await workbench.webview(CODE, '.setup');
  await focused(setup, '[role=tab]');
  await keyboard.press('ArrowRight');
  await focused(setup, '#tab-form');
  await tabTo(workbench, setup, 'input[type=search]');
  await keyboard.type('0310');
  await keyboard.press('Enter');
  await setup.waitForFunction(() => document.querySelectorAll('table.rows tbody tr').length < 12);
  await tabTo(workbench, setup, `input[aria-label^="${WORDS[locale].roles}"]`);
  // Not Control+A: VS Code carries that out a moment later, when the first letters are typed already.
  await keyboard.press('End');
  await keyboard.press('Shift+Home');
  await keyboard.type('Менеджер, Руководитель ОП');
  await keyboard.press('Enter');
  await setup.locator('.change').first().waitFor();
  while ((await setup.locator('.understood input:not(:checked)').count()) > 0) {
    await tabTo(workbench, setup, '.understood input:not(:checked)');
    await keyboard.press('Space');
  }
  await setup.locator('.apply:not([disabled])').waitFor();
  await setup.locator('.scroll').evaluate(element => element.scrollTo(0, 0));
  await picture('3-change');

  await keyboard.press('Control+Enter');
  const reply = await workbench.webview(new RegExp(`#${id}(?!\\d)`), '.ticket');
  await reply.waitForFunction(words => document.querySelector('textarea')?.value.includes(words) ?? false, CODE);
  await reply.getByText(`${CODE}.diff`).first().waitFor();
  await focused(reply, 'textarea');
  await picture('4-reply');

  await keyboard.press('Control+Shift+Enter');
  await workbench.page
    .locator('.tabs-container .tab.active')
    .filter({ hasNotText: `#${id}` })
    .filter({ hasText: '#' })
    .waitFor();
}

/** Chooses the former ticket from the palette, where its words find it. */
async function openFormer(workbench: Workbench, locale: Locale): Promise<void> {
  await workbench.command(WORDS[locale].openTicket);
  const input = workbench.page.locator('.quick-input-widget').getByPlaceholder(WORDS[locale].search);
  await input.fill(FORMER);
  const row = workbench.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: FORMER });
  await row.waitFor();
  const id = /#\d+/.exec(await row.innerText())?.[0] ?? '';
  await workbench.page.waitForTimeout(300);
  await input.press('Enter');
  const ticket = await workbench.webview(new RegExp(`${id}(?!\\d)`), '.ticket');
  await ticket.locator('textarea').waitFor();
}

/** Walks on along the list until the ticket is in front. Returns its number. */
async function goOnToTicket({ page }: Workbench): Promise<number> {
  const tab = page.locator('.tabs-container .tab.active');
  const wanted = tab.filter({ hasText: TICKET });
  for (let steps = 0; steps < 8 && (await wanted.count()) === 0; steps++) {
    const before = await tab.innerText();
    await page.keyboard.press('Alt+ArrowDown');
    await tab.filter({ hasNotText: before }).waitFor();
  }
  return Number(/#(\d+)/.exec(await wanted.innerText())?.[1]);
}

/** A window on a copy of the sample, connected to the sample's own server. */
async function withWindow(
  host: VsCodeHost,
  browser: Browser,
  locale: Locale,
  work: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const profile = await makeTemporaryProfile({
    ...themeSettings('light'),
    'veSupport.sending.delaySeconds': 0,
    // Reminders of the sample would lie over what the pictures are about.
    'veSupport.notifications.enabled': false,
  });
  const parent = await mkdtemp(join(tmpdir(), 've-support-'));
  const folder = join(parent, 'sample');
  try {
    await cp(join(repository, 'demo/workspace'), folder, { recursive: true });
    await addRussian(profile, host);
    await installExtension(host, profile, vsixPath());
    const server = await startServer(host, profile, { locale, env: { VE_SUPPORT_AUTOSTART: 'sample' } });
    try {
      const workbench = await openWorkbench(browser, server.url, { folder, locale, size: SIZE });
      try {
        await work(workbench);
      } catch (error) {
        await workbench.page.screenshot({ path: join(repository, 'out/path-failed.png') });
        throw error;
      }
      await workbench.close();
    } finally {
      await server.stop();
    }
  } finally {
    await removeProfile(profile);
    await rm(parent, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
