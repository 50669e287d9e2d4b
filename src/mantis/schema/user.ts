import type * as z from 'zod';
import { termSchema, userSchema } from './common';

/** A row of `/projects/{id}/users`, or the bare object of `/users/me`. */
export const accountSchema = userSchema.extend({ access_level: termSchema });

export type AccountPayload = z.infer<typeof accountSchema>;
