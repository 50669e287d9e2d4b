import type { RegulationContext, TicketFacts } from '../input';
import type { Regulation } from '../regulation';
import type { UnknownReason } from './result';
import { gapsOf, inOrder, noteIndex } from './history';
import { judgeMilestone } from './milestone';
import { pausedPeriods } from './pauses';
import { describeReclassification, priorityChanges } from './reclassification';
import type { MilestoneResult, SlaResult, TicketState } from './result';
import { readTimeline } from './timeline';

/**
 * The milestones of a ticket at `now`, each with its explanation, computed from its history (RULES C, D). Nothing is
 * read from a stored deadline.
 * @param now epoch milliseconds, corrected by the measured skew to the server (RULES B7)
 */
export function computeSla(
  facts: TicketFacts,
  context: RegulationContext,
  regulation: Regulation,
  now: number,
): SlaResult {
  const lines = facts.history === null ? null : inOrder(facts.history);
  const notes = noteIndex(facts.notes);
  const gaps = gapsOf(facts, lines, notes, context);
  const timeline =
    lines === null || gaps.length > 0
      ? null
      : readTimeline(facts, lines, notes, context, regulation.policy.robot.noteMarker.value);
  const paused = pausedPeriods(facts, lines ?? [], regulation.pauseStatuses);
  const changes = priorityChanges(lines ?? []);
  const reclassification = describeReclassification(changes, facts.submittedAt, paused, context, regulation, now);
  const priority = context.priorities.get(facts.priorityId) ?? null;
  const startsAnew = regulation.policy.clockStart.value === 'reclassification' && reclassification !== null;
  const input = {
    start: startsAnew ? reclassification.at : facts.submittedAt,
    startedBy: startsAnew ? ('reclassification' as const) : ('submission' as const),
    paused,
    reclassifiedAt: reclassification?.at ?? null,
    timeline,
    gaps,
    isResolved: facts.statusId >= context.resolvedThreshold,
    now,
  };
  const milestones =
    priority === null
      ? []
      : regulation.milestones[priority].map(milestone => judgeMilestone(milestone, input, context, regulation));
  return {
    id: facts.id,
    priority,
    state: priority === null ? 'unknown' : worstOf(milestones),
    milestones,
    calendarNotLoaded: unionOfYears(milestones),
    reclassification,
    earlierResolutions: timeline?.earlierResolutions ?? [],
    unknown: priority === null ? [outsidePolicy(facts.priorityId), ...gaps] : gaps,
  };
}

/** From the worst on (RULES D3). */
const severity: readonly TicketState[] = ['breached', 'dueSoon', 'unknown', 'onTrack'];

function worstOf(milestones: readonly MilestoneResult[]): TicketState {
  return severity.find(state => milestones.some(milestone => milestone.state === state)) ?? 'met';
}

function outsidePolicy(priorityId: number): UnknownReason {
  return { code: 'priorityOutsidePolicy', priorityId };
}

const noYears: readonly number[] = [];

function unionOfYears(milestones: readonly MilestoneResult[]): readonly number[] {
  if (milestones.every(milestone => milestone.explanation.calendarNotLoaded.length === 0)) return noYears;
  const years = new Set(milestones.flatMap(milestone => milestone.explanation.calendarNotLoaded));
  return [...years].sort((a, b) => a - b);
}
