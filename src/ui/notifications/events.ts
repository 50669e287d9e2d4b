import type { MilestoneKey } from '../../regulation/policy/schema';
import type { QueueRow } from '../queue/groups';
import type { NoteSide } from '../ticketPanel/session';
import type { Note, Ticket } from '../../tickets/ticket';

/** Something about a ticket that somebody should hear of. `key` is the same in every window and for ever. */
export type TicketEvent = { readonly key: string; readonly ticket: Ticket } & (
  | { readonly kind: 'blocker' }
  | { readonly kind: 'customerReplied' }
  | { readonly kind: 'dueSoon' | 'breached'; readonly milestone: MilestoneKey; readonly due: number }
);

export interface EventContext {
  readonly meId: number;
  /** Epoch milliseconds; what happened before is known to whoever opened the window. */
  readonly since: number;
  /** Epoch milliseconds by the server's clock. */
  readonly now: number;
  readonly sideOf: (note: Note, ticket: Ticket) => NoteSide;
}

/** A deadline that was missed before is no news; it stands in the tree. */
const freshMs = 24 * 3_600_000;

/** What is worth a notification now: new blockers, and on one's own tickets answers of customers and deadlines. */
export function eventsOf(rows: readonly QueueRow[], context: EventContext): readonly TicketEvent[] {
  return rows.flatMap(row => eventsOfTicket(row, context));
}

function eventsOfTicket({ ticket, sla, place }: QueueRow, context: EventContext): TicketEvent[] {
  if (place.lane === 'out' || ticket.notes === null) return [];
  const events: TicketEvent[] = [];
  const isOwn = ticket.handler?.id === context.meId;
  if (ticket.regulationPriority === 'blocker' && ticket.createdAt > context.since) {
    events.push({ kind: 'blocker', key: `blocker:${ticket.id}`, ticket });
  }
  if (!isOwn) return events;
  const last = ticket.notes.findLast(note => !note.isPrivate);
  if (last && last.createdAt > context.since && context.sideOf(last, ticket) === 'customer') {
    events.push({ kind: 'customerReplied', key: `reply:${ticket.id}:${last.id}`, ticket });
  }
  for (const { key, due, state } of sla.milestones) {
    const isBreach = state === 'breached' && context.now - due < freshMs;
    if (!isBreach && state !== 'dueSoon') continue;
    const kind = isBreach ? 'breached' : 'dueSoon';
    events.push({ kind, key: `${kind}:${ticket.id}:${key}:${due}`, ticket, milestone: key, due });
  }
  return events;
}
