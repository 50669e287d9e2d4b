import type { Workbench } from '../../../tools/vscode-host/workbench';
import { patiently } from './patiently';

/** Opens a file of the workspace by its name; one that was just made is found after a moment. */
export async function openFile(workbench: Workbench, name: string): Promise<void> {
  const { page } = workbench;
  const list = page.locator('.quick-input-widget');
  await patiently(workbench, async timeout => {
    // Not the key of the list itself, which a panel may keep for itself.
    await page.keyboard.press('F1');
    await list.locator('input.input').fill(name, { timeout });
    const row = list.locator('.monaco-list-row', { has: page.getByText(name, { exact: true }) }).first();
    await row.waitFor({ timeout });
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: name }).waitFor({ timeout });
  });
}

/** Puts the cursor there; both count from 1. */
export async function goTo(workbench: Workbench, line: number, column: number): Promise<void> {
  const { page } = workbench;
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input.input').fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
}
