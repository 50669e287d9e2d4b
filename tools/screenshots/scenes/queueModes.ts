import type { Workbench } from '../../vscode-host/workbench';
import type { Locale, Scene } from '../scene';

async function arrange(workbench: Workbench, locale: Locale, mode: RegExp): Promise<void> {
  await workbench.openContainer(/ВЭ Сопровождение/i);
  await workbench.treeRows().first().waitFor();
  await workbench.command(locale === 'ru' ? 'Упорядочить обращения…' : 'VE Support: Arrange Tickets…');
  await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: mode }).first().click();
  await workbench.page.waitForTimeout(800);
}

/** The tree by the regulation's queue. */
export const queueLanes: Scene = {
  name: 'queue-lanes',
  connected: true,
  async show(workbench, locale) {
    await arrange(workbench, locale, /очереди регламента|regulation’s queue/);
    await workbench
      .treeRows(/Следующее|Next/)
      .first()
      .waitFor();
  },
};

/** The tree by handler, and back to what the other scenes expect. */
export const queueHandlers: Scene = {
  name: 'queue-handlers',
  connected: true,
  async show(workbench, locale) {
    await arrange(workbench, locale, /по ответственным|by handler/);
    await workbench
      .treeRows(/\((вы|you)\)/)
      .first()
      .waitFor();
  },
};
