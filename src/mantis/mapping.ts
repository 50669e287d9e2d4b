import * as z from 'zod';

export { proposeMapping } from './proposal';
export { toTicket } from './toTicket';

const id = z.int().nonnegative();
const idKey = z.string().regex(/^\d+$/);
const fieldName = z.string().nullable();

/** How this installation's ids, labels and field names say the regulation's terms. Comes from the settings. */
export const mappingSchema = z.object({
  /** Priority id → the regulation's priority (RULES A1). An id not listed is outside the policy (A3). */
  priorities: z.record(idKey, z.enum(['blocker', 'fix', 'significant'])),
  /** Whether the type is told by the custom field `fields.type` or by Mantis's category. */
  typeFrom: z.enum(['field', 'category']).default('field'),
  /** Value of the type field, or name of the category → type (RULES A3). */
  types: z.record(z.string(), z.enum(['consultation', 'setup', 'development', 'failure'])),
  /** Names of the custom fields the regulation reads; null for one the installation does not have. */
  fields: z.object({ type: fieldName, effort: fieldName, paid: fieldName, mode: fieldName }),
  /** The sources of the customer, tried in this order (RULES A4). */
  customer: z.object({
    /** Project id → customer. */
    projects: z.record(idKey, z.string()),
    field: fieldName,
    /** «риц:» makes the tag «риц:Северный» name the customer «Северный». */
    tagPrefix: z.string().nullable(),
    /** Mail domain of the reporter → customer. */
    mailDomains: z.record(z.string(), z.string()),
  }),
  statuses: z.object({
    feedback: id.nullable(),
    acknowledged: id.nullable(),
    confirmed: id.nullable(),
    assigned: id.nullable(),
  }),
});

export type Mapping = z.infer<typeof mappingSchema>;
