import * as z from 'zod';
import { idNumber, referenceSchema } from './common';

/** A filter that somebody stored in Mantis (recordings 7xx). What it selects is the server's business. */
export const storedFilterSchema = z.looseObject({
  id: idNumber,
  name: z.string().min(1),
  public: z.boolean().default(false),
  /** Absent: for all projects. */
  project: referenceSchema.optional(),
});

export type StoredFilter = z.infer<typeof storedFilterSchema>;
