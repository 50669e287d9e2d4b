import type { Scene } from '../scene';
import { openTicket } from './openTicket';

/** The draft of a ticket beside it, composed without a model. */
export const draft: Scene = {
  name: 'draft',
  connected: true,
  async show(workbench) {
    const ticket = await openTicket(workbench, 0);
    await ticket.locator('.head .codicon-sparkle').click();
    const frame = await workbench.webview(/#\d+/, '.draft');
    await frame.locator('.draft-text:not(.growing)').waitFor();
  },
};
