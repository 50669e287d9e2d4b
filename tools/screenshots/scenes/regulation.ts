import type { Scene } from '../scene';

/** The page of the regulation in force, at the lanes of the queue. */
export const regulation: Scene = {
  name: 'regulation',
  connected: true,
  async show(workbench, locale) {
    await workbench.command(
      locale === 'ru' ? 'ВЭ: Показать действующий регламент' : 'VE Support: Show the Regulation in Force',
    );
    const frame = await workbench.webview(/«Довнедрение»/, '.text');
    await frame.locator('.month').first().waitFor();
  },
};
