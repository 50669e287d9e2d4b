import type { Scene } from '../scene';
import { openTicket } from './openTicket';

/** A ticket that is about to be resolved: its resolution stands beside the status. */
export const ticketStatus: Scene = {
  name: 'ticket-status',
  connected: true,
  async show(workbench, locale) {
    const frame = await openTicket(workbench, 1);
    const name = locale === 'ru' ? /состояние после отправки/i : /status after sending/i;
    await frame.getByRole('combobox', { name }).click();
    await frame.locator('.status-after').getByRole('option', { name: 'решена' }).click();
    await frame.locator('textarea').first().fill('Готово 👍');
  },
};
