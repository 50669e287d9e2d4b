import type { Frame } from 'playwright-core';
import type { Workbench } from '../../vscode-host/workbench';

/** Opens the nth ticket of the tree, from 0; groups that are closed are opened first. */
export async function openTicket(workbench: Workbench, nth: number): Promise<Frame> {
  await workbench.openContainer(/ВЭ Сопровождение/i);
  const rows = workbench.treeRows(/#\d+/);
  await workbench.treeRows().first().waitFor();
  if ((await rows.count()) === 0) {
    await workbench.treeRows().first().click();
    await workbench.page.keyboard.press('ArrowRight');
  }
  await rows.nth(nth).click();
  await workbench.page.keyboard.press('Enter');
  return workbench.webview(/#\d+/);
}
