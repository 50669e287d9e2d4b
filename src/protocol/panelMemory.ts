import * as z from 'zod';
import { rememberedDraft } from './draft';
import { fieldValues } from './fields';

/**
 * What a ticket panel remembers over a reload of its window, by the webview's `setState`. The host reads which ticket
 * it was; the rest is the webview's own.
 */
export const panelMemory = z.object({
  origin: z.string().min(1),
  ticketId: z.int().positive(),
  draft: rememberedDraft.nullable(),
  scrollTop: z.number(),
  selection: z.tuple([z.int(), z.int()]).nullable(),
  /** Keys of the parts that the person has opened. */
  open: z.array(z.string()),
  /** Fields being edited: what they were when the edit began, and what has been chosen. */
  editing: z.object({ base: fieldValues, values: fieldValues }).nullable().default(null),
  /** An own note being changed. */
  noteEdit: z.object({ noteId: z.int(), base: z.string(), text: z.string() }).nullable().default(null),
  /** Milliseconds for which the panel has been before the person since time was booked last. */
  workedMs: z.number().nonnegative().default(0),
});

export type PanelMemory = z.infer<typeof panelMemory>;
