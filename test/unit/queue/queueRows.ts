import type { Lane, QueuePlace } from '../../../src/regulation/queue/place';
import type { SlaResult, TicketState } from '../../../src/regulation/sla/result';
import type { Priority, Ticket } from '../../../src/tickets/ticket';
import type { QueueRow } from '../../../src/ui/queue/groups';
import { makeTicket } from '../ticketPanel/makeTicket';

export interface RowParts {
  readonly priority?: Priority | null;
  readonly state?: TicketState;
  readonly due?: number | null;
  readonly lane?: Lane;
  readonly isWaiting?: boolean;
  readonly ticket?: Partial<Ticket>;
  readonly unread?: QueueRow['unread'];
}

/** A row of the tree with what a test wants different. */
export function queueRow(id: number, parts: RowParts = {}): QueueRow {
  const { priority = 'fix', state = 'onTrack', due = null, lane = 6, isWaiting = false } = parts;
  const createdAt = 1000 + id;
  const ticket = makeTicket({ id, regulationPriority: priority, createdAt, handler: null, ...parts.ticket });
  const milestones = due === null ? [] : [{ state, due }];
  const place: QueuePlace = {
    id,
    lane,
    key: 0,
    submittedAt: createdAt,
    isWaiting,
    isAssigned: ticket.handler !== null,
    reason: { rule: 'E6', why: 'ordinary' },
  };
  return { ticket, sla: { id, state, milestones } as unknown as SlaResult, place, unread: parts.unread ?? null };
}
