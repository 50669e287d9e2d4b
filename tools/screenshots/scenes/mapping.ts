import type { Scene } from '../scene';

/** The sample's mapping beside its tickets, with one place that is wrong. */
export const mapping: Scene = {
  name: 'mapping',
  connected: true,
  async show(workbench, locale) {
    await workbench.openContainer(/ВЭ Сопровождение/i);
    await workbench.treeRows().first().waitFor();
    await workbench.command(locale === 'ru' ? 'ВЭ: Изменить соответствие…' : 'VE Support: Edit the Mapping…');
    const frame = await workbench.webview(/«Довнедрение»/);
    await frame.locator('table').waitFor();
    await frame.locator('[data-section=priorities] select').first().selectOption('');
  },
};
