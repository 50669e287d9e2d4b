import type { Scene } from '../scene';
import { openTicket } from './openTicket';

/** A ticket whose fields are being changed. */
export const ticketFields: Scene = {
  name: 'ticket-fields',
  connected: true,
  async show(workbench, locale) {
    const frame = await openTicket(workbench, 1);
    await frame.getByRole('button', { name: locale === 'ru' ? 'Изменить поля…' : 'Change fields…' }).click();
    await frame.getByLabel('Трудоёмкость (ч)').fill('2,5');
  },
};
