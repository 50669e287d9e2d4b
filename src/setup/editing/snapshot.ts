import type { Operation } from '../documents/operation';
import type { Plan } from '../plans/plan';
import type { ChangeText } from '../review/changeText';

/** One state of a proposal. What is to be applied is the text, nothing else. */
export interface Snapshot {
  readonly text: string;
  /** Changes that were proposed and refused, kept so that they can be taken up again. */
  readonly refused: readonly RefusedChange[];
  /** Consequences that the person has read and accepted, by `findingKey`. */
  readonly acceptedRisks: readonly string[];
  /** Where the objects of removed states go. */
  readonly stateTargets: readonly Plan['stateTargets'][number][];
  /** Paths of other files that follow the change: they are applied together with it. */
  readonly along: readonly string[];
}

export interface RefusedChange {
  readonly id: string;
  readonly text: ChangeText;
  /** Kind of the script, for the words of the change. */
  readonly kind: string;
  readonly operations: readonly Operation[];
}

/** States of a proposal in the order of their making, with where the person stands among them. */
export interface Timeline {
  readonly past: readonly Snapshot[];
  readonly present: Snapshot;
  readonly future: readonly Snapshot[];
}

/** Steps and characters that are remembered; older steps are forgotten first. */
const MOST_STEPS = 100;
const MOST_CHARACTERS = 20_000_000;

export function startTimeline(text: string): Timeline {
  return { past: [], present: { text, refused: [], acceptedRisks: [], stateTargets: [], along: [] }, future: [] };
}

/** A new state; what was undone before it is forgotten. */
export function step(timeline: Timeline, next: Snapshot): Timeline {
  if (next === timeline.present) return timeline;
  return { past: remembered([...timeline.past, timeline.present]), present: next, future: [] };
}

/** A change that continues the one before it, such as typing: undone together with it. */
export function amend(timeline: Timeline, next: Snapshot): Timeline {
  return timeline.past.length === 0 ? step(timeline, next) : { ...timeline, present: next, future: [] };
}

export function undo(timeline: Timeline): Timeline {
  const present = timeline.past.at(-1);
  if (present === undefined) return timeline;
  return { past: timeline.past.slice(0, -1), present, future: [timeline.present, ...timeline.future] };
}

export function redo(timeline: Timeline): Timeline {
  const [present, ...future] = timeline.future;
  if (present === undefined) return timeline;
  return { past: [...timeline.past, timeline.present], present, future };
}

function remembered(states: readonly Snapshot[]): readonly Snapshot[] {
  let characters = 0;
  const kept: Snapshot[] = [];
  for (const state of states.toReversed()) {
    characters += state.text.length;
    if (kept.length > 0 && (kept.length >= MOST_STEPS || characters > MOST_CHARACTERS)) break;
    kept.push(state);
  }
  return kept.toReversed();
}
