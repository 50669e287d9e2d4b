import type { Scene } from '../scene';
import { openTicket } from './openTicket';

/** The last step of a reclassification: what it does to lane, place and deadlines. */
export const reclassify: Scene = {
  name: 'reclassify',
  connected: true,
  async show(workbench, locale) {
    await openTicket(workbench, 0);
    const isRussian = locale === 'ru';
    await workbench.command(isRussian ? 'Изменить тип, категорию, приоритет…' : 'Reclassify…');
    await workbench.answer(isRussian ? 'Оставить' : 'Leave', isRussian ? /тип/ : /type/);
    await workbench.answer(isRussian ? 'Оставить' : 'Leave', isRussian ? /категория/ : /category/);
    await workbench.answer('Значимый', isRussian ? /приоритет/ : /priority/);
    await workbench.answer('Есть временное решение', isRussian ? /основание/ : /reason/);
    await workbench.page.locator('.quick-input-widget', { hasText: isRussian ? 'Станет' : 'After' }).waitFor();
  },
};
