import type { RegulationContext } from '../input';
import type { MilestoneEvent } from '../policy/schema';
import type { PreparedMilestone, Regulation } from '../regulation';
import type { WorkWindow } from '../worktime/workTime';
import type { Deadline, StatusPeriod } from './deadline';
import { deadlineOf } from './deadline';
import type { DecidingEvent, Explanation, MilestoneResult, MilestoneState, UnknownReason } from './result';
import type { Certainty } from './standing';
import { weaker } from './standing';
import type { OwnEvent, Timeline } from './timeline';

/** What a milestone of the ticket is computed from; the same for all of its milestones. */
export interface MilestoneInput {
  readonly start: number;
  readonly startedBy: Explanation['startedBy'];
  readonly paused: readonly StatusPeriod[];
  /** When the priority became what it is; `null` when it always was. */
  readonly reclassifiedAt: number | null;
  /** `null` when the history cannot be relied on; then `gaps` says why. */
  readonly timeline: Timeline | null;
  readonly gaps: readonly UnknownReason[];
  readonly isResolved: boolean;
  readonly now: number;
}

/** What the events say about a milestone. */
type Verdict =
  | { readonly kind: 'open' }
  | { readonly kind: 'met'; readonly by: DecidingEvent }
  | { readonly kind: 'unknown'; readonly why: readonly UnknownReason[] };

const open: Verdict = { kind: 'open' };
const noReasons: readonly UnknownReason[] = [];
const noWindows: readonly WorkWindow[] = [];

/** Judges one milestone of a ticket (RULES C, D). */
export function judgeMilestone(
  milestone: PreparedMilestone,
  input: MilestoneInput,
  context: RegulationContext,
  regulation: Regulation,
): MilestoneResult {
  const verdict = verdictOf(milestone, input, context, regulation);
  const metAt = verdict.kind === 'met' ? verdict.by.at : null;
  const deadline = deadlineOf(
    milestone,
    input.start,
    regulation,
    input.paused,
    metAt === null ? input.now : Math.min(metAt, input.now),
  );
  const { due, warnAfter } = deadline;
  const notLoaded = yearsNotLoaded(milestone, input.start, deadline, regulation);
  return {
    key: milestone.rule.key,
    start: input.start,
    due,
    warnAfter,
    metAt,
    metBy: verdict.kind === 'met' ? verdict.by.userId : null,
    late: metAt !== null && metAt > due,
    state: stateOf(verdict, due, warnAfter, input.now),
    explanation: {
      duration: milestone.rule.due.value,
      warning: milestone.rule.warn.value,
      startedBy: input.startedBy,
      windows: milestone.due.kind === 'working' ? regulation.workTime.windows(input.start, due) : noWindows,
      pauses: deadline.pauses,
      decidedBy: verdict.kind === 'met' ? verdict.by : null,
      unknown: verdict.kind === 'unknown' ? verdict.why : noReasons,
      dueBeforeReclassification: input.reclassifiedAt !== null && due < input.reclassifiedAt,
      calendarNotLoaded: notLoaded,
      assumptions: notLoaded.length === 0 ? milestone.assumptions : [...milestone.assumptions, 'yearNotLoaded'],
    },
  };
}

/** RULES D1: both boundaries themselves still belong to the better state. */
function stateOf(verdict: Verdict, due: number, warnAfter: number, now: number): MilestoneState {
  if (verdict.kind !== 'open') return verdict.kind;
  if (now > due) return 'breached';
  return now > warnAfter ? 'dueSoon' : 'onTrack';
}

function verdictOf(
  { rule }: PreparedMilestone,
  input: MilestoneInput,
  context: RegulationContext,
  { policy, pauseStatuses }: Regulation,
): Verdict {
  const { timeline } = input;
  const events = rule.metBy.value;
  if (timeline === null) {
    const clockNeedsHistory = policy.clockStart.value === 'reclassification' || pauseStatuses.size > 0;
    const onlyResolution = events.every(event => event.event === 'resolved');
    return onlyResolution && !input.isResolved && !clockNeedsHistory ? open : { kind: 'unknown', why: input.gaps };
  }
  const { resolution } = timeline;
  for (const own of timeline.events) {
    // Both at submission: the resolution meets the milestone whoever the event was by.
    if (resolution !== null && resolution.position <= own.position) break;
    const certainty = strongest(events, own, context);
    if (certainty === 'yes') return { kind: 'met', by: own.event };
    if (certainty === 'maybe') {
      return { kind: 'unknown', why: [{ code: 'levelNeverSeen', userId: own.doubtfulUser, event: own.event }] };
    }
  }
  return resolution === null ? open : { kind: 'met', by: resolution.event };
}

function strongest(events: readonly MilestoneEvent[], own: OwnEvent, context: RegulationContext): Certainty {
  let best: Certainty = 'no';
  for (const event of events) {
    const certainty = meets(event, own, context);
    if (certainty === 'yes') return 'yes';
    if (certainty === 'maybe') best = 'maybe';
  }
  return best;
}

function meets(rule: MilestoneEvent, own: OwnEvent, { statuses }: RegulationContext): Certainty {
  const { event, certainty } = own;
  switch (rule.event) {
    case 'handlerSet':
      return event.kind === 'handler' ? certainty : 'no';
    case 'staffStatus':
      return event.kind === 'status' && event.statusId >= statuses[rule.atLeast] ? certainty : 'no';
    case 'staffNote':
      if (event.kind !== 'note') return 'no';
      return rule.afterAssignment ? weaker(certainty, own.afterAssignment) : certainty;
    case 'staffTargetVersion':
      return event.kind === 'targetVersion' ? certainty : 'no';
    case 'resolved':
      return 'no';
  }
}

const noYears: readonly number[] = [];

/** Only working time asks the calendar. */
function yearsNotLoaded(
  milestone: PreparedMilestone,
  start: number,
  { due, warnAfter }: Deadline,
  { workTime }: Regulation,
): readonly number[] {
  if (milestone.due.kind === 'working') return workTime.yearsNotLoaded(Math.min(start, warnAfter), due);
  return milestone.warn.kind === 'working' ? workTime.yearsNotLoaded(warnAfter, due) : noYears;
}
