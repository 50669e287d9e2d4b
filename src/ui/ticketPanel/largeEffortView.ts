import { singleLine } from '../../base/plainText';
import type { LargeEffortView } from '../../protocol/ticketView';
import { isLargeEffort, largeEffortLetter, largeSince } from '../../regulation/queue/largeEffort';
import type { Ticket } from '../../tickets/ticket';
import type { TicketSession } from './session';
import { customersName } from './templateView';

const effortLength = 20;

/**
 * Work over the limit of which the customer has heard nothing yet (RULES H4): a public comment of the department since
 * the effort was set is taken for it. `null` where lane and effort ask for no such word, or nothing can be known.
 */
export function largeEffortView(ticket: Ticket, session: TicketSession): LargeEffortView | null {
  const { regulation, mapping } = session;
  const { effort } = ticket.regulationFields;
  const { reason } = session.place(ticket);
  const isPaid = reason.rule === 'E4';
  if (effort === null || !isLargeEffort(effort, regulation) || !(isPaid || reason.rule === 'E7')) return null;
  if (ticket.history === null || ticket.notes === null) return null;
  const changes = ticket.history.flatMap(line =>
    line.kind === 'field' && line.field.trim() === mapping.fields.effort?.trim() ? [line] : [],
  );
  const since = largeSince(changes, ticket.createdAt, regulation);
  const isTold = ticket.notes.some(
    note => !note.isPrivate && note.createdAt >= since && session.sideOf(note, ticket) === 'staff',
  );
  if (isTold) return null;
  const limitHours = regulation.policy.queue.effortLimitHours.value;
  return {
    effort: singleLine(effort, effortLength),
    limit: limitHours,
    letter: largeEffortLetter({
      limitHours,
      isPaid,
      agreedDate: ticket.dueDate === null ? null : russianDay(ticket.dueDate),
      addressee: customersName(ticket, session),
    }),
  };
}

/** The letter is in Russian whatever the interface speaks. */
function russianDay(at: number): string {
  const format = new Intl.DateTimeFormat('ru', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Moscow',
  });
  return format.format(at).replace(/\s*г\.$/, '');
}
