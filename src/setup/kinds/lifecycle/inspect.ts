import { fieldsOf, parseExpression } from '../../conditions/expression';
import type { Path } from '../../documents/path';
import { get } from '../../documents/value';
import { finding, type Finding, type PartName } from '../../risks/finding';
import { text, type Script } from '../../workspace/script';
import { duplicates } from '../reading';
import { readLifecycle, type Lifecycle } from './model';

/** What a lifecycle shows by itself. */
export function inspectLifecycle({ value, document }: Script): readonly Finding[] {
  const lifecycle = readLifecycle(value);
  return [
    ...doubled(lifecycle, document),
    ...beginnings(lifecycle, document),
    ...dangling(lifecycle, document),
    ...deadParts(lifecycle, document),
    ...conditions(lifecycle, text(get(value, 'object'), 'filter'), document),
    ...timers(lifecycle, document),
  ];
}

function doubled({ states, transitions, timers: all }: Lifecycle, document: number): Finding[] {
  const parts = [
    ['state', 'states', states],
    ['transition', 'transitions', transitions],
    ['timer', 'timers', all],
  ] as const;
  return parts.flatMap(([part, key, list]) =>
    duplicates(list.map(item => item.code)).map(code => finding('duplicateCode', [key], { part, code }, document)),
  );
}

function beginnings({ states }: Lifecycle, document: number): Finding[] {
  const initial = states.filter(state => state.initial);
  if (states.length > 0 && initial.length === 0) return [finding('noInitialState', ['states'], {}, document)];
  if (initial.length < 2) return [];
  return [finding('severalInitialStates', ['states'], { states: initial.map(state => state.title) }, document)];
}

function dangling({ states, transitions, timers: all }: Lifecycle, document: number): Finding[] {
  const known = new Set(states.map(state => state.code));
  const missing = (part: PartName, name: string, state: string, path: Path) =>
    known.has(state) ? [] : [finding('unknownState', path, { part, name, state }, document)];
  return [
    ...transitions.flatMap(({ title, from, to, index }) => [
      ...missing('transition', title, from, ['transitions', index, 'from']),
      ...missing('transition', title, to, ['transitions', index, 'to']),
    ]),
    ...all.flatMap(({ code, state, index }) => missing('timer', code, state, ['timers', index, 'state'])),
  ];
}

function deadParts({ states, transitions }: Lifecycle, document: number): Finding[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of transitions) next.set(from, [...(next.get(from) ?? []), to]);
  const reached = new Set(states.filter(state => state.initial).map(state => state.code));
  for (const state of reached) for (const to of next.get(state) ?? []) reached.add(to);
  const place = (code: string): Path => ['states', { by: 'code', is: code }];
  const hasBeginning = reached.size > 0;
  return [
    ...states
      .filter(state => hasBeginning && !reached.has(state.code))
      .map(state => finding('unreachableState', place(state.code), { state: state.title }, document)),
    ...states
      .filter(state => !state.final && !(next.get(state.code) ?? []).some(to => to !== state.code))
      .map(state => finding('deadEndState', place(state.code), { state: state.title }, document)),
    ...transitions
      .filter(transition => transition.roles.length === 0)
      .map(({ title, index }) =>
        finding('transitionWithoutRole', ['transitions', index], { transition: title }, document),
      ),
  ];
}

function conditions({ fields, transitions }: Lifecycle, filter: string, document: number): Finding[] {
  const known = new Set(fields);
  const check = (part: PartName, name: string, condition: string, path: Path): Finding[] => {
    if (condition === '') return [];
    const expression = parseExpression(condition);
    if (!expression.ok) return [finding('conditionUnreadable', path, { part, name, condition }, document)];
    return fieldsOf(expression.value)
      .filter(field => known.size > 0 && !known.has(field))
      .map(field => finding('unknownField', path, { part, name, field }, document));
  };
  const settled = (field: string, name: string, path: Path) =>
    field !== '' && known.size > 0 && !known.has(field)
      ? [finding('unknownField', path, { part: 'action', name, field }, document)]
      : [];
  return [
    // The filter is the database's: it may name fields that the lifecycle does not use, but it must be readable.
    ...(filter === '' || parseExpression(filter).ok
      ? []
      : [
          finding(
            'conditionUnreadable',
            ['object', 'filter'],
            { part: 'condition', name: '', condition: filter },
            document,
          ),
        ]),
    ...transitions.flatMap(({ title, condition, actions, index }) => [
      ...check('transition', title, condition, ['transitions', index, 'condition']),
      ...actions.flatMap((action, at) => {
        const path: Path = ['transitions', index, 'actions', at];
        return [
          ...check('action', title, text(action, 'when'), [...path, 'when']),
          ...settled(text(action, 'field'), title, [...path, 'field']),
        ];
      }),
    ]),
  ];
}

function timers({ transitions, timers: all, fields }: Lifecycle, document: number): Finding[] {
  return all.flatMap(({ code, state, transition, at, index }) => {
    const found: Finding[] = [];
    if (at !== '' && fields.length > 0 && !fields.includes(at)) {
      found.push(finding('unknownField', ['timers', index, 'at'], { part: 'timer', name: code, field: at }, document));
    }
    if (transition === '') return found;
    const path: Path = ['timers', index, 'action', 'transition'];
    const target = transitions.find(one => one.code === transition);
    if (target === undefined) {
      found.push(finding('timerTransitionMissing', path, { timer: code, transition }, document));
    } else if (target.from !== state) {
      const values = { timer: code, transition: target.title, state };
      found.push(finding('timerTransitionElsewhere', path, values, document));
    }
    return found;
  });
}
