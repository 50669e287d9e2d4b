import type { Scene } from '../scene';

export const welcome: Scene = {
  name: 'welcome',
  connected: false,
  async show(workbench) {
    await workbench.openContainer(/ВЭ Сопровождение/i);
    await workbench.page.locator('.sidebar .welcome-view-content .monaco-button').first().waitFor();
  },
};
