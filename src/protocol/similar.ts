import * as z from 'zod';

const otherTicket = z.object({
  ticketId: z.int(),
  summary: z.string(),
  status: z.string(),
  isResolved: z.boolean(),
  /** Customer and handler, as far as they say something here. */
  facts: z.string(),
  /** Beginning of the public comment that resolved it. Shown only: nothing here goes into a reply. */
  answer: z.string().nullable(),
});

/** Tickets that have to do with this one. */
export const similarView = z.object({
  /** Of the similar ones: `closed` until the person wants to see them. */
  phase: z.enum(['closed', 'reading', 'ready', 'unavailable']),
  similar: z.array(otherTicket),
  /** Other open tickets of the same customer, and how many more there are. */
  ofCustomer: z.array(otherTicket),
  hidden: z.int().nonnegative(),
  /** Related by Mantis. */
  linked: z.array(otherTicket),
  /** Why the ticket cannot be closed as a duplicate; `null` when it can. */
  closeBlocked: z.string().nullable(),
});

export const similarWebviewMessages = [
  z.object({ type: z.literal('wantSimilar') }),
  z.object({ type: z.literal('closeAsDuplicate'), of: z.int().positive() }),
] as const;

export type SimilarView = z.infer<typeof similarView>;
