import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';
import { injectDevelopment, type Development } from './development';
import { workbenchUrl } from './workbench-url';

export interface WorkbenchOptions {
  /** Absolute path of the folder to open; none gives an empty window. */
  readonly folder?: string;
  readonly development?: Development;
  readonly size?: { readonly width: number; readonly height: number };
  readonly locale?: 'en' | 'ru';
  /** Called before the page is loaded, for listeners and exposed functions. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** A VS Code workbench in a page, as a person sees and uses it. */
export interface Workbench {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Runs a command by the title that the palette shows, such as `Support: Refresh`. */
  command(title: string): Promise<void>;
  /** Answers the input box that is open or opens next, the one with this title where several follow each other. */
  answer(text: string, title?: string | RegExp): Promise<void>;
  /** Chooses the first entry of the open list that holds the text. */
  pick(text: string | RegExp): Promise<void>;
  /** The frame of a webview that shows the text, anywhere or in the element of this selector. */
  webview(text: string | RegExp, within?: string): Promise<Frame>;
  /** Opens a view container by the name on its icon in the activity bar. */
  openContainer(name: string | RegExp): Promise<void>;
  /** Rows of the tree with this accessible name, or all visible tree rows of the side bar. */
  treeRows(text?: string | RegExp): Locator;
  notifications(): Locator;
  /** «Reload Window», and waits until it stands again. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

const OPEN_TIMEOUT_MS = 120_000;
const STEP_TIMEOUT_MS = 30_000;
const BOX_SETTLES_MS = 60;

/** Opens a workbench in a browser context of its own (no shared storage) and waits until it stands. */
export async function openWorkbench(
  browser: Browser,
  serverUrl: string,
  options: WorkbenchOptions = {},
): Promise<Workbench> {
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    serviceWorkers: 'allow',
    locale: options.locale === 'ru' ? 'ru-RU' : 'en-US',
  });
  // Without this the clipboard asks; everything here is on 127.0.0.1.
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(serverUrl).origin });
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_TIMEOUT_MS);
  await options.prepare?.(page);
  if (options.development !== undefined) await injectDevelopment(page, serverUrl, options.development);
  await page.goto(workbenchUrl(serverUrl, options.folder), { waitUntil: 'commit', timeout: OPEN_TIMEOUT_MS });
  await standing(page);
  return makeWorkbench(context, page);
}

function makeWorkbench(context: BrowserContext, page: Page): Workbench {
  const quickInput = page.locator('.quick-input-widget');
  return {
    page,
    context,
    async command(title) {
      const input = quickInput.locator('input.input');
      const row = quickInput.locator('.monaco-list-row', { hasText: title.split(': ').pop() ?? title }).first();
      await retried(page, async () => {
        await page.keyboard.press('F1');
        await input.fill(`>${title}`, { timeout: 2000 });
        await row.waitFor({ timeout: 2000 });
      });
      await page.keyboard.press('Enter');
    },
    async answer(text, title) {
      const box = title === undefined ? quickInput : quickInput.filter({ hasText: title });
      const input = box.locator('input.input');
      await input.waitFor();
      // A box that has just opened may be emptied once more by the extension that shows it.
      do {
        await input.fill(text);
        await page.waitForTimeout(BOX_SETTLES_MS);
      } while ((await input.inputValue()) !== text);
      await page.keyboard.press('Enter');
    },
    async pick(text) {
      const row = quickInput.locator('.monaco-list-row', { hasText: text }).first();
      await row.waitFor();
      await row.click();
    },
    webview: (text, within = 'body') => findWebview(page, text, within),
    async openContainer(name) {
      const icon = page.locator('.activitybar').getByRole('tab', { name });
      await icon.waitFor();
      if ((await icon.getAttribute('aria-selected')) !== 'true') await icon.click();
    },
    treeRows: text =>
      text === undefined
        ? page.locator('.sidebar .monaco-list-row')
        : page.locator('.sidebar .monaco-list-row', { hasText: text }),
    notifications: () => page.locator('.notifications-toasts .notification-list-item'),
    async reload() {
      // Not the page's own reload: VS Code would not get the time to write down which editors are open.
      await page.evaluate(() => {
        document.documentElement.dataset['former'] = 'yes';
      });
      await this.command('Developer: Reload Window');
      await page.waitForFunction(() => document.documentElement.dataset['former'] === undefined, null, {
        timeout: OPEN_TIMEOUT_MS,
      });
      await standing(page);
    },
    close: () => context.close(),
  };
}

async function standing(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('code/didStartWorkbench').length > 0, null, {
    timeout: OPEN_TIMEOUT_MS,
  });
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
}

/** The palette shows only what was known when it was opened, and extensions become known a little after the start. */
async function retried(page: Page, attempt: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + STEP_TIMEOUT_MS;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** A webview's content sits in a frame within a frame; nothing outside tells which is whose but what it shows. */
async function findWebview(page: Page, text: string | RegExp, within: string): Promise<Frame> {
  const deadline = Date.now() + STEP_TIMEOUT_MS;
  while (Date.now() < deadline) {
    for (const frame of page.frames()) {
      if (frame.parentFrame() === null || !(await isWebviewContent(frame))) continue;
      const shown = await frame
        .locator(within)
        .innerText({ timeout: 1000 })
        .catch(() => '');
      if (typeof text === 'string' ? shown.includes(text) : text.test(shown)) return frame;
    }
    await page.waitForTimeout(100);
  }
  const frames = page
    .frames()
    .map(frame => frame.url().slice(0, 120))
    .join('\n');
  throw new Error(`No webview shows ${String(text)}. Frames:\n${frames}`);
}

async function isWebviewContent(frame: Frame): Promise<boolean> {
  try {
    const element = await frame.frameElement();
    return (await element.getAttribute('id')) === 'active-frame';
  } catch {
    return false;
  }
}
