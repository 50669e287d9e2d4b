import { diffLines } from 'diff';

export interface LineCounts {
  readonly added: number;
  readonly removed: number;
}

/** How many lines come and go between two texts. */
export function lineCounts(before: string, after: string): LineCounts {
  const counts = { added: 0, removed: 0 };
  if (before === after) return counts;
  for (const part of diffLines(before, after)) {
    if (part.added) counts.added += part.count;
    else if (part.removed) counts.removed += part.count;
  }
  return counts;
}
