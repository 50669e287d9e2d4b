import * as z from 'zod';
import { actionKey, problemView } from './problem';

/**
 * The messages between the host and the draft panel. The host owns the draft and sends it whole; the webview owns
 * nothing but what is being typed into the wish and what is selected.
 */

/** A stretch of a text: plain, doubtful (with the reason in words), or the number of a source. */
const piece = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('doubt'), text: z.string(), reason: z.string() }),
  z.object({ kind: z.literal('cite'), number: z.int() }),
]);

const sourceView = z.object({
  number: z.int(),
  title: z.string(),
  /** Where it stands, in words: ticket and note, or file and lines. */
  place: z.string(),
  isFile: z.boolean(),
  excerpt: z.string(),
  isCited: z.boolean(),
});

const notice = z.object({ tone: z.enum(['info', 'warning']), text: z.string(), action: problemView.shape.actions });

const draftView = z.object({
  kind: z.object({ key: z.enum(['answer', 'direction', 'clarification', 'robot']), label: z.string() }),
  provider: z.string(),
  /** From the coverage of the findings; null for the robot's note. */
  confidence: z.object({ level: z.enum(['high', 'medium', 'low']), label: z.string(), hint: z.string() }).nullable(),
  createdAt: z.object({ text: z.string(), hint: z.string() }),
  reply: z.array(piece),
  steps: z.array(z.array(piece)),
  sources: z.array(sourceView),
  /** Titles of the template's parts that are to be asked for. */
  missing: z.array(z.string()),
  classification: z.object({ text: z.string(), reason: z.string() }).nullable(),
  setupChange: z.object({ script: z.string(), change: z.string() }).nullable(),
  /** Why it cannot be inserted. */
  blocked: z.string().nullable(),
  standing: z.enum(['ready', 'inserted', 'rejected']),
});

const draftPanelState = z.object({
  ticket: z.object({ id: z.int(), summary: z.string() }),
  notices: z.array(notice),
  /** What is under way, in words; null when nothing is. */
  working: z.string().nullable(),
  /** The reply so far while it is being written. */
  growing: z.string(),
  problem: problemView.nullable(),
  draft: draftView.nullable(),
  /** Whether a model would be asked, so that there is a request to show. */
  hasRequest: z.boolean(),
  mayWritePrivate: z.boolean(),
  /** Why nothing can be written or inserted now. */
  unavailable: problemView.nullable(),
});

export const draftHostMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('init'),
    l10n: z.record(z.string(), z.string()),
    language: z.string(),
    origin: z.string(),
    ticketId: z.int(),
  }),
  z.object({ type: z.literal('state'), state: draftPanelState }),
]);

export const draftWebviewMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('insert'), as: z.enum(['reply', 'private']) }),
  z.object({ type: z.literal('insertSelection'), text: z.string().min(1).max(20_000) }),
  z.object({ type: z.literal('write'), wish: z.string().max(500).nullable() }),
  z.object({ type: z.literal('cancel') }),
  z.object({
    type: z.literal('reject'),
    reason: z.enum(['wrong', 'otherCase', 'incomplete', 'tone', 'outdated', 'other']),
  }),
  z.object({ type: z.literal('openSource'), number: z.int().positive() }),
  z.object({ type: z.literal('openTicket') }),
  z.object({ type: z.literal('showRequest') }),
  z.object({ type: z.literal('reclassify') }),
  z.object({ type: z.literal('setupChange') }),
  z.object({ type: z.literal('action'), action: actionKey }),
]);

/** What the panel remembers over a reload of its window, by the webview's `setState`. */
export const draftPanelMemory = z.object({
  origin: z.string().min(1),
  ticketId: z.int().positive(),
  wish: z.string().max(500),
});

export type DraftPiece = z.infer<typeof piece>;
export type DraftSourceView = z.infer<typeof sourceView>;
export type DraftNotice = z.infer<typeof notice>;
export type DraftView = z.infer<typeof draftView>;
export type DraftPanelState = z.infer<typeof draftPanelState>;
export type DraftPanelMemory = z.infer<typeof draftPanelMemory>;
export type DraftHostMessage = z.infer<typeof draftHostMessage>;
export type DraftWebviewMessage = z.infer<typeof draftWebviewMessage>;
