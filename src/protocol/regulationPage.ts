import * as z from 'zod';

/**
 * The page «the regulation in force». The host makes it whole, in words; the webview shows it and says what was
 * pressed.
 */

/** Whether the written regulation states a value or it is our addition. */
const sourceMark = z.enum(['regulation', 'assumption']);

const entry = z.object({
  /** Anchor, unique on the page. */
  id: z.string(),
  label: z.string(),
  lines: z.array(z.string()),
  /** `null` for what follows from other values. */
  source: sourceMark.nullable(),
  /** Number of the rule in `docs/regulation/rules.md`. */
  rule: z.string(),
  /** What the bundled policy says there, where that is something else; empty when it has no such value. */
  bundled: z.array(z.string()).nullable(),
});

const group = z.object({ id: z.string(), title: z.string().nullable(), entries: z.array(entry) });

const section = z.object({
  id: z.string(),
  title: z.string(),
  intro: z.array(z.string()),
  groups: z.array(group),
});

const calendarDay = z.object({
  /** Day of the month; `null` pads the first week. */
  day: z.int().nullable(),
  kind: z.enum(['working', 'short', 'weekend', 'off', 'movedIn']),
});

const calendarPage = z.object({
  year: z.int(),
  years: z.array(z.object({ year: z.int(), label: z.string() })),
  isLoaded: z.boolean(),
  /** Where the year comes from and how many working days it has. */
  lines: z.array(z.string()),
  /** Days by what they are, in words. */
  lists: z.array(z.object({ id: z.string(), title: z.string(), days: z.string() })),
  weekdays: z.array(z.string()),
  months: z.array(z.object({ name: z.string(), weeks: z.array(z.array(calendarDay)) })),
});

export const regulationPage = z.object({
  title: z.string(),
  /** Where the policy comes from. */
  origin: z.array(z.string()),
  /** Why the file that is set is not in force; `null` when it is, or none is set. */
  trouble: z.string().nullable(),
  hasFile: z.boolean(),
  /** Values that differ from the bundled policy. */
  differences: z.array(z.object({ id: z.string(), label: z.string() })),
  /** What only the bundled policy has. */
  removed: z.array(z.object({ id: z.string(), label: z.string() })),
  sections: z.array(section),
  calendar: calendarPage,
});

/** A rule's number or an entry's anchor. */
const clause = z.string().max(100);

export const regulationHostMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('init'), l10n: z.record(z.string(), z.string()), language: z.string() }),
  z.object({ type: z.literal('page'), page: regulationPage }),
  z.object({ type: z.literal('goTo'), clause }),
]);

export const regulationWebviewMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('chooseYear'), year: z.int().min(1900).max(2200) }),
  z.object({ type: z.literal('print') }),
  z.object({ type: z.literal('openFile') }),
  z.object({ type: z.literal('createFile') }),
  z.object({ type: z.literal('importYear') }),
]);

/** What the tab remembers over a reload of its window. */
export const regulationMemory = z.object({ year: z.int().nullable() });

export type RegulationPage = z.infer<typeof regulationPage>;
export type RegulationSection = z.infer<typeof section>;
export type RegulationGroup = z.infer<typeof group>;
export type RegulationEntry = z.infer<typeof entry>;
export type CalendarPage = z.infer<typeof calendarPage>;
export type CalendarDay = z.infer<typeof calendarDay>;
export type RegulationHostMessage = z.infer<typeof regulationHostMessage>;
export type RegulationWebviewMessage = z.infer<typeof regulationWebviewMessage>;
