import type { Frame } from 'playwright-core';
import type { Workbench } from './workbench';

const MOST_PRESSES = 120;

/** Waits until the keyboard is where it should be. */
export async function focused(frame: Frame, selector: string): Promise<void> {
  await frame.waitForFunction(wanted => document.activeElement?.matches(wanted) ?? false, selector);
}

/** Presses Tab until the wanted control of a webview has the keyboard. */
export async function tabTo({ page }: Workbench, frame: Frame, selector: string): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await page.keyboard.press('Tab');
    if (await frame.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab does not lead to ${selector}.`);
}
