import type { Log } from '../../base/log';
import type { Ticket } from '../../tickets/ticket';
import type { FoundTicket } from '../../vellii/knowledge/ticketSearch';
import type { ServerSession } from '../session/serverSession';
import type { IndexDesk } from './indexDesk';

const most = 8;

/** What was found of tickets like one. */
export type SimilarFound =
  | { readonly phase: 'closed' | 'reading' | 'unavailable' }
  | { readonly phase: 'ready'; readonly tickets: readonly FoundTicket[] };

const closed: SimilarFound = { phase: 'closed' };

/** The similar tickets of those whose panels asked for them, of one session. */
export class SimilarTickets {
  private readonly found = new Map<number, SimilarFound>();

  constructor(
    private readonly session: ServerSession,
    private readonly desk: IndexDesk,
    private readonly onChange: () => void,
    private readonly log: Log,
  ) {}

  of(ticketId: number): SimilarFound {
    return this.found.get(ticketId) ?? closed;
  }

  /** Looks, and looks again when it is asked again; what is shown stays until then. */
  want(ticket: Ticket): void {
    const before = this.of(ticket.id);
    if (before.phase === 'reading') return;
    if (before.phase !== 'ready') this.become(ticket.id, { phase: 'reading' });
    this.desk.similar(this.session, ticket, most).then(
      tickets => this.become(ticket.id, tickets === null ? { phase: 'unavailable' } : { phase: 'ready', tickets }),
      (error: unknown) => {
        this.log.error(`Tickets like ${ticket.id}`, error);
        this.become(ticket.id, { phase: 'unavailable' });
      },
    );
  }

  /** There is more to be found: what is shown is looked for anew. */
  lookAgain(): void {
    for (const [id, { phase }] of this.found) {
      const ticket = phase === 'ready' || phase === 'unavailable' ? this.session.known(id) : undefined;
      if (ticket !== undefined) this.want(ticket);
    }
  }

  private become(ticketId: number, found: SimilarFound): void {
    this.found.set(ticketId, found);
    this.onChange();
  }
}
