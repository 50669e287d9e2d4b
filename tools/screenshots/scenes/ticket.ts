import type { Scene } from '../scene';

export const ticket: Scene = {
  name: 'ticket',
  connected: true,
  async show(workbench) {
    await workbench.openContainer(/ВЭ Сопровождение/i);
    const row = workbench.treeRows(/#\d+/).first();
    await row.waitFor();
    const number = /#\d+/.exec(await row.innerText())?.[0] ?? '';
    await row.click();
    const frame = await workbench.webview(new RegExp(`${number}(?!\\d)`));
    await frame.locator('textarea').waitFor();
  },
};
