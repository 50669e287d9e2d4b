import * as z from 'zod';
import { toTicket, type Mapping } from '../../mantis/mapping';
import type { Issue } from '../../mantis/schema/issue';
import { productionCalendar } from '../../regulation/calendar/productionCalendar';
import type { RegulationContext, TypeKey } from '../../regulation/input';
import { defaultPolicy } from '../../regulation/policy/defaultPolicy';
import { orderQueue } from '../../regulation/queue/order';
import { placeInQueue, type QueuePlace, type QueueReason } from '../../regulation/queue/place';
import { prepareRegulation, type Regulation } from '../../regulation/regulation';
import { computeSla } from '../../regulation/sla/computeSla';
import type { MilestoneResult, SlaResult } from '../../regulation/sla/result';
import { ticketFacts } from '../../tickets/facts';
import { inputLine, type ExplainContext, type TicketsLine, type WorktimeLine } from './inputLine';

const minute = 60_000;

/** One line of input → one line of output; a line that cannot be read is answered with `{id, error}`. */
export function answerLine(line: string): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { id: null, error: 'not JSON' };
  }
  const id = idOf(parsed);
  const read = inputLine.safeParse(parsed);
  if (!read.success) return { id, error: whatIsWrong(parsed, read.error) };
  try {
    return 'worktime' in read.data ? answerWorktime(read.data) : answerTickets(read.data);
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

function answerWorktime({ id, worktime }: WorktimeLine): object {
  const { workTime } = regulationFor(defaultSwitches);
  const { start, addMinutes, until } = worktime;
  const result = iso(workTime.add(start, addMinutes * minute));
  return until === undefined ? { id, result } : { id, result, betweenMs: workTime.between(start, until) };
}

function answerTickets({ id, now, tickets, context }: TicketsLine): object {
  const regulation = regulationFor(context.policy);
  const rules = regulationContext(context);
  const mapping = mappingOf(context);
  const judged = tickets.map(issue => judge(issue, now, mapping, rules, regulation));
  const { queue, onboarding, out } = orderQueue(judged.map(({ place }) => place));
  const ids = (places: readonly QueuePlace[]): number[] => places.map(place => place.id);
  return {
    id,
    tickets: judged.map(describe),
    queue: ids(queue),
    довнедрение: ids(onboarding),
    out: ids(out),
  };
}

interface Judged {
  readonly sla: SlaResult;
  readonly place: QueuePlace;
}

function judge(
  issue: Issue,
  now: number,
  mapping: Mapping,
  context: RegulationContext,
  regulation: Regulation,
): Judged {
  const facts = ticketFacts(toTicket(issue, { project: { id: issue.project.id, name: '' } }, mapping));
  const sla = computeSla(facts, context, regulation, now);
  return { sla, place: placeInQueue(facts, sla, context, regulation) };
}

function describe({ sla, place }: Judged): object {
  return {
    id: sla.id,
    priority: sla.priority,
    milestones: sla.milestones.map(describeMilestone),
    state: sla.state,
    calendarNotLoaded: sla.calendarNotLoaded,
    lane: place.lane === 'onboarding' ? 'довнедрение' : place.lane,
    reason: reasonText(place.reason),
  };
}

function describeMilestone({ key, due, warnAfter, metAt, metBy, late, state }: MilestoneResult): object {
  return {
    id: key,
    due: iso(due),
    warnAfter: iso(warnAfter),
    metAt: metAt === null ? null : iso(metAt),
    metBy,
    late,
    state,
  };
}

/** The rule's number, and what made it hold. */
function reasonText(reason: QueueReason): string {
  switch (reason.rule) {
    case 'E0':
      return `E0: ${reason.why}`;
    case 'E1':
    case 'E3':
      return reason.rule;
    case 'E2':
      return `E2: ${reason.milestone} ${reason.state}, due ${iso(reason.due)}`;
    case 'E4':
      return reason.agreedDate === null ? 'E4: no agreed date' : `E4: agreed for ${iso(reason.agreedDate)}`;
    case 'E5':
      return `E5: effort ${reason.effort} h ≤ ${reason.limitHours} h`;
    case 'E6':
      return `E6: ${reason.why}`;
    case 'E7':
      return `E7: effort ${reason.effort} h > ${reason.limitHours} h, instead of lane ${reason.insteadOf}`;
  }
}

const defaultSwitches: ExplainContext['policy'] = { clockStart: 'submission', shortDays: false, effortLimitHours: 4 };

const prepared = new Map<string, Regulation>();

/** Preparing builds tables, so each combination of switches is prepared once. */
function regulationFor(switches: ExplainContext['policy']): Regulation {
  const key = JSON.stringify(switches);
  let regulation = prepared.get(key);
  if (!regulation) {
    const assumption = <T>(value: T) => ({ value, source: 'assumption' as const });
    regulation = prepareRegulation(
      {
        ...defaultPolicy,
        clockStart: assumption(switches.clockStart),
        shortDays: assumption(switches.shortDays),
        queue: { ...defaultPolicy.queue, effortLimitHours: assumption(switches.effortLimitHours) },
      },
      productionCalendar(),
    );
    prepared.set(key, regulation);
  }
  return regulation;
}

function regulationContext(context: ExplainContext): RegulationContext {
  const numbered = <T>(record: Readonly<Record<string, T>>): ReadonlyMap<number, T> =>
    new Map(Object.entries(record).map(([key, value]) => [Number(key), value]));
  return {
    accessLevels: numbered(context.accessLevels),
    robots: new Set(context.robots),
    staffThreshold: context.staffThreshold,
    leadThreshold: context.leadThreshold,
    resolvedThreshold: context.resolvedThreshold,
    statuses: context.statuses,
    priorities: numbered(context.priorities),
    seesEverything: true,
  };
}

function mappingOf({ priorities, customFields, statuses }: ExplainContext): Mapping {
  const labels = Object.entries(defaultPolicy.terms.types.value) as [TypeKey, string][];
  return {
    priorities,
    typeFrom: 'field',
    types: Object.fromEntries(labels.map(([key, label]) => [label, key])),
    fields: customFields,
    customer: { projects: {}, field: null, tagPrefix: null, mailDomains: {} },
    statuses,
  };
}

function idOf(parsed: unknown): string | number | null {
  const read = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(parsed);
  return read.success ? read.data.id : null;
}

/** The first place that does not fit, judged by what the line seems meant to be. */
function whatIsWrong(parsed: unknown, error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue?.code !== 'invalid_union') return issueText(issue);
  const isWorktime = typeof parsed === 'object' && parsed !== null && 'worktime' in parsed;
  return issueText(issue.errors[isWorktime ? 1 : 0]?.[0]);
}

function issueText(issue: Pick<z.core.$ZodIssue, 'path' | 'message'> | undefined): string {
  return issue === undefined ? 'not understood' : `${issue.path.join('.') || 'line'}: ${issue.message}`;
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
