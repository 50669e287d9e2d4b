import { readLifecycle, type Lifecycle, type State, type Transition } from '../kinds/lifecycle/model';
import type { Value } from '../documents/value';

export type Presence = 'same' | 'added' | 'removed' | 'changed';

/** Both states of a lifecycle as one graph, to be laid out and drawn. */
export interface LifecycleGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  readonly code: string;
  readonly title: string;
  readonly initial: boolean;
  readonly final: boolean;
  readonly color: string;
  readonly presence: Presence;
}

export interface GraphEdge {
  readonly code: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly roles: readonly string[];
  readonly condition: string;
  readonly presence: Presence;
}

/** A transition whose ends changed is two edges: the removed and the added one. */
export function lifecycleGraph(before: Value, after: Value): LifecycleGraph {
  const [former, current] = [readLifecycle(before), readLifecycle(after)];
  return { nodes: nodes(former, current), edges: edges(former, current) };
}

function nodes(former: Lifecycle, current: Lifecycle): readonly GraphNode[] {
  const old = new Map(former.states.map(state => [state.code, state]));
  const young = new Set(current.states.map(state => state.code));
  return [
    ...current.states.map(state => ({ ...state, presence: presenceOf(old.get(state.code), state, sameState) })),
    ...former.states.filter(state => !young.has(state.code)).map(state => ({ ...state, presence: 'removed' as const })),
  ];
}

function edges(former: Lifecycle, current: Lifecycle): readonly GraphEdge[] {
  const old = new Map(former.transitions.map(one => [one.code, one]));
  const young = new Map(current.transitions.map(one => [one.code, one]));
  const moved = (one: Transition | undefined, other: Transition) => one?.from !== other.from || one.to !== other.to;
  return [
    ...current.transitions.map(one => {
      const was = old.get(one.code);
      return edge(one, was !== undefined && moved(was, one) ? 'added' : presenceOf(was, one, sameTransition));
    }),
    ...former.transitions.filter(one => moved(young.get(one.code), one)).map(one => edge(one, 'removed')),
  ];
}

function edge({ code, title, from, to, roles, condition }: Transition, presence: Presence): GraphEdge {
  return { code, title, from, to, roles, condition, presence };
}

function presenceOf<T>(was: T | undefined, is: T, same: (one: T, other: T) => boolean): Presence {
  if (was === undefined) return 'added';
  return same(was, is) ? 'same' : 'changed';
}

function sameState(one: State, other: State): boolean {
  return (
    one.title === other.title && one.initial === other.initial && one.final === other.final && one.color === other.color
  );
}

function sameTransition(one: Transition, other: Transition): boolean {
  return (
    one.title === other.title &&
    one.condition === other.condition &&
    one.roles.join('\n') === other.roles.join('\n') &&
    JSON.stringify(one.actions) === JSON.stringify(other.actions)
  );
}
