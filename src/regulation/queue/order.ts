import type { Lane, LaneNumber, QueuePlace } from './place';

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
  const sorted = [...places].sort(comparePlaces);
  const onboarding = sorted.findIndex(place => rankOf(place.lane) >= onboardingRank);
  const out = sorted.findIndex(place => rankOf(place.lane) >= outRank);
  const outFrom = out === -1 ? sorted.length : out;
  const onboardingFrom = onboarding === -1 ? outFrom : onboarding;
  return {
    queue: sorted.slice(0, onboardingFrom),
    onboarding: sorted.slice(onboardingFrom, outFrom),
    out: sorted.slice(outFrom),
  };
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

export const laneNumbers: readonly LaneNumber[] = [1, 2, 3, 4, 5, 6];
const onboardingRank = 7;
const outRank = 8;

function rankOf(lane: Lane): number {
  if (lane === 'onboarding') return onboardingRank;
  return lane === 'out' ? outRank : lane;
}
