import * as z from 'zod';
import { access, condition, heading, sorting, words } from '../schemaParts';

export const selectionFolderSchema = z.looseObject({
  kind: z.literal('selection-folder'),
  ...heading,
  entity: z.string().min(1),
  lifecycle: z.string().optional(),
  condition,
  columns: z.array(
    z.looseObject({
      field: z.string(),
      title: words.optional(),
      width: z.number().positive().optional(),
      format: z.string().optional(),
    }),
  ),
  sorting: sorting.nullable().optional(),
  refresh: z
    .looseObject({
      mode: z.enum(['manual', 'on-open', 'every', 'schedule']),
      minutes: z.number().positive().optional(),
      cron: z.string().optional(),
    })
    .optional(),
  access: access.optional(),
});
