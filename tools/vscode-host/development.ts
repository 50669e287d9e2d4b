import type { Page } from 'playwright-core';

/** An extension that is loaded from its source folder, and the suite that VS Code runs in its extension host. */
export interface Development {
  /** Folder with `package.json`. */
  readonly extension: string;
  /** CommonJS file that exports `run(): Promise<void>`. */
  readonly tests?: string;
}

/**
 * Makes the workbench that this page is about to load a development host.
 *
 * A built workbench takes these options only from its embedder (the URL works only with the smoke-test driver, which
 * suppresses notifications and dialogs), so they are put into the configuration that the server writes into the page:
 * after it is parsed and before the workbench's deferred module reads it.
 */
export async function injectDevelopment(page: Page, serverUrl: string, development: Development): Promise<void> {
  const uri = (path: string) => ({ scheme: 'vscode-remote', authority: new URL(serverUrl).host, path });
  const options = {
    extensions: [uri(development.extension)],
    ...(development.tests !== undefined && { extensionTestsPath: uri(development.tests) }),
  };
  await page.addInitScript(developmentOptions => {
    if (window !== window.top) return;
    document.addEventListener('readystatechange', () => {
      const element = document.getElementById('vscode-workbench-web-configuration');
      if (element === null || element.dataset['development'] === 'done') return;
      const configuration = JSON.parse(element.getAttribute('data-settings') ?? '{}') as Record<string, unknown>;
      element.setAttribute('data-settings', JSON.stringify({ ...configuration, developmentOptions }));
      element.dataset['development'] = 'done';
    });
  }, options);
}
