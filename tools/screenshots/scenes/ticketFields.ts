import type { Frame } from 'playwright-core';
import type { Workbench } from '../../vscode-host/workbench';
import type { Scene } from '../scene';

/** A ticket whose fields are being changed. */
export const ticketFields: Scene = {
  name: 'ticket-fields',
  connected: true,
  async show(workbench, locale) {
    const frame = await openSecondTicket(workbench);
    await frame.getByRole('button', { name: locale === 'ru' ? 'Изменить поля…' : 'Change fields…' }).click();
    await frame.getByLabel('Трудоёмкость (ч)').fill('2,5');
  },
};

export async function openSecondTicket(workbench: Workbench): Promise<Frame> {
  await workbench.openContainer(/ВЭ Сопровождение/i);
  const rows = workbench.treeRows(/#\d+/);
  await workbench.treeRows().first().waitFor();
  if ((await rows.count()) === 0) {
    await workbench.treeRows().first().click();
    await workbench.page.keyboard.press('ArrowRight');
  }
  await rows.nth(1).click();
  await workbench.page.keyboard.press('Enter');
  return workbench.webview(/#\d+/);
}
