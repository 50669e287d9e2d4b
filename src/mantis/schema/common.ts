import * as z from 'zod';

/** A time of Mantis: ISO 8601 with the server's offset → epoch milliseconds. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/)
  .transform((text, context) => {
    const at = Date.parse(text);
    if (!Number.isNaN(at)) return at;
    context.addIssue({ code: 'custom', message: 'not a time' });
    return z.NEVER;
  });

/** An id; some answers of older versions carry it as a string of digits. */
export const idNumber = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/).transform(Number)]);

/** A value of an enumeration. An unknown id comes with the name and label `@55@`. */
export const termSchema = z.looseObject({
  id: idNumber,
  name: z.string().default(''),
  label: z.string().optional(),
});

export const referenceSchema = z.looseObject({ id: idNumber, name: z.string().default('') });

/** A user as issues and notes name them; the e-mail is there only for those allowed to see it. */
export const userSchema = z.looseObject({
  id: idNumber,
  name: z.string().default(''),
  real_name: z.string().optional(),
  email: z.string().optional(),
});

export type TermPayload = z.infer<typeof termSchema>;
export type UserPayload = z.infer<typeof userSchema>;
