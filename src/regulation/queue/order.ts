import type { Lane, QueuePlace } from './place';

/** The tickets by groups, each in its order (RULES E). */
export interface Queue {
  /** Lanes 1–6, the next ticket first. */
  readonly queue: readonly QueuePlace[];
  /** «Довнедрение». */
  readonly onboarding: readonly QueuePlace[];
  /** Resolved and closed, by number. */
  readonly out: readonly QueuePlace[];
}

export function orderQueue(places: readonly QueuePlace[]): Queue {
  return splitQueue([...places].sort(comparePlaces));
}

/** @param sorted by `comparePlaces` */
export function splitQueue(sorted: readonly QueuePlace[]): Queue {
  const onboarding = firstOfRank(sorted, onboardingRank);
  const out = firstOfRank(sorted, outRank);
  return {
    queue: sorted.slice(0, onboarding),
    onboarding: sorted.slice(onboarding, out),
    out: sorted.slice(out),
  };
}

/**
 * The order after a few tickets changed, without sorting the others again.
 * @param sorted by `comparePlaces`
 * @param changed the new places, of tickets in the list or new ones
 * @param removed tickets that are no more
 */
export function reorder(
  sorted: readonly QueuePlace[],
  changed: readonly QueuePlace[],
  removed: readonly number[] = [],
): readonly QueuePlace[] {
  const moving = new Set([...changed.map(place => place.id), ...removed]);
  const arriving = [...changed].sort(comparePlaces);
  const result: QueuePlace[] = [];
  let next = 0;
  for (const place of sorted) {
    if (moving.has(place.id)) continue;
    for (let first = arriving[next]; first !== undefined && comparePlaces(first, place) < 0; first = arriving[next]) {
      result.push(first);
      next++;
    }
    result.push(place);
  }
  result.push(...arriving.slice(next));
  return result;
}

function firstOfRank(sorted: readonly QueuePlace[], rank: number): number {
  const index = sorted.findIndex(place => rankOf(place.lane) >= rank);
  return index === -1 ? sorted.length : index;
}

/** The total order: lane, its key, submission as an instant, number (RULES E8). */
export function comparePlaces(a: QueuePlace, b: QueuePlace): number {
  if (a.lane !== b.lane) return rankOf(a.lane) - rankOf(b.lane);
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.submittedAt - b.submittedAt || a.id - b.id;
}

/** The ticket to take next: the first that nobody works and that does not wait for the customer (RULES E9). */
export function nextToTake(queue: readonly QueuePlace[]): QueuePlace | null {
  return queue.find(place => !place.isAssigned && !place.isWaiting) ?? null;
}

const onboardingRank = 7;
const outRank = 8;

function rankOf(lane: Lane): number {
  if (lane === 'onboarding') return onboardingRank;
  return lane === 'out' ? outRank : lane;
}
