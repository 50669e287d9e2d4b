import type { Scene } from '../scene';
import { openTicket } from './openTicket';

/** A ticket with similar ones and the customer's others unfolded. */
export const ticketSimilar: Scene = {
  name: 'ticket-similar',
  connected: true,
  async show(workbench) {
    const frame = await openTicket(workbench, 2);
    const part = frame.locator('details.similar');
    await part.waitFor();
    if ((await part.getAttribute('open')) === null) await part.locator('summary').click();
    await part.locator('.others, [aria-live] .muted:not(:has(vscode-progress-ring))').first().waitFor();
    await part.scrollIntoViewIfNeeded();
  },
};
