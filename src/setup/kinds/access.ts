import type { Difference } from '../diff/difference';
import { get, isList, isMap, scalarText, type Value } from '../documents/value';
import { finding, type Finding } from '../risks/finding';
import type { Script } from '../workspace/script';
import { textsOf } from './reading';
import type { AssessedDifference } from './setupKind';

/** A script with an access part that names nobody lets everybody in. */
export function inspectAccess({ value, document }: Script): readonly Finding[] {
  const access = get(value, 'access');
  const isOpen = access === undefined || access === null || textsOf(access, 'roles').length === 0;
  return isOpen ? [finding('openToEverybody', ['access'], {}, document)] : [];
}

/** Roles that a difference lets see or export what they could not before. */
export function assessAccess(difference: Difference): readonly AssessedDifference[] {
  return (['roles', 'export'] as const).flatMap(place => {
    const added = rolesAdded(difference, place);
    if (added.length === 0) return [];
    const document = difference.operation.document;
    return [{ difference, finding: finding('accessWidened', difference.path, { place, roles: added }, document) }];
  });
}

function rolesAdded({ pattern, type, before, after }: Difference, place: 'roles' | 'export'): readonly string[] {
  if (pattern === `access.${place}.*` && type === 'added') return [scalarText(after)];
  const pick = (value: Value | undefined): readonly string[] => {
    if (pattern === 'access') return isMap(value) ? textsOf(value, place) : [];
    if (pattern !== `access.${place}`) return [];
    return isList(value) ? value.map(scalarText) : typeof value === 'string' ? [value] : [];
  };
  const former = pick(before);
  // Where nobody was named everybody could: naming somebody narrows.
  if (former.length === 0 && place === 'roles') return [];
  return pick(after).filter(role => !former.includes(role));
}
