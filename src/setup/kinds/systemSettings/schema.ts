import * as z from 'zod';
import { clockTime, code, condition, flag, heading, words } from '../schemaParts';

const telephony = z.looseObject({
  server: z.looseObject({ host: z.string(), port: z.int().min(1).max(65_535), transport: z.string().optional() }),
  recording: z
    .looseObject({ enabled: flag, keepDays: z.int().nonnegative().optional(), announce: flag.optional() })
    .optional(),
  popup: z
    .looseObject({
      enabled: flag,
      searchBy: z.array(z.string()).optional(),
      openOn: z.string().optional(),
      minDigits: z.int().optional(),
    })
    .optional(),
  numbers: z.array(z.looseObject({ code, number: z.string(), title: words.optional(), queue: z.string().optional() })),
  queues: z.array(
    z.looseObject({
      code,
      title: words.optional(),
      strategy: z.string().optional(),
      members: z.array(code),
      timeoutSeconds: z.number().positive().optional(),
      overflow: z.string().optional(),
    }),
  ),
  workingHours: z
    .looseObject({ days: z.array(z.string()), from: clockTime, to: clockTime, after: z.string().optional() })
    .optional(),
  missedCalls: z
    .looseObject({ createTask: flag, for: z.string().optional(), dueMinutes: z.number().optional() })
    .optional(),
});

export const systemSettingsSchema = z.looseObject({
  kind: z.literal('system-settings'),
  ...heading,
  section: z.enum(['telephony', 'auto-registration', 'scheduler']),
  zone: z.string().optional(),
  telephony: telephony.optional(),
  mailboxes: z
    .array(z.looseObject({ code, address: z.string(), checkMinutes: z.number().positive().optional() }))
    .optional(),
  rules: z
    .array(
      z.looseObject({
        code,
        title: words,
        source: z.string(),
        mailbox: z.string().optional(),
        match: condition,
        action: z.string(),
        lifecycle: z.string().optional(),
        assign: z.string().optional(),
        priority: z.string().optional(),
      }),
    )
    .optional(),
  deduplicate: z.looseObject({ byThread: flag.optional(), withinHours: z.number().optional() }).optional(),
  tasks: z
    .array(
      z.looseObject({
        code,
        title: words,
        cron: z.string(),
        command: z.string(),
        enabled: flag,
        timeoutMinutes: z.number().positive().optional(),
        notify: z.string().optional(),
        folder: z.string().optional(),
      }),
    )
    .optional(),
  maintenance: z.looseObject({ day: z.string(), from: clockTime, to: clockTime }).optional(),
});
