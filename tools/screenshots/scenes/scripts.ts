import type { Scene } from '../scene';

/** A script with the open tickets that name it, beside the ticket that lists its files. */
export const scripts: Scene = {
  name: 'scripts',
  connected: true,
  async show(workbench) {
    const { page } = workbench;
    const list = page.locator('.quick-input-widget');
    await page.keyboard.press('F1');
    await list.locator('input.input').fill('upsell.yaml');
    await list.locator('.monaco-list-row', { hasText: 'upsell.yaml' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.codelens-decoration a').first().click();
    const frame = await workbench.webview(/ЖЦ-ДОПРОДАЖИ/);
    await frame.locator('.scripts button').first().click();
    await page.locator('.codelens-decoration a').first().waitFor();
    await frame.locator('.scripts').scrollIntoViewIfNeeded();
  },
};
