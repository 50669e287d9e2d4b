import * as z from 'zod';
import { access, code, flag, heading, scalar, sorting, words } from '../schemaParts';

const axis = z.array(
  z.looseObject({ field: code, subtotal: flag.optional(), format: z.string().optional(), title: words.optional() }),
);

export const olapReportSchema = z.looseObject({
  kind: z.literal('olap-report'),
  ...heading,
  cube: z.string().min(1),
  folder: z.string().optional(),
  fields: z.array(z.looseObject({ code, title: words, type: z.string().optional() })),
  rows: axis,
  columns: axis.nullable().optional(),
  measures: z.array(
    z.looseObject({
      code,
      title: words,
      field: code.optional(),
      expression: z.string().optional(),
      aggregate: z.enum(['sum', 'avg', 'min', 'max', 'count', 'count-distinct', 'none']),
      format: z.string().optional(),
      scale: z.number().optional(),
    }),
  ),
  filters: z
    .array(
      z.looseObject({
        field: code,
        operator: z.string(),
        value: z.union([scalar, z.array(scalar)]),
        title: words.optional(),
      }),
    )
    .nullable()
    .optional(),
  sorting: sorting.nullable().optional(),
  totals: z.looseObject({ rows: flag.optional(), columns: flag.optional() }).optional(),
  access: access.optional(),
});
