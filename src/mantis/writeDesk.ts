import type { Result } from '../base/result';
import type { Ticket } from '../tickets/ticket';
import type { MantisClient } from './client';
import type { MantisError } from './errors';
import type { Fate } from './lostAnswer';
import type { Issue } from './schema/issue';

/** What the writes of single subjects (`fileWrites`, `linkWrites`) get from the `TicketWriter`, who alone calls them. */
export interface WriteDesk {
  readonly client: Pick<MantisClient, 'send' | 'patchIssue'>;
  readonly meId: number;
  readonly toTicket: (issue: Issue) => Ticket;
  readonly read: (
    ticketId: number,
  ) => Promise<Result<{ readonly issue: Issue; readonly etag: string | null }, MantisError>>;
  /** Looks for a write without a good answer, as often as its fate makes worth while; null when it could not be read. */
  readonly look: <T>(
    fate: Fate,
    once: () => Promise<{ readonly done: boolean; readonly value: T } | null>,
  ) => Promise<T | null>;
}
