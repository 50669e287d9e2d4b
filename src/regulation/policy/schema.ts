import * as z from 'zod';
import { durationUnits, isShorter } from '../duration';
import { customIssue } from '../fileIssue';

/**
 * The policy: everything in the regulation that is a value, as data that a file can replace. Each value says whether
 * the written regulation states it or whether it is our addition.
 */
const source = z.enum(['regulation', 'assumption']);

function sourced<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, source }).readonly();
}

const duration = z
  .strictObject({ amount: z.number().int().positive().max(100_000), unit: z.enum(durationUnits) })
  .readonly();

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM');

/** Windows of a working day by the wall clock, ascending and apart, each `[from, to)`. */
const workingHours = z
  .array(z.strictObject({ from: clockTime, to: clockTime }).readonly())
  .min(1)
  .readonly()
  .superRefine((windows, context) => {
    let end = '';
    windows.forEach((window, index) => {
      if (window.from < end) {
        context.addIssue(customIssue('windowsOverlap', 'windows must ascend and not overlap', [index, 'from']));
      }
      if (window.to <= window.from) {
        context.addIssue(customIssue('windowEmpty', 'a window must end after it begins', [index, 'to']));
      }
      end = window.to;
    });
  });

/** An own event that meets a milestone (RULES C). */
const milestoneEvent = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('handlerSet') }).readonly(),
  z.strictObject({ event: z.literal('staffStatus'), atLeast: z.enum(['acknowledged', 'confirmed']) }).readonly(),
  z.strictObject({ event: z.literal('staffNote'), afterAssignment: z.boolean() }).readonly(),
  z.strictObject({ event: z.literal('staffTargetVersion') }).readonly(),
  z.strictObject({ event: z.literal('resolved') }).readonly(),
]);

const milestoneKey = z.enum(['assign', 'start', 'plan', 'resolve', 'queue', 'deliver']);

const milestone = z
  .strictObject({
    key: milestoneKey,
    due: sourced(duration),
    warn: sourced(duration),
    metBy: sourced(z.array(milestoneEvent).min(1).readonly()),
  })
  .readonly()
  .superRefine(({ due, warn }, context) => {
    if (!isShorter(warn.value, due.value)) {
      context.addIssue(customIssue('warningTooLong', 'the warning must be shorter than the term', ['warn', 'value']));
    }
  });

const milestones = z
  .array(milestone)
  .min(1)
  .readonly()
  .superRefine((list, context) => {
    list.forEach((entry, index) => {
      if (list.findIndex(other => other.key === entry.key) !== index) {
        context.addIssue(customIssue('milestoneTwice', `milestone ${entry.key} stands twice`, [index, 'key']));
      }
    });
  });

const templatePartKey = z.enum(['whatFails', 'since', 'steps', 'errorText', 'whoIsAffected', 'workaround', 'contact']);

const templatePart = z
  .strictObject({
    key: templatePartKey,
    title: z.string().min(1),
    /** Headings and field names under which a customer may give the part; case and ё do not matter. */
    labels: z.array(z.string().min(1)).min(1).readonly(),
    /** Whether «нет» is an answer. */
    mayBeNone: z.boolean(),
  })
  .readonly();

const level = z.number().int().min(0).max(100);

export const policySchema = z
  .strictObject({
    zone: sourced(z.string().superRefine(checkZone)),
    workingHours: sourced(workingHours),
    /** How «будние дни» is read (RULES B1). */
    workingDays: sourced(z.enum(['productionCalendar', 'mondayToFriday'])),
    /** Whether a shortened day ends an hour earlier (RULES B1). */
    shortDays: sourced(z.boolean()),
    /** RULES C9. */
    clockStart: sourced(z.enum(['submission', 'reclassification'])),
    /** Statuses, by Mantis's number, whose time does not count (RULES C10). */
    pauseStatuses: sourced(z.array(z.number().int()).readonly()),
    staffThreshold: sourced(level),
    leadThreshold: sourced(level),
    robot: z
      .strictObject({
        /** Logins or numbers of the accounts. */
        users: sourced(z.array(z.union([z.string().min(1), z.number().int()])).readonly()),
        /** A note that holds this text is the robot's, whoever posted it. */
        noteMarker: sourced(z.string().min(1)),
        firstAnswer: sourced(duration),
      })
      .readonly(),
    mail: z.strictObject({ register: sourced(duration) }).readonly(),
    terms: z
      .strictObject({
        priorities: sourced(
          z.strictObject({ blocker: z.string(), fix: z.string(), significant: z.string() }).readonly(),
        ),
        types: sourced(
          z
            .strictObject({
              consultation: z.string(),
              setup: z.string(),
              development: z.string(),
              failure: z.string(),
            })
            .readonly(),
        ),
        /** The blocks of the system; an empty list takes every category for known (RULES G1). */
        categories: sourced(z.array(z.string().min(1)).readonly()),
      })
      .readonly(),
    milestones: z.strictObject({ blocker: milestones, fix: milestones, significant: milestones }).readonly(),
    queue: z
      .strictObject({
        /** Milestones of «Требует исправления» that lift a ticket into lane 2 (RULES E2). */
        lane2Milestones: sourced(z.array(milestoneKey).min(1).readonly()),
        effortLimitHours: sourced(z.number().nonnegative().max(10_000)),
        /** Lanes whose tickets a large effort does not demote (RULES E7). */
        effortExemptLanes: sourced(z.array(z.number().int().min(1).max(6)).readonly()),
        paidValue: sourced(z.string().min(1)),
        onboardingMode: sourced(z.string().min(1)),
      })
      .readonly(),
    template: sourced(z.array(templatePart).min(1).readonly()),
  })
  .readonly();

export type Policy = z.infer<typeof policySchema>;
export type PolicyMilestone = z.infer<typeof milestone>;
export type MilestoneEvent = z.infer<typeof milestoneEvent>;
export type MilestoneKey = z.infer<typeof milestoneKey>;
export type TemplatePart = z.infer<typeof templatePart>;
export type TemplatePartKey = z.infer<typeof templatePartKey>;

/** What of a result rests on our reading rather than on the regulation's words (RULES D4). */
export type AssumptionCode =
  | 'due'
  | 'warning'
  | 'metBy'
  | 'workingHours'
  | 'workingDays'
  | 'shortDays'
  | 'yearNotLoaded'
  | 'clockStart'
  | 'pauses'
  | 'staffThreshold';

function checkZone(name: string, context: z.RefinementCtx): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    context.addIssue(customIssue('zoneUnknown', 'not an IANA time zone', []));
  }
}
