import type { MilestoneResult, SlaResult } from './result';

/**
 * The earliest instant at which a milestone of the ticket changes its state by itself, 1 ms after the boundary
 * (RULES D1); `null` when time alone changes nothing any more.
 */
export function nextChange(sla: SlaResult): number | null {
  let earliest: number | null = null;
  for (const milestone of sla.milestones) {
    const change = nextChangeOf(milestone);
    if (change !== null && (earliest === null || change < earliest)) earliest = change;
  }
  return earliest;
}

function nextChangeOf({ state, warnAfter, due, explanation }: MilestoneResult): number | null {
  // While a pause lasts the due moves along with the time.
  if (explanation.pauses.at(-1)?.to === null) return null;
  if (state === 'onTrack') return warnAfter + 1;
  return state === 'dueSoon' ? due + 1 : null;
}
