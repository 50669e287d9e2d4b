import { isYes } from '../../diff/rules';
import { get, isMap, type Value } from '../../documents/value';
import { text } from '../../workspace/script';
import { itemsOf, textsOf } from '../reading';

/** A lifecycle read tolerantly: what is missing is empty, so that a torn script can still be drawn and checked. */
export interface Lifecycle {
  readonly entity: string;
  readonly fields: readonly string[];
  readonly states: readonly State[];
  readonly transitions: readonly Transition[];
  readonly timers: readonly Timer[];
}

export interface State {
  readonly code: string;
  readonly title: string;
  readonly initial: boolean;
  readonly final: boolean;
  readonly color: string;
}

export interface Transition {
  readonly code: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly roles: readonly string[];
  readonly condition: string;
  readonly index: number;
  readonly actions: readonly Value[];
}

export interface Timer {
  readonly code: string;
  readonly state: string;
  readonly after: string;
  readonly at: string;
  /** The transition that the timer makes; '' when it does something else. */
  readonly transition: string;
  readonly index: number;
}

export function readLifecycle(value: Value): Lifecycle {
  const object = get(value, 'object');
  return {
    entity: text(object, 'entity'),
    fields: textsOf(object, 'fields'),
    states: itemsOf(value, 'states').map(item => ({
      code: item.code,
      title: item.title || item.code,
      initial: isYes(get(item.value, 'initial')),
      final: isYes(get(item.value, 'final')),
      color: text(item.value, 'color'),
    })),
    transitions: itemsOf(value, 'transitions').map(item => ({
      code: item.code,
      title: item.title || item.code,
      from: text(item.value, 'from'),
      to: text(item.value, 'to'),
      roles: textsOf(item.value, 'roles'),
      condition: text(item.value, 'condition'),
      index: item.index,
      actions: itemsOf(item.value, 'actions').map(action => action.value),
    })),
    timers: itemsOf(value, 'timers').map(item => ({
      code: item.code,
      state: text(item.value, 'state'),
      after: text(item.value, 'after'),
      at: text(item.value, 'at'),
      transition: transitionOf(get(item.value, 'action')),
      index: item.index,
    })),
  };
}

function transitionOf(action: Value | undefined): string {
  return isMap(action) ? text(action, 'transition') : '';
}

export function stateTitle(lifecycle: Lifecycle, code: string): string {
  return lifecycle.states.find(state => state.code === code)?.title ?? code;
}
