import { isItemStep, type Path } from '../documents/path';
import { get, isList, isMap, type Value } from '../documents/value';
import { comparisonsOf, readCondition } from '../conditions/conditionTree';
import { text, type Script } from './script';

/** The keys by which one script names another, with the kind that they expect. */
const REFERENCE_KEYS: Readonly<Record<string, string>> = {
  folder: 'selection-folder',
  lifecycle: 'lifecycle',
  report: 'olap-report',
  schema: 'delivery-schema',
  settings: 'system-settings',
};

/** A place where a script names another one, or a part of it. */
export interface Reference {
  readonly from: Script;
  readonly path: Path;
  /** The code of the script that is named. */
  readonly code: string;
  readonly kind: string;
  /** A state of the lifecycle or a measure of the report that is named as well. */
  readonly part: ReferencedPart | null;
}

export interface ReferencedPart {
  readonly type: 'state' | 'measure';
  readonly code: string;
}

/** Everything that a script names of other scripts. */
export function referencesOf(script: Script): readonly Reference[] {
  const found: Reference[] = [];
  visit(script.value, [], found, script);
  return found;
}

function visit(value: Value, path: Path, found: Reference[], from: Script): void {
  if (isList(value)) {
    for (const [index, item] of value.entries()) visit(item, [...path, index], found, from);
    return;
  }
  if (!isMap(value)) return;
  for (const [key, child] of Object.entries(value)) {
    const kind = REFERENCE_KEYS[key];
    if (kind !== undefined && typeof child === 'string' && child !== '') {
      found.push({ from, path: [...path, key], code: child, kind, part: null });
      found.push(...partsNamed(value, key, path, child, from));
    }
    visit(child, [...path, key], found, from);
  }
}

/** The states in the condition of a folder for a lifecycle; `state` or `measure` beside a name. */
function partsNamed(map: Value, key: string, path: Path, code: string, from: Script): Reference[] {
  if (key === 'report') {
    const measure = text(map, 'measure');
    if (measure === '') return [];
    return [{ from, path: [...path, 'measure'], code, kind: 'olap-report', part: { type: 'measure', code: measure } }];
  }
  if (key !== 'lifecycle') return [];
  const state = text(map, 'state');
  const named: Reference[] = [];
  const add = (place: Path, named_: string) =>
    named.push({ from, path: place, code, kind: 'lifecycle', part: { type: 'state', code: named_ } });
  if (state !== '') add([...path, 'state'], state);
  for (const { field, value, path: place } of comparisonsOf(
    readCondition(get(map, 'condition'), [...path, 'condition']),
  )) {
    if (field !== 'state') continue;
    for (const one of isList(value) ? value : [value]) if (typeof one === 'string') add([...place, 'value'], one);
  }
  return named;
}

/** Where a path of keys and indexes leads, for people: `tasks[3].lifecycle`. */
export function pathText(path: Path): string {
  let result = '';
  for (const step of path) {
    if (typeof step === 'string') result += result === '' ? step : `.${step}`;
    else result += isItemStep(step) ? `[${String(step.is)}]` : `[${step + 1}]`;
  }
  return result;
}
