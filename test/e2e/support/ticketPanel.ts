import type { Frame } from 'playwright-core';
import type { Workbench } from '../../../tools/vscode-host/workbench';
import { patiently } from './patiently';

/** Opens a ticket by its number, as a person does from the palette, and waits until its panel stands. */
export async function openTicket(workbench: Workbench, id: number): Promise<Frame> {
  const list = workbench.page.locator('.quick-input-widget');
  // The list closes when something else takes the focus, such as a panel that comes up late.
  await patiently(workbench, async timeout => {
    await workbench.command('VE Support: Open Ticket…');
    await list.getByPlaceholder(/number or words/i).fill(`#${id}`, { timeout });
    await list.locator('.monaco-list-row.focused', { hasText: new RegExp(`#${id}(?!\\d)`) }).waitFor({ timeout });
    await workbench.page.keyboard.press('Enter');
    const tab = workbench.page.locator('.tabs-container .tab.active', { hasText: `#${id}` });
    await tab.first().waitFor({ timeout });
  });
  return ticketFrame(workbench, id);
}

/** The panel of a ticket once it has its text field. */
export async function ticketFrame(workbench: Workbench, id: number): Promise<Frame> {
  const frame = await workbench.webview(new RegExp(`#${id}(?!\\d)`), '.ticket');
  await frame.locator('textarea').waitFor();
  return frame;
}

/** Chooses the status that is to be set after sending. */
export async function chooseStatus(frame: Frame, label: string): Promise<void> {
  await frame.getByRole('combobox', { name: /status after sending/i }).click();
  await frame.locator('.status-after').getByRole('option', { name: label }).click();
}

/** Sends with the keys, and waits until the composer has nothing left to send. */
export async function send(frame: Frame): Promise<void> {
  await frame.locator('textarea').press('Control+Enter');
  await composerIsEmpty(frame);
}

export async function composerIsEmpty(frame: Frame): Promise<void> {
  await frame.waitForFunction(() => document.querySelector('textarea')?.value === '');
}
