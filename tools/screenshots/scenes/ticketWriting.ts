import type { Scene } from '../scene';
import { openTicket } from './openTicket';

/** A ticket marked as unread, and a macro being chosen for its reply. */
export const ticketMacros: Scene = {
  name: 'ticketMacros',
  connected: true,
  async show(workbench) {
    const frame = await openTicket(workbench, 0);
    const reply = frame.locator('.composer textarea');
    await reply.fill('');
    await workbench.page.keyboard.press('Alt+KeyU');
    await reply.focus();
    await workbench.page.keyboard.type('/');
    await frame.locator('.completions [role=option]').first().waitFor();
  },
};

/** The keys of the panel. */
export const ticketKeys: Scene = {
  name: 'ticketKeys',
  connected: true,
  async show(workbench) {
    const frame = await openTicket(workbench, 0);
    await frame.locator('.composer textarea').fill('');
    await workbench.page.keyboard.press('Control+Slash');
    await frame.locator('dialog[open]').waitFor();
  },
};
