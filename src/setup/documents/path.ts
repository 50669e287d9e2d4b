import { err, ok, type Result } from '../../base/result';
import { hasKey, isList, isMap, isScalar, type Scalar, type Value } from './value';

/** A key of a map, an index of a list, or an item of a list by what tells it from the others. */
export type Step = string | number | ItemStep;

export interface ItemStep {
  /** The key that identifies items; `null`: the item itself, in a list of texts or numbers. */
  readonly by: string | null;
  readonly is: Scalar;
}

export type Path = readonly Step[];

/** Keys and indexes only: valid for one state of a document. */
export type PlainPath = readonly (string | number)[];

export interface PathProblem {
  readonly kind: 'noSuchPlace' | 'ambiguousPlace';
  /** As far as it could be followed, with the step that failed. */
  readonly path: Path;
}

/** Finds the place that a path means in a value. */
export function locate(value: Value, path: Path): Result<PlainPath, PathProblem> {
  const plain: (string | number)[] = [];
  let current: Value = value;
  for (const [index, step] of path.entries()) {
    const found = stepInto(current, step);
    if (typeof found === 'object') return err({ kind: found.kind, path: path.slice(0, index + 1) });
    plain.push(found);
    current = childOf(current, found) as Value;
  }
  return ok(plain);
}

/** The key or index that a step means in a value. */
export function stepInto(value: Value, step: Step): string | number | Pick<PathProblem, 'kind'> {
  if (typeof step === 'string') return isMap(value) && hasKey(value, step) ? step : NOWHERE;
  if (!isList(value)) return NOWHERE;
  if (typeof step === 'number') return Number.isInteger(step) && step >= 0 && step < value.length ? step : NOWHERE;
  const { by, is } = step;
  const first = value.findIndex(item => identifies(item, by, is));
  if (first === -1) return NOWHERE;
  return value.findIndex((item, index) => index > first && identifies(item, by, is)) === -1 ? first : AMBIGUOUS;
}

const NOWHERE = { kind: 'noSuchPlace' } as const;
const AMBIGUOUS = { kind: 'ambiguousPlace' } as const;

function identifies(item: Value, by: string | null, is: Scalar): boolean {
  if (by === null) return item === is;
  return isMap(item) && hasKey(item, by) && item[by] === is;
}

export function childOf(value: Value, step: string | number): Value | undefined {
  if (typeof step === 'number') return isList(value) ? value[step] : undefined;
  return isMap(value) && hasKey(value, step) ? value[step] : undefined;
}

export function valueAt(value: Value, path: PlainPath): Value | undefined {
  let current: Value | undefined = value;
  for (const step of path) current = current === undefined ? undefined : childOf(current, step);
  return current;
}

export function isItemStep(step: Step | null | undefined): step is ItemStep {
  return typeof step === 'object' && step !== null;
}

export function sameStep(one: Step, other: Step): boolean {
  if (isItemStep(one) && isItemStep(other)) return one.by === other.by && one.is === other.is;
  return one === other;
}

export function samePath(one: Path, other: Path): boolean {
  return one.length === other.length && startsWith(one, other);
}

/** Whether a path leads through another one. */
function startsWith(path: Path, start: Path): boolean {
  return (
    path.length >= start.length &&
    start.every((step, index) => {
      const own = path[index];
      return own !== undefined && sameStep(step, own);
    })
  );
}

/** Keys of items by which a step could name them. */
export function scalarIn(item: Value, key: string): Scalar | undefined {
  const value = isMap(item) && hasKey(item, key) ? item[key] : undefined;
  return isScalar(value) ? value : undefined;
}
