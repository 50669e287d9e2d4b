import * as z from 'zod';
import { joinMarks, type SeenMark } from './seenMark';

/** A mark with the moment at which it was set, by the clock of this machine: between windows the newer one counts. */
export interface StampedMark extends SeenMark {
  readonly stamp: number;
}

export type Marks = ReadonlyMap<number, StampedMark>;

const count = z.int().nonnegative();
const shard = z.object({
  version: z.literal(1),
  marks: z.record(
    z.string().regex(/^\d+$/),
    z.object({ noteId: count, at: z.number(), lines: count, isMarked: z.boolean(), stamp: z.number() }),
  ),
});

/** Marks that a file keeps at most; the oldest go first. */
const keptMarks = 4_000;

/** `null` when the text is torn, or of another version. */
export function parseShard(text: string): Marks | null {
  try {
    const parsed = shard.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    return new Map(Object.entries(parsed.data.marks).map(([id, mark]) => [Number(id), mark]));
  } catch {
    return null;
  }
}

export function shardText(marks: Marks): string {
  const kept = [...marks].sort(([, a], [, b]) => b.stamp - a.stamp).slice(0, keptMarks);
  return JSON.stringify({ version: 1, marks: Object.fromEntries(kept) });
}

/** Both together: of each ticket the furthest reading, and the newer wish to have it unread. */
export function mergeMarks(a: Marks, b: Marks): Map<number, StampedMark> {
  const merged = new Map(a);
  for (const [id, mark] of b) {
    const other = merged.get(id);
    merged.set(id, other === undefined ? mark : mergeMark(other, mark));
  }
  return merged;
}

export function mergeMark(a: StampedMark, b: StampedMark): StampedMark {
  const [older, newer] = a.stamp <= b.stamp ? [a, b] : [b, a];
  return { ...joinMarks(older, newer), stamp: newer.stamp };
}
