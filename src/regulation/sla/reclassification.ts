import type { ChangeLine, HistoryLine, RegulationContext } from '../input';
import type { Regulation } from '../regulation';
import type { StatusPeriod } from './deadline';
import { deadlineOf } from './deadline';
import type { MilestoneDue, Reclassification } from './result';

/** The last change of priority and the one before it, by which the clocks start when the policy says so (RULES C9). */
export interface PriorityChanges {
  readonly last: ChangeLine<'priority'> | null;
  readonly lastButOne: ChangeLine<'priority'> | null;
}

const unchanged: PriorityChanges = { last: null, lastButOne: null };

export function priorityChanges(lines: readonly HistoryLine[]): PriorityChanges {
  let changes = unchanged;
  for (const line of lines) {
    if (line.kind === 'priority') changes = { last: line, lastButOne: changes.last };
  }
  return changes;
}

/** Describes the last change with the milestones of the former priority (RULES A2, C9). */
export function describeReclassification(
  { last, lastButOne }: PriorityChanges,
  submittedAt: number,
  paused: readonly StatusPeriod[],
  context: RegulationContext,
  regulation: Regulation,
  now: number,
): Reclassification | null {
  if (last === null) return null;
  const from = context.priorities.get(last.oldId) ?? null;
  const byReclassification = regulation.policy.clockStart.value === 'reclassification';
  const start = byReclassification && lastButOne !== null ? lastButOne.at : submittedAt;
  return {
    at: last.at,
    userId: last.userId,
    byLead: isLead(last.userId, context),
    fromPriorityId: last.oldId,
    from,
    toPriorityId: last.newId,
    to: context.priorities.get(last.newId) ?? null,
    formerMilestones: from === null ? [] : formerDues(from, start, paused, regulation, now),
  };
}

function formerDues(
  priority: keyof Regulation['milestones'],
  start: number,
  paused: readonly StatusPeriod[],
  regulation: Regulation,
  now: number,
): readonly MilestoneDue[] {
  return regulation.milestones[priority].map(milestone => {
    const { due, warnAfter } = deadlineOf(milestone, start, regulation, paused, now);
    return { key: milestone.rule.key, start, due, warnAfter };
  });
}

function isLead(userId: number | null, context: RegulationContext): boolean | null {
  const level = userId === null ? undefined : context.accessLevels.get(userId);
  return level === undefined ? null : level >= context.leadThreshold;
}
