import type { HistoryLine, TicketFacts } from '../input';
import type { StatusPeriod } from './deadline';

const none: readonly StatusPeriod[] = [];

/** When the ticket was in a status whose time does not count, oldest first (RULES C10). */
export function pausedPeriods(
  facts: TicketFacts,
  lines: readonly HistoryLine[],
  pauseStatuses: ReadonlySet<number>,
): readonly StatusPeriod[] {
  if (pauseStatuses.size === 0) return none;
  const periods: StatusPeriod[] = [];
  let from = facts.submittedAt;
  let statusId = lines.find(line => line.kind === 'status')?.oldId ?? facts.statusId;
  for (const line of lines) {
    if (line.kind !== 'status') continue;
    if (pauseStatuses.has(statusId)) periods.push({ statusId, from, to: line.at });
    from = line.at;
    statusId = line.newId;
  }
  if (pauseStatuses.has(statusId)) periods.push({ statusId, from, to: null });
  return periods;
}
