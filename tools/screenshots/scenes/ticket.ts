import type { Scene } from '../scene';

/** The ticket under way whose thread has most to show: public and private notes, the robot's, files. */
export const ticket: Scene = {
  name: 'ticket',
  connected: true,
  async show(workbench) {
    await workbench.openContainer(/ВЭ Сопровождение/i);
    const rows = workbench.treeRows(/#\d+/);
    await workbench.treeRows().first().waitFor();
    if ((await rows.count()) === 0) {
      await workbench.treeRows().first().click();
      await workbench.page.keyboard.press('ArrowRight');
    }
    await rows.first().click();
    await workbench.page.keyboard.press('Enter');
    const frame = await workbench.webview(/#\d+/);
    await frame.locator('textarea').fill('Здравствуйте! Проверили: счета формируются. Посмотрите, пожалуйста.');
  },
};
