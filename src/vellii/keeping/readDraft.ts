import * as z from 'zod';
import { draftContentSchema } from '../draft';
import type { KeptDraft } from './keptDraft';

const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), ticketId: z.int(), noteId: z.int().nullable() }),
  z.object({ kind: z.literal('file'), path: z.string(), fromLine: z.int(), toLine: z.int() }),
]);

const provider = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('builtIn') }),
  z.object({ kind: z.enum(['endpoint', 'vscode']), model: z.string() }),
  z.object({ kind: z.literal('robot'), login: z.string(), noteId: z.int() }),
]);

const draft = z.object({
  ...draftContentSchema.shape,
  ticketId: z.int(),
  provider,
  confidence: z.number().min(0).max(1),
  sources: z.array(z.object({ id: z.string(), title: z.string(), place, text: z.string() })),
  createdAt: z.number(),
});

const kept = z.object({
  version: z.literal(1),
  origin: z.string(),
  draft,
  standing: z.enum(['ready', 'inserted', 'rejected']),
  insertedText: z.string().nullable(),
});

/** A kept draft from the text of its file; null when it is none, or one of another version. */
export function readKeptDraft(text: string): KeptDraft | null {
  try {
    const parsed = kept.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
