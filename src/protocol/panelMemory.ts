import * as z from 'zod';
import { rememberedDraft } from './draft';

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
});

export type PanelMemory = z.infer<typeof panelMemory>;
