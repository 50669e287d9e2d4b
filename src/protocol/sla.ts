import * as z from 'zod';

/** State of a milestone or of the whole ticket (RULES D1–D3). */
export const slaState = z.enum(['breached', 'dueSoon', 'unknown', 'onTrack', 'met']);

/** One milestone of the regulation (RULES C), already in words. */
const slaMilestone = z.object({
  key: z.string(),
  state: slaState,
  /** Met, but after its due (RULES D2). */
  late: z.boolean(),
  title: z.string(),
  /** «пт 31.10, 18:00 МСК»; `null` when there is no due. */
  due: z.string().nullable(),
  /** The same instant on this machine's own clock, where that differs (RULES B7). */
  dueHint: z.string().nullable(),
  /** Time left, time overdue, or by whom and when it was met. */
  progress: z.string().nullable(),
  /** Why so: start, unit, windows counted, deciding event; one sentence a line. */
  explanation: z.array(z.string()),
  /** Its place on the page «the regulation in force». */
  clause: z.string().nullable(),
});

/** What the panel shows of the regulation's deadlines; the words are made by the host. */
export const slaBlock = z.object({
  state: slaState,
  /** The whole state in one sentence. */
  headline: z.string(),
  milestones: z.array(slaMilestone),
  /** Why the ticket stands where it stands in the queue (RULES E10). */
  queueReason: z.string().nullable(),
  /** The rule that says so, as an anchor of the page «the regulation in force». */
  queueClause: z.string().nullable(),
  /** What the reader must know besides: calendar not loaded, reclassified, history incomplete … */
  remarks: z.array(z.string()),
});

export type SlaState = z.infer<typeof slaState>;
export type SlaMilestone = z.infer<typeof slaMilestone>;
export type SlaBlock = z.infer<typeof slaBlock>;
