import type { QueueRow } from '../queue/groups';

/** Of one's own tickets that nobody else is waited for, the one whose open deadline comes first; `null` when none has one. */
export function mostUrgent(rows: readonly QueueRow[], meId: number): QueueRow | null {
  let best: { readonly row: QueueRow; readonly due: number } | null = null;
  for (const row of rows) {
    if (row.ticket.handler?.id !== meId || row.place.isWaiting || row.place.lane === 'out') continue;
    for (const { due, state } of row.sla.milestones) {
      if (state === 'met' || state === 'unknown') continue;
      if (best === null || due < best.due) best = { row, due };
    }
  }
  return best?.row ?? null;
}
