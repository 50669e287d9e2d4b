import * as z from 'zod';
import { personView, statusView } from './common';
import { fieldView } from './fields';
import { slaBlock } from './sla';
import { mentionsView } from './writing';

/**
 * What the ticket panel shows of a ticket. The host makes it whole; strings are already free of control characters,
 * but still the customer's words: whatever is rendered as Markdown goes through the sanitiser in the webview.
 */

/** An instant in words, with the longer form for the tooltip. */
const instantView = z.object({ text: z.string(), hint: z.string() });

const attachmentView = z.object({
  id: z.int(),
  fileName: z.string(),
  size: z.string(),
  /** Empty when the server does not say who attached it. */
  author: z.string(),
  at: instantView,
  /** What the server takes it for. */
  hint: z.string(),
  /** Whether it looks like a picture or a text that can be shown. */
  isShowable: z.boolean(),
});

const noteView = z.object({
  id: z.int(),
  author: personView.nullable(),
  /** From which side it was written (RULES C2). */
  side: z.enum(['staff', 'customer', 'robot', 'unknown']),
  isPrivate: z.boolean(),
  isReminder: z.boolean(),
  text: z.string(),
  /** The text as it is in Mantis when the person may change it; `null` when not. */
  editable: z.string().nullable(),
  mayDelete: z.boolean(),
  /** Working time booked on it, in words. */
  timeBooked: z.string().nullable(),
  createdAt: instantView,
  editedAt: instantView.nullable(),
  attachments: z.array(attachmentView),
});

const historyLineView = z.object({
  at: instantView,
  who: z.string(),
  what: z.string(),
  change: z.string().nullable(),
});

/** What the registration template lacks, and a letter that asks the customer for it (RULES F). */
const templateView = z.object({ missing: z.array(z.string()), request: z.string() });

/** Work over the limit of the regulation, and a letter that tells the customer (RULES H4). */
const largeEffortView = z.object({ effort: z.string(), limit: z.number(), letter: z.string() });

export const ticketView = z.object({
  id: z.int(),
  summary: z.string(),
  isPrivate: z.boolean(),
  isResolved: z.boolean(),
  status: statusView,
  resolution: z.string().nullable(),
  priority: z.object({ label: z.string(), kind: z.enum(['blocker', 'fix', 'significant', 'outside']) }),
  type: z.string().nullable(),
  category: z.string().nullable(),
  customer: z.string().nullable(),
  handler: personView.nullable(),
  reporter: personView.nullable(),
  createdAt: instantView,
  updatedAt: instantView,
  /** The custom fields that have a value. */
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  description: z.string(),
  stepsToReproduce: z.string(),
  additionalInformation: z.string(),
  attachments: z.array(attachmentView),
  /** `null` when the server's answer left them out. */
  notes: z.array(noteView).nullable(),
  history: z.array(historyLineView).nullable(),
  mentions: mentionsView,
  sla: slaBlock,
  template: templateView.nullable(),
  largeEffort: largeEffortView.nullable(),
});

/** What the person may do in the composer of this ticket, by the workflow and their level. */
export const composerView = z.object({
  /** Why nothing can be sent now, whatever is typed; `null` when it can. */
  blockedReason: z.string().nullable(),
  mayWritePrivate: z.boolean(),
  mayBookTime: z.boolean(),
  /** The status that «send and resolve» sets; `null` when it cannot be set from here. */
  resolveId: z.int().nullable(),
  /** Each with what it asks for: the resolution, and the fields that must not be empty. */
  statuses: z.array(statusView.extend({ fields: z.array(fieldView) })),
  /** Statuses that cannot be set from here, each with the reason in words. */
  denied: z.array(z.object({ label: z.string(), reason: z.string() })),
});

export type LargeEffortView = z.infer<typeof largeEffortView>;
export type TemplateView = z.infer<typeof templateView>;
export type TicketView = z.infer<typeof ticketView>;
export type NoteView = z.infer<typeof noteView>;
export type AttachmentView = z.infer<typeof attachmentView>;
export type HistoryLineView = z.infer<typeof historyLineView>;
export type InstantView = z.infer<typeof instantView>;
export type ComposerView = z.infer<typeof composerView>;
