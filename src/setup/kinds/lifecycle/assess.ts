import type { Difference } from '../../diff/difference';
import { isList, scalarText, type Value } from '../../documents/value';
import { finding, type Use } from '../../risks/finding';
import { pathText, type ReferencedPart } from '../../workspace/references';
import { text } from '../../workspace/script';
import type { Workspace } from '../../workspace/workspace';
import { nameOf } from '../reading';
import type { AssessedDifference, ChangeOfScript, InspectionContext } from '../setupKind';
import { readLifecycle, type Lifecycle } from './model';

/** What a change of a lifecycle does to objects, rights and other scripts. */
export function assessLifecycle(
  change: ChangeOfScript,
  { workspace }: InspectionContext,
): readonly AssessedDifference[] {
  const former = readLifecycle(change.before.value);
  return change.differences.flatMap(difference => {
    const document = difference.operation.document;
    const assessed = (found: AssessedDifference['finding']) => [{ difference, finding: found }];
    const { pattern, type, before, after, path } = difference;
    if (pattern === 'states.*' && type === 'removed') {
      const code = text(before, 'code');
      const uses = [
        ...usesInside(former, code, change.before.code),
        ...usesOutside(workspace, change.after.code, code),
      ];
      return assessed(finding('stateRemoved', path, { state: nameOf(before), code, uses }, document));
    }
    if (pattern === 'states.*' && type === 'renamed') {
      const values = { from: scalarText(before), to: scalarText(after) };
      const uses = usesOutside(workspace, change.after.code, scalarText(before));
      return assessed(finding('stateRenamed', path, { ...values, uses }, document));
    }
    if (pattern === 'object.entity') {
      return assessed(finding('entityChanged', path, { from: scalarText(before), to: scalarText(after) }, document));
    }
    return rights(difference, document);
  });
}

function rights(difference: Difference, document: number): AssessedDifference[] {
  const { pattern, type, after, before, path } = difference;
  const transition = difference.trail.at(-1)?.after;
  const name = nameOf(transition);
  const added = rolesAdded(difference);
  if (added.length > 0) {
    return [{ difference, finding: finding('transitionOpened', path, { transition: name, roles: added }, document) }];
  }
  const isCondition = pattern === 'transitions.*.condition';
  if (isCondition && (type === 'removed' || (before !== '' && after === ''))) {
    return [{ difference, finding: finding('conditionDropped', path, { part: 'transition', name }, document) }];
  }
  return [];
}

function rolesAdded({ pattern, type, before, after }: Difference): readonly string[] {
  if (pattern === 'transitions.*.roles.*' && type === 'added') return [scalarText(after)];
  if (pattern !== 'transitions.*.roles' || type === 'removed') return [];
  const former = textsOfValue(before);
  return textsOfValue(after).filter(role => !former.includes(role));
}

function textsOfValue(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.filter(item => typeof item === 'string') : [];
}

/** Transitions and timers that name a state. */
function usesInside({ transitions, timers }: Lifecycle, state: string, script: string): readonly Use[] {
  return [
    ...transitions
      .filter(one => one.from === state || one.to === state)
      .map(one => ({ script, place: pathText(['transitions', { by: 'code', is: one.code }]) })),
    ...timers
      .filter(one => one.state === state)
      .map(one => ({ script, place: pathText(['timers', { by: 'code', is: one.code }]) })),
  ];
}

function usesOutside(workspace: Workspace, code: string, state: string): readonly Use[] {
  const part: ReferencedPart = { type: 'state', code: state };
  return workspace.usesOf(code, part).map(use => ({ script: use.from.code, place: pathText(use.path) }));
}
