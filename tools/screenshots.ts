import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { vsixPath } from './package/vsix';
import { run, stopAll } from './processes';
import { changeWidth, THEMES, themeSettings, WIDTHS, type Theme } from './screenshots/looks';
import type { Locale, Scene } from './screenshots/scene';
import { scenes } from './screenshots/scenes';
import { findBrowser, launchBrowser } from './vscode-host/browser';
import { installVsCode, type VsCodeHost } from './vscode-host/install';
import { repository } from './vscode-host/paths';
import { addRussian, makeTemporaryProfile, removeProfile, writeSettings } from './vscode-host/profile';
import { installExtension, startServer } from './vscode-host/server';
import { openWorkbench, type Workbench } from './vscode-host/workbench';

const target = join(repository, 'out/screenshots');

/**
 * Takes pictures of scenes in every theme, language and width into `out/screenshots`:
 * `npm run screenshots`, `npm run screenshots -- queue ticket --locale ru --theme dark --width 1600`.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { locale: { type: 'string' }, theme: { type: 'string' }, width: { type: 'string' } },
  });
  const locales = (['ru', 'en'] as const).filter(each => values.locale === undefined || values.locale === each);
  const themes = (Object.keys(THEMES) as Theme[]).filter(each => values.theme === undefined || values.theme === each);
  const widths = values.width === undefined ? WIDTHS : [Number(values.width)];
  const chosen = scenes.filter(({ name }) => positionals.length === 0 || positionals.includes(name));

  await build();
  const [host, program] = await Promise.all([installVsCode(console.log), findBrowser(console.log)]);
  await mkdir(target, { recursive: true });
  const browser = await launchBrowser(program);
  try {
    for (const locale of locales) {
      for (const connected of [false, true]) {
        const group = chosen.filter(scene => scene.connected === connected);
        if (group.length > 0) await shoot({ host, browser, group, connected, locale, themes, widths });
      }
    }
  } finally {
    await browser.close();
    await stopAll();
  }
}

interface Shoot {
  readonly host: VsCodeHost;
  readonly browser: Browser;
  readonly group: readonly Scene[];
  readonly connected: boolean;
  readonly locale: Locale;
  readonly themes: readonly Theme[];
  readonly widths: readonly number[];
}

/** One server, and for each theme one window for scenes that follow each other. */
async function shoot({ host, browser, group, connected, locale, themes, widths }: Shoot): Promise<void> {
  const [firstTheme = 'dark'] = themes;
  const profile = await makeTemporaryProfile(themeSettings(firstTheme));
  const parent = await mkdtemp(join(tmpdir(), 've-support-'));
  const workspace = join(parent, 'sample');
  try {
    await cp(join(repository, 'demo/workspace'), workspace, { recursive: true });
    await addRussian(profile, host);
    await installExtension(host, profile, vsixPath());
    const server = await startServer(host, profile, {
      locale,
      env: connected ? { VE_SUPPORT_AUTOSTART: 'sample' } : {},
    });
    try {
      for (const theme of themes) {
        await writeSettings(profile, themeSettings(theme));
        const workbench = await openWorkbench(browser, server.url, { folder: workspace, locale });
        for (const scene of group) {
          await scene.show(workbench, locale);
          for (const width of widths) await picture(workbench, [scene.name, locale, theme, String(width)], width);
        }
        await workbench.close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    await removeProfile(profile);
    await rm(parent, { recursive: true, force: true });
  }
}

async function picture(workbench: Workbench, nameParts: readonly string[], width: number): Promise<void> {
  await changeWidth(workbench, width);
  const path = join(target, `${nameParts.join('.')}.png`);
  await workbench.page.screenshot({ path, animations: 'disabled' });
  console.log(path);
}

async function build(): Promise<void> {
  for (const args of [
    ['esbuild.js', '--production'],
    ['node_modules/tsx/dist/cli.mjs', 'tools/package/main.ts'],
  ]) {
    const { code, output } = await run(process.execPath, args, { cwd: repository });
    if (code !== 0) throw new Error(output);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
