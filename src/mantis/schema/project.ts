import * as z from 'zod';
import { idNumber, referenceSchema, termSchema } from './common';

const flag = z.union([z.boolean(), z.number().transform(n => n !== 0)]).default(false);

export const customFieldDefinitionSchema = z.looseObject({
  id: idNumber,
  name: z.string(),
  /** Radio has no name in Mantis's table of types: its number comes (recording 021). */
  type: z.union([z.string(), z.number()]).transform(type => (type === 9 ? 'radio' : String(type))),
  length_min: z.coerce.number().catch(0).default(0),
  length_max: z.coerce.number().catch(0).default(0),
  valid_regexp: z.string().nullish(),
  /** «А|Б|В», also for fields that have none. */
  possible_values: z.string().default(''),
  access_level_r: termSchema,
  access_level_rw: termSchema,
  require_resolved: flag,
  require_closed: flag,
});

const versionSchema = z.looseObject({
  id: idNumber,
  name: z.string(),
  released: flag,
  obsolete: flag,
});

export const projectSchema = z.looseObject({
  id: idNumber,
  name: z.string(),
  enabled: flag.default(true),
  access_level: termSchema,
  /** Projects that are part of this one; absent where there are none. */
  subProjects: z.array(referenceSchema).default([]),
});

export const projectDetailsSchema = projectSchema.extend({
  categories: z.array(referenceSchema).default([]),
  versions: z.array(versionSchema).default([]),
  custom_fields: z.array(customFieldDefinitionSchema).default([]),
});

export type Project = z.infer<typeof projectSchema>;
export type ProjectDetails = z.infer<typeof projectDetailsSchema>;
export type CustomFieldPayload = z.infer<typeof customFieldDefinitionSchema>;
