import * as z from 'zod';
import { folded, typedWords } from '../../base/words';
import type { Ticket, TicketType } from '../../tickets/ticket';
import type { QueueRow } from './groups';

/** Which of the tickets the tree shows. Kept for each workspace. */
export const queueFilterSchema = z.object({
  who: z.enum(['all', 'mine', 'unassigned']),
  customer: z.string().nullable(),
  category: z.string().nullable(),
  type: z.enum(['consultation', 'setup', 'development', 'failure']).nullable(),
  /** Words that stand in number, summary, customer or handler. */
  text: z.string(),
  /** Only what has something new. */
  isUnread: z.boolean().default(false),
});

export type QueueFilter = Readonly<z.infer<typeof queueFilterSchema>>;

export const everything: QueueFilter = {
  who: 'all',
  customer: null,
  category: null,
  type: null,
  text: '',
  isUnread: false,
};

export function isEverything(filter: QueueFilter): boolean {
  const { who, customer, category, type, text, isUnread } = filter;
  const isNarrow = customer !== null || category !== null || type !== null || isUnread;
  return who === 'all' && !isNarrow && text.trim() === '';
}

/** Whether the ticket is shown; case does not matter, nor whether it is «е» or «ё». */
export function passes(
  { ticket, unread }: Pick<QueueRow, 'ticket' | 'unread'>,
  filter: QueueFilter,
  meId: number,
): boolean {
  if (filter.isUnread && unread === null) return false;
  const { handler, customer, category, type } = ticket;
  if (filter.who === 'mine' && handler?.id !== meId) return false;
  if (filter.who === 'unassigned' && handler !== null) return false;
  if (filter.customer !== null && customer !== filter.customer) return false;
  if (filter.category !== null && category !== filter.category) return false;
  if (filter.type !== null && type !== filter.type) return false;
  return containsWords(ticket, filter.text);
}

/** What can be chosen, as it occurs, by name. */
export function choicesOf(tickets: readonly Ticket[]): {
  readonly customers: readonly string[];
  readonly categories: readonly string[];
  readonly types: readonly TicketType[];
} {
  return {
    customers: distinct(tickets.map(({ customer }) => customer)),
    categories: distinct(tickets.map(({ category }) => category)),
    types: distinct(tickets.map(({ type }) => type)),
  };
}

function distinct<T extends string>(values: readonly (T | null)[]): readonly T[] {
  return [...new Set(values)].filter(value => value !== null).sort((a, b) => a.localeCompare(b, 'ru'));
}

function containsWords({ id, summary, customer, handler }: Ticket, text: string): boolean {
  const words = typedWords(text);
  if (words.length === 0) return true;
  const haystack = folded([`#${id}`, summary, customer, handler?.realName, handler?.login].join(' '));
  return words.every(word => haystack.includes(word));
}
