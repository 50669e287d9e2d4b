import type { Scene } from '../scene';

export const queue: Scene = {
  name: 'queue',
  connected: true,
  async show(workbench) {
    await workbench.openContainer(/ВЭ Сопровождение/i);
    await workbench.treeRows().first().waitFor();
    // The first group opened, so that tickets are seen.
    await workbench.treeRows().first().click();
    await workbench.page.keyboard.press('ArrowRight');
    await workbench.page.waitForTimeout(500);
  },
};
