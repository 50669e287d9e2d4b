import * as z from 'zod';
import { actionKey, problemView } from './problem';

/**
 * The messages between the host and the panel in which the mapping is edited. The host knows what the mapping means:
 * it makes the rows, the findings and the preview, all in words; the webview shows them and says what was entered where.
 */

const choice = z.object({
  kind: z.literal('choice'),
  value: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});

/** One line of text, or several lines of which each counts for itself. */
const text = z.object({ kind: z.enum(['text', 'lines']), value: z.string(), placeholder: z.string() });

const finding = z.object({ weight: z.enum(['wrong', 'doubtful']), text: z.string() });

/** One place of the mapping. `slot` names it in messages. */
const row = z.object({
  slot: z.string(),
  label: z.string(),
  /** More about what the label names: its number, its values, where it is called otherwise. */
  detail: z.string().nullable(),
  control: z.discriminatedUnion('kind', [choice, text]),
  /** Where the value comes from: what it was guessed by, or that the person has chosen it. */
  origin: z.string(),
  isProposed: z.boolean(),
  findings: z.array(finding),
});

const section = z.object({
  key: z.string(),
  title: z.string(),
  hint: z.string().nullable(),
  rows: z.array(row),
  /** About the section as a whole. */
  findings: z.array(finding),
});

const priorityKind = z.enum(['blocker', 'fix', 'significant', 'outside']);

const previewRow = z.object({
  id: z.int(),
  summary: z.string(),
  /** What the server calls it, and what it is in the regulation's terms. */
  priority: z.object({ own: z.string(), kind: priorityKind, term: z.string() }),
  type: z.object({ own: z.string(), term: z.string().nullable() }),
  customer: z.string().nullable(),
});

const count = z.object({ key: z.string(), label: z.string(), count: z.int(), isUnclassified: z.boolean() });

const preview = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('reading') }),
  z.object({ phase: z.literal('failed'), problem: problemView }),
  z.object({
    phase: z.literal('ready'),
    rows: z.array(previewRow),
    counts: z.array(z.object({ key: z.string(), title: z.string(), counts: z.array(count) })),
  }),
]);

export const mappingState = z.object({
  /** Number of the last change by the webview that is in here. */
  rev: z.int(),
  title: z.string(),
  /** What the person should know of the whole: that it is a proposal, which projects it holds for. */
  intro: z.array(z.string()),
  sections: z.array(section),
  preview,
  findings: z.object({ wrong: z.int(), doubtful: z.int() }),
  /** Differs from what is in use. */
  isChanged: z.boolean(),
  /** Differs from the proposal. */
  isEdited: z.boolean(),
  /** Why it cannot be saved as it stands. */
  saveBlock: z.string().nullable(),
  isSaving: z.boolean(),
  /** Why the last saving failed. */
  problem: problemView.nullable(),
});

/**
 * What the panel remembers over a reload of its window, by the webview's `setState`: whose mapping it is (the server's
 * base address, or `sample`), and what stands at each place; nothing of it while nothing has been changed.
 */
export const mappingMemory = z.object({
  key: z.string().min(1),
  values: z.array(z.tuple([z.string().max(4096), z.string().max(65_536)])),
});

export const mappingHostMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('init'),
    l10n: z.record(z.string(), z.string()),
    language: z.string(),
    key: z.string(),
  }),
  z.object({ type: z.literal('state'), state: mappingState }),
]);

export const mappingWebviewMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('edited'),
    rev: z.int().positive(),
    slot: z.string().max(4096),
    value: z.string().max(65_536),
  }),
  z.object({ type: z.literal('takeProposal'), rev: z.int().positive() }),
  z.object({ type: z.literal('save') }),
  z.object({ type: z.literal('cancel') }),
  z.object({ type: z.literal('action'), action: actionKey }),
]);

export type MappingMemory = z.infer<typeof mappingMemory>;
export type MappingState = z.infer<typeof mappingState>;
export type MappingSection = z.infer<typeof section>;
export type MappingRow = z.infer<typeof row>;
export type MappingFinding = z.infer<typeof finding>;
export type MappingPreview = z.infer<typeof preview>;
export type MappingHostMessage = z.infer<typeof mappingHostMessage>;
export type MappingWebviewMessage = z.infer<typeof mappingWebviewMessage>;
