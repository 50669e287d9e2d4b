import type { Scene } from '../scene';
import { openTicket } from './openTicket';

/** The ticket under way whose thread has most to show: public and private notes, the robot's, files. */
export const ticket: Scene = {
  name: 'ticket',
  connected: true,
  async show(workbench) {
    const frame = await openTicket(workbench, 0);
    await frame.locator('textarea').fill('Здравствуйте! Проверили: счета формируются. Посмотрите, пожалуйста.');
  },
};
