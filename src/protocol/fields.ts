import * as z from 'zod';
import { problemView } from './problem';

/** Values by the field's key, as text: an id, a date `YYYY-MM-DD`, values joined by `|`; empty for none. */
export const fieldValues = z.record(z.string().max(64), z.string().max(65_535));

export const fieldView = z.object({
  key: z.string(),
  label: z.string(),
  value: z.string(),
  kind: z.enum(['choice', 'choices', 'date', 'number', 'text', 'textarea']),
  /** For `choice` and `choices`. */
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  /** Why the person may not change it; `null` when they may. */
  blocked: z.string().nullable(),
});

/** One field that somebody else has changed to something else since the person looked. */
const conflictRow = z.object({
  key: z.string(),
  label: z.string(),
  base: z.string(),
  mine: z.string(),
  theirs: z.string(),
  /** Theirs as a value of the form; `null` for a field that the form does not have. */
  theirsValue: z.string().nullable(),
  /** Theirs was there and is not any more: a simultaneous saving put `mine` in its place. */
  isOverwritten: z.boolean(),
});

/** The status of a sending met a colleague's change; `id` is the sending's. */
export const sendingConflict = z.object({ id: z.string(), rows: z.array(conflictRow), wasLost: z.boolean() });

const savingView = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('idle') }),
  z.object({ phase: z.literal('saving') }),
  z.object({ phase: z.literal('saved'), id: z.string() }),
  z.object({ phase: z.literal('failed'), problem: problemView }),
  z.object({
    phase: z.literal('conflict'),
    rows: z.array(conflictRow),
    /** Both were written at the same moment, and one of them was lost. */
    wasLost: z.boolean(),
  }),
]);

/** What of the ticket can be changed in its panel, and how a change stands. */
export const fieldsView = z.object({ fields: z.array(fieldView), saving: savingView });

export const fieldWebviewMessages = [
  z.object({
    type: z.literal('saveFields'),
    id: z.string().min(1).max(64),
    /** What the person saw when they began. */
    base: fieldValues,
    /** What they want; what equals `base` is left alone. */
    values: fieldValues,
  }),
  z.object({ type: z.literal('decideFields'), choices: z.record(z.string(), z.enum(['mine', 'theirs'])) }),
  z.object({ type: z.literal('closeFieldsResult') }),
  z.object({
    type: z.literal('decideSending'),
    id: z.string(),
    choices: z.record(z.string(), z.enum(['mine', 'theirs'])),
  }),
] as const;

export type ConflictRow = z.infer<typeof conflictRow>;
export type SendingConflict = z.infer<typeof sendingConflict>;
export type FieldValuesText = z.infer<typeof fieldValues>;
export type FieldView = z.infer<typeof fieldView>;
export type FieldsView = z.infer<typeof fieldsView>;
export type FieldWebviewMessage = z.infer<(typeof fieldWebviewMessages)[number]>;
