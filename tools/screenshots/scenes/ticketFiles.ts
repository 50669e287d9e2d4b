import type { Scene } from '../scene';
import { openTicket } from './openTicket';

/** A ticket with a tag, a follower, a relation, and files that wait with a private comment, one of them too big. */
export const ticketFiles: Scene = {
  name: 'ticket-files',
  connected: true,
  async show(workbench, locale) {
    const frame = await openTicket(workbench, 1);
    const russian = locale === 'ru';
    await frame.locator('details.links').waitFor();
    await frame.locator('details.links').evaluate(links => links.setAttribute('open', ''));
    const tag = frame.getByLabel(russian ? 'Новая метка' : 'New tag');
    await tag.waitFor();
    if ((await frame.locator('.tag-chips li').count()) === 0) {
      await tag.fill('из почты');
      await tag.press('Enter');
      await frame.locator('.tag-chips li').first().waitFor();
    }
    const follow = frame.getByRole('button', { name: russian ? 'Следить' : 'Follow', exact: true });
    if ((await follow.count()) > 0) await follow.click();
    await frame.locator('.people li').first().waitFor();
    if ((await frame.locator('.relations li').count()) === 0) {
      const number = frame.getByLabel(russian ? 'Номер другого обращения' : 'Number of the other ticket');
      await number.fill('40');
      await number.press('Enter');
      await frame.locator('.relations li').first().waitFor();
    }
    await frame.locator('.privacy label').nth(1).click();
    await frame.locator('textarea').fill('Журнал обмена с пометками, посмотрите строку 17.');
    // The next theme's window finds what the first one has left.
    const isNew = (await frame.locator('.pending-files li').count()) === 0;
    await frame.evaluate(waiting => {
      const dataTransfer = new DataTransfer();
      for (const [name, size] of [
        ['журнал-обмена-с-1С-за-ноябрь.log', 48_000],
        ['снимок.png', 120_000],
        ['дамп-базы.zip', 6_000_000],
      ] as const) {
        if (!waiting && size < 1_000_000) continue;
        dataTransfer.items.add(new File([new Uint8Array(size).fill(65 + name.length)], name));
      }
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, isNew);
    await frame.locator('.pending-files li.refused').first().waitFor();
    await frame.locator('.relations').scrollIntoViewIfNeeded();
  },
};
