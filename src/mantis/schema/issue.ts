import * as z from 'zod';
import { idNumber, instant, referenceSchema, termSchema, userSchema } from './common';
import { historySchema } from './history';
import { attachmentSchema, noteSchema } from './note';

/** What a list tells of an issue at next to no cost for the server: enough to know what is open and what has changed. */
export const INDEX_SELECT: readonly string[] = ['id', 'updated_at', 'status', 'project'];

/** What a row of the queue shows. Everything here comes from the issue's own record, without further queries. */
export const ROW_SELECT: readonly string[] = [
  ...INDEX_SELECT,
  'summary',
  'category',
  'reporter',
  'handler',
  'resolution',
  'priority',
  'severity',
  'view_state',
  'target_version',
  'due_date',
  'created_at',
  'custom_fields',
  'tags',
];

/** Everything of an issue that the product reads but relations and monitors, which only a ticket that is open needs. */
export const TICKET_SELECT: readonly string[] = [
  ...ROW_SELECT,
  'description',
  'steps_to_reproduce',
  'additional_information',
  'attachments',
  'notes',
  'history',
];

/** A row of `INDEX_SELECT`. */
export const indexRowSchema = z.looseObject({
  id: idNumber,
  updated_at: instant,
  status: termSchema,
  project: referenceSchema,
});

export type IndexRow = z.infer<typeof indexRowSchema>;

/** How another issue is related, as this issue sees it (recording 420); older versions say less of the other one. */
const relationshipSchema = z.looseObject({
  id: idNumber,
  type: termSchema,
  issue: z.looseObject({ id: idNumber, summary: z.string().optional(), status: termSchema.optional() }),
});

const customFieldValue = z.looseObject({
  field: referenceSchema,
  /** A string in every recording; numbers are accepted because the server accepts them, too. */
  value: z.union([z.string(), z.number().transform(String), z.null().transform(() => '')]).default(''),
});

/** An issue. Mantis leaves empty fields out, so only what every issue has is required. */
export const issueSchema = z.looseObject({
  id: idNumber,
  summary: z.string(),
  description: z.string().default(''),
  steps_to_reproduce: z.string().default(''),
  additional_information: z.string().default(''),
  project: referenceSchema,
  category: referenceSchema.optional(),
  reporter: userSchema.optional(),
  handler: userSchema.optional(),
  status: termSchema,
  resolution: termSchema.optional(),
  priority: termSchema,
  severity: termSchema.optional(),
  view_state: termSchema.optional(),
  target_version: referenceSchema.optional(),
  due_date: instant.nullish(),
  created_at: instant,
  updated_at: instant,
  custom_fields: z.array(customFieldValue).default([]),
  tags: z.array(referenceSchema).default([]),
  attachments: z.array(attachmentSchema).default([]),
  notes: z.array(noteSchema).optional(),
  history: z.array(historySchema).optional(),
  monitors: z.array(userSchema).optional(),
  relationships: z.array(relationshipSchema).optional(),
});

export type Issue = z.infer<typeof issueSchema>;
export type RelationshipPayload = z.infer<typeof relationshipSchema>;
