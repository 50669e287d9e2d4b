import * as z from 'zod';
import { code, date, heading, words } from '../schemaParts';

const PERIODS = ['day', 'week', 'month', 'quarter'] as const;
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const HOLIDAY_RULES = ['next-working-day', 'previous-working-day', 'same-day', 'skip'] as const;

const validity = z.looseObject({ from: date, to: date });

export const deliverySchemaSchema = z.looseObject({
  kind: z.literal('delivery-schema'),
  ...heading,
  lifecycle: z.string().optional(),
  segments: z.array(z.looseObject({ code, title: words })),
  channels: z.array(z.string()),
  recipients: z.array(z.string()).optional(),
  defaults: validity.optional(),
  lines: z.array(
    z.looseObject({
      id: code,
      segment: code,
      product: z.string(),
      channel: z.string(),
      period: z.enum(PERIODS),
      day: z.union([z.enum(['all', ...WEEKDAYS]), z.int().min(1).max(92)]),
      recipients: z.array(z.string()),
      validity,
    }),
  ),
  holidays: z.enum(HOLIDAY_RULES).optional(),
});
