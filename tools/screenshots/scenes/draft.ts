import type { Scene } from '../scene';

/** The draft of a ticket beside it: the robot has answered, and the department's own draft says more. */
export const draft: Scene = {
  name: 'draft',
  connected: true,
  async show(workbench) {
    await workbench.openContainer(/ВЭ Сопровождение/i);
    await workbench
      .treeRows(/ВПФ-12/)
      .first()
      .click();
    await workbench.page.keyboard.press('Enter');
    const ticket = await workbench.webview(/ВПФ-12/);
    const closing = workbench.page.locator('.notifications-toasts .codicon-notifications-clear');
    for (let open = await closing.count(); open > 0; open--) await closing.first().click();
    await ticket.locator('.head .codicon-sparkle').click();
    const frame = await workbench.webview(/^(?!.*ВПФ).*#\d+/, '.draft');
    await frame.locator('.draft-text:not(.growing)').waitFor();
    await frame.locator('.wish vscode-button').click();
    await frame.locator('.confidence').waitFor();
  },
};
