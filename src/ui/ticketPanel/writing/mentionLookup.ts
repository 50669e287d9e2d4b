import { singleLine } from '../../../base/plainText';
import type { MentionsView } from '../../../protocol/writing';
import type { FeedState } from '../ticketFeed';
import { mentionedTickets, mentionsOf, summaryLength } from './mentions';

type Shown = Extract<FeedState, { kind: 'shown' }>;

/** A text with many numbers is no reason for as many requests. */
const mostLookups = 20;

/** What the texts of one panel's ticket refer to. Tickets that are not loaded, resolved ones mostly, are looked up once. */
export class MentionLookup {
  /** `null` for a ticket that is not there, or not for us. */
  private readonly found = new Map<number, string | null>();

  constructor(private readonly onChange: () => void) {}

  view({ ticket, session, isConnected }: Shown): MentionsView {
    const mentions = mentionsOf(ticket, session);
    const known = new Set(mentions.tickets.map(({ id }) => id));
    const missing = mentionedTickets(ticket).filter(id => !known.has(id) && id !== ticket.id);
    if (isConnected) {
      for (const id of missing) if (!this.found.has(id) && this.found.size < mostLookups) void this.lookUp(id, session);
    }
    const looked = missing.flatMap(id => {
      const summary = this.found.get(id) ?? null;
      return summary === null ? [] : [{ id, summary }];
    });
    return { ...mentions, tickets: [...mentions.tickets, ...looked] };
  }

  private async lookUp(id: number, session: Shown['session']): Promise<void> {
    this.found.set(id, null);
    const brief = await session.brief(id);
    if (!brief.ok) return;
    this.found.set(id, singleLine(brief.value.summary ?? '', summaryLength));
    this.onChange();
  }
}
