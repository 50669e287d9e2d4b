import * as z from 'zod';

/** Pieces of the schemas of scripts. Every map is loose: what nobody here knows is kept, compared and left alone. */

export const code = z.union([z.string().min(1), z.int()]);
export const words = z.string();

/** The three ways in which people wrote yes and no. */
export const flag = z.union([z.boolean(), z.enum(['yes', 'no', 'да', 'нет', 'on', 'off', 'true', 'false'])]);

export const date = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
export const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
export const roles = z.array(z.string());
export const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What every script has. */
export const heading = {
  code: z.string().min(1),
  title: z.string(),
  version: z.union([z.string(), z.number()]).optional(),
  owner: z.string().optional(),
};

export const access = z.looseObject({ roles: roles.optional(), export: roles.optional() });

export const sorting = z.array(
  z.looseObject({ field: code.optional(), by: code.optional(), direction: z.enum(['asc', 'desc']).optional() }),
);

const comparison = z.looseObject({
  field: z.string().min(1),
  operator: z.string().optional(),
  value: z.union([scalar, z.array(scalar)]).optional(),
});

/** A condition tree: `all`, `any`, `not` around comparisons. */
export const condition: z.ZodType = z.lazy(() =>
  z.union([
    comparison,
    z.looseObject({ all: z.array(condition) }),
    z.looseObject({ any: z.array(condition) }),
    z.looseObject({ not: condition }),
  ]),
);
