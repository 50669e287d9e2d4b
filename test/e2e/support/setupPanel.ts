import type { Frame } from 'playwright-core';
import type { Workbench } from '../../../tools/vscode-host/workbench';

/** Asks in a ticket's panel to change a script, and confirms the one that is offered first. */
export async function changeScript(workbench: Workbench, ticket: Frame, code: string): Promise<Frame> {
  await ticket.getByRole('button', { name: 'Change a script…' }).click();
  const row = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: code }).first();
  await row.waitFor();
  await row.click();
  return setupFrame(workbench, code);
}

/** The editor of a proposal once it shows its changes. */
export async function setupFrame(workbench: Workbench, code: string): Promise<Frame> {
  const frame = await workbench.webview(code, '.setup');
  await frame.locator('#changes-title').waitFor();
  return frame;
}

export async function showTab(frame: Frame, name: string | RegExp): Promise<void> {
  await frame.getByRole('tab', { name }).click();
}

/** Types a value into a cell of the form. */
export async function fillCell(frame: Frame, label: string | RegExp, value: string): Promise<void> {
  const cell = frame.getByRole('textbox', { name: label }).first();
  await cell.fill(value);
  await cell.press('Enter');
}
