import * as z from 'zod';
import { idNumber, instant, userSchema } from './common';

const thing = z.looseObject({ id: idNumber });

/** One line of `history`. Values are objects with an id for enumerations and users, strings for all other fields. */
export const historySchema = z.looseObject({
  created_at: instant,
  user: userSchema.optional(),
  type: z.looseObject({ id: idNumber, name: z.string().default('') }),
  field: z.looseObject({ name: z.string() }).optional(),
  old_value: z.unknown().optional(),
  new_value: z.unknown().optional(),
  note: thing.optional(),
  view_state: thing.optional(),
  message: z.string().default(''),
  change: z.string().optional(),
});

export type HistoryPayload = z.infer<typeof historySchema>;
