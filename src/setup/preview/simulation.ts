import type { Value } from '../documents/value';
import { readLifecycle, type Lifecycle, type Transition } from '../kinds/lifecycle/model';

/** One object on its way through the old and the new lifecycle at once. */
export interface Simulation {
  readonly former: Side;
  readonly current: Side;
  readonly steps: readonly SimulationStep[];
}

export interface Side {
  /** Nothing: the object has no place here any more. */
  readonly state: string | null;
  readonly moves: readonly Move[];
}

/** Something that can be done with the object in its state. */
export interface Move {
  readonly code: string;
  readonly title: string;
  readonly to: string;
  readonly roles: readonly string[];
  readonly condition: string;
}

export interface SimulationStep {
  readonly move: string;
  readonly former: string | null;
  readonly current: string | null;
}

/** Puts an object at the beginning of both lifecycles. */
export function startSimulation(before: Value, after: Value): Simulation {
  const [former, current] = [readLifecycle(before), readLifecycle(after)];
  return { former: sideOf(former, initialOf(former)), current: sideOf(current, initialOf(current)), steps: [] };
}

/**
 * Does the same with the object on both sides: the transition of that code, else one of the same title. A side that
 * has none loses the object.
 */
export function stepSimulation(before: Value, after: Value, simulation: Simulation, code: string): Simulation {
  const [former, current] = [readLifecycle(before), readLifecycle(after)];
  const all = [...simulation.former.moves, ...simulation.current.moves];
  const title = all.find(move => move.code === code)?.title ?? code;
  const next = (side: Side): string | null =>
    (side.moves.find(move => move.code === code) ?? side.moves.find(move => move.title === title))?.to ?? null;
  const [left, right] = [next(simulation.former), next(simulation.current)];
  return {
    former: sideOf(former, left),
    current: sideOf(current, right),
    steps: [...simulation.steps, { move: title, former: left, current: right }],
  };
}

/** Whether the two sides still agree on where the object is and on what can be done with it. */
export function diverges({ former, current }: Simulation): boolean {
  return former.state !== current.state || describe(former.moves) !== describe(current.moves);
}

/** A shortest way to a state in which the two lifecycles differ. */
export interface Divergence {
  /** Titles of the moves that lead there from the beginning. */
  readonly way: readonly string[];
  readonly state: string;
  /** Moves that only one side has, or that lead elsewhere. */
  readonly onlyFormer: readonly Move[];
  readonly onlyCurrent: readonly Move[];
}

/** Every state that both lifecycles reach on a common way and in which they then differ, nearest first. */
export function findDivergences(before: Value, after: Value): readonly Divergence[] {
  const [former, current] = [readLifecycle(before), readLifecycle(after)];
  const start = initialOf(former);
  if (start === null || start !== initialOf(current)) {
    const side = (state: string | null, lifecycle: Lifecycle) => sideOf(lifecycle, state).moves;
    return [
      { way: [], state: start ?? '', onlyFormer: side(start, former), onlyCurrent: side(initialOf(current), current) },
    ];
  }
  const found: Divergence[] = [];
  const seen = new Set([start]);
  const queue: { readonly state: string; readonly way: readonly string[] }[] = [{ state: start, way: [] }];
  for (const { state, way } of queue) {
    const [left, right] = [sideOf(former, state).moves, sideOf(current, state).moves];
    const common = left.filter(move => right.some(other => sameMove(move, other)));
    const onlyFormer = left.filter(move => !right.some(other => sameMove(move, other)));
    const onlyCurrent = right.filter(move => !left.some(other => sameMove(move, other)));
    if (onlyFormer.length + onlyCurrent.length > 0) found.push({ way, state, onlyFormer, onlyCurrent });
    for (const move of common) {
      if (seen.has(move.to)) continue;
      seen.add(move.to);
      queue.push({ state: move.to, way: [...way, move.title] });
    }
  }
  return found;
}

function initialOf({ states }: Lifecycle): string | null {
  return states.find(state => state.initial)?.code ?? null;
}

function sideOf(lifecycle: Lifecycle, state: string | null): Side {
  const isKnown = lifecycle.states.some(one => one.code === state);
  if (state === null || !isKnown) return { state: null, moves: [] };
  return { state, moves: lifecycle.transitions.filter(one => one.from === state).map(moveOf) };
}

function moveOf({ code, title, to, roles, condition }: Transition): Move {
  return { code, title, to, roles, condition };
}

function sameMove(one: Move, other: Move): boolean {
  return describe([one]) === describe([other]);
}

function describe(moves: readonly Move[]): string {
  return JSON.stringify(
    moves.map(({ title, to, roles, condition }) => [title, to, [...roles].sort(), condition].join('\u0000')).sort(),
  );
}
