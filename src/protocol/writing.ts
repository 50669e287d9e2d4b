import * as z from 'zod';
import { problemView } from './problem';

/** Helps in writing a reply: macros, completions, and what happens to notes that are written already. */

const macroView = z.object({
  /** Path of its file below the folder. */
  id: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  /** With the variables filled in for this ticket; those that could not be stand as they are. */
  text: z.string(),
  unfilled: z.array(z.string()),
});

/** What `#` and `@` may stand for. */
const trigger = z.enum(['#', '@']);

const completionItem = z.object({ insert: z.string(), label: z.string(), detail: z.string() });

export const writingHostMessages = [
  z.object({
    type: z.literal('macros'),
    macros: z.array(macroView),
    /** Why there are none, or not all. */
    problem: z.string().nullable(),
  }),
  z.object({
    type: z.literal('completions'),
    trigger,
    query: z.string(),
    items: z.array(completionItem),
  }),
] as const;

const noteText = z.string().max(1_000_000);

export const writingWebviewMessages = [
  z.object({ type: z.literal('wantMacros') }),
  z.object({ type: z.literal('chooseMacrosFolder') }),
  z.object({ type: z.literal('complete'), trigger, query: z.string().max(60) }),
  /** `base` is the text that the person began with. */
  z.object({ type: z.literal('saveNote'), noteId: z.int().positive(), base: noteText, text: noteText }),
  z.object({ type: z.literal('deleteNote'), noteId: z.int().positive() }),
  z.object({ type: z.literal('closeNoteProblem') }),
] as const;

/** A note of one's own that is being changed or deleted in Mantis. */
export const noteChangeView = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('idle') }),
  z.object({ phase: z.literal('saving'), noteId: z.int() }),
  z.object({ phase: z.literal('saved'), noteId: z.int() }),
  z.object({ phase: z.literal('failed'), noteId: z.int(), problem: problemView }),
]);

/** What texts of the ticket refer to, checked: only what is there becomes a link. */
export const mentionsView = z.object({
  tickets: z.array(z.object({ id: z.int(), summary: z.string() })),
  /** Notes of this ticket and of others, with their tickets. */
  notes: z.array(z.object({ id: z.int(), ticketId: z.int() })),
  people: z.array(z.object({ login: z.string(), name: z.string() })),
});

export type MacroView = z.infer<typeof macroView>;
export type CompletionItem = z.infer<typeof completionItem>;
export type CompletionTrigger = z.infer<typeof trigger>;
export type NoteChangeView = z.infer<typeof noteChangeView>;
export type MentionsView = z.infer<typeof mentionsView>;
export type WritingWebviewMessage = z.infer<(typeof writingWebviewMessages)[number]>;
