import * as z from 'zod';
import { instant } from '../../mantis/schema/common';
import { issueSchema } from '../../mantis/schema/issue';

const userIds = z.record(z.string().regex(/^\d+$/), z.int());

/** Who is who and what the ids mean; every key is optional over the values of a usual installation. */
const contextSchema = z.strictObject({
  accessLevels: userIds.default({ '2': 70, '3': 55, '5': 25 }),
  robots: z.array(z.int()).default([7]),
  staffThreshold: z.int().default(55),
  leadThreshold: z.int().default(70),
  resolvedThreshold: z.int().default(80),
  priorities: z
    .record(z.string().regex(/^\d+$/), z.enum(['blocker', 'fix', 'significant']))
    .default({ '60': 'blocker', '40': 'fix', '20': 'significant' }),
  statuses: z
    .strictObject({
      feedback: z.int().default(20),
      acknowledged: z.int().default(30),
      confirmed: z.int().default(40),
      assigned: z.int().default(50),
    })
    .prefault({}),
  customFields: z
    .strictObject({
      type: z.string().default('Тип обращения'),
      effort: z.string().default('Трудоёмкость (ч)'),
      paid: z.string().default('Платная'),
      mode: z.string().default('Режим'),
    })
    .prefault({}),
  policy: z
    .strictObject({
      clockStart: z.enum(['submission', 'reclassification']).default('submission'),
      shortDays: z.boolean().default(false),
      effortLimitHours: z.number().nonnegative().default(4),
    })
    .prefault({}),
});

const id = z.union([z.string(), z.number(), z.null()]);

const ticketsLine = z.object({
  id,
  now: instant,
  tickets: z.array(issueSchema),
  context: contextSchema.prefault({}),
});

const worktimeLine = z.object({
  id,
  worktime: z.object({ start: instant, addMinutes: z.number(), until: instant.optional() }),
});

/** A line of the input: tickets to judge, or a piece of working time to compute. */
export const inputLine = z.union([ticketsLine, worktimeLine]);

export type ExplainContext = z.infer<typeof contextSchema>;
export type TicketsLine = z.infer<typeof ticketsLine>;
export type WorktimeLine = z.infer<typeof worktimeLine>;
