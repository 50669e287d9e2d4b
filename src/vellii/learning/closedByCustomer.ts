import type { Ticket } from '../../tickets/ticket';

export interface ClosingRules {
  /** Status ids from this one on are resolved. */
  readonly resolvedThreshold: number;
  /** Ids of the robot's accounts. */
  readonly robots: readonly number[];
}

/**
 * When the customer closed the ticket after the robot's answer, with nobody of the staff in between (RULES G2); null
 * where that is not how it ended. Epoch milliseconds.
 */
export function closedByCustomer(ticket: Ticket, { resolvedThreshold, robots }: ClosingRules): number | null {
  const closing = ticket.history?.findLast(entry => entry.kind === 'status' && entry.newId >= resolvedThreshold);
  const reporterId = ticket.reporter?.id;
  if (closing === undefined || reporterId === undefined || closing.user?.id !== reporterId) return null;
  const answers = (ticket.notes ?? []).filter(
    note => !note.isPrivate && note.createdAt <= closing.at && note.author !== null && note.author.id !== reporterId,
  );
  const isRobots = answers.length > 0 && answers.every(({ author }) => author !== null && robots.includes(author.id));
  return isRobots ? closing.at : null;
}
