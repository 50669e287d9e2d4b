import type { TicketFacts } from '../../regulation/input';
import type { Ticket } from '../../tickets/ticket';
import type { Outcome } from '../batch/outcome';
import type { ServerSession } from '../session/serverSession';

/** What a person wants done to each of the tickets they have chosen. */
export interface Wish {
  /** In words, such as «Трудоёмкость (ч): 6». */
  readonly text: string;
  readonly isDone: (ticket: Ticket) => boolean;
  readonly work: (session: ServerSession, ticket: Ticket) => Promise<Outcome>;
  /** The ticket's facts as they would be; only for what decides about its place in the queue (RULES E4, E5, E7). */
  readonly facts?: (facts: TicketFacts) => TicketFacts;
}
