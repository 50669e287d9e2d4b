import * as z from 'zod';

/** How far a ticket can have been read: its newest note and the newest lines of its history (`SeenMark`). */
const readUpTo = z.object({
  noteId: z.int().nonnegative(),
  at: z.number().nonnegative(),
  lines: z.int().nonnegative(),
});

/** What of the ticket is new to the person, and how far they will have read when they have read all of it. */
export const readingView = z.object({
  news: z
    .object({
      /** «customer replied, status changed» */
      what: z.string(),
      /** Since when, in words; `null` when it was only marked. */
      since: z.string().nullable(),
      /** The first note that is new. */
      noteId: z.int().nullable(),
      isReply: z.boolean(),
      /** The person has read it; it stays marked until the panel is left. */
      isRead: z.boolean(),
    })
    .nullable(),
  upTo: readUpTo,
});

export const readingWebviewMessages = [
  /** The person has had the newest of it before them. */
  z.object({ type: z.literal('seen'), upTo: readUpTo }),
  z.object({ type: z.literal('markUnread') }),
] as const;

export type ReadingView = z.infer<typeof readingView>;
export type ReadUpTo = z.infer<typeof readUpTo>;
