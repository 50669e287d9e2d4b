import * as z from 'zod';
import { err, ok, type Result } from '../../base/result';
import { locate, stepInto, valueAt, type Path, type PathProblem, type PlainPath, type Step } from './path';
import { FORBIDDEN_KEY, hasKey, isList, isMap, mapOf, newMap, toValue, type Value, type ValueMap } from './value';

/** One change of a script's structure. `after`: behind which neighbour; `null`: first; not given: last. */
export type Operation = { readonly document: number; readonly path: Path } & OperationContent;

export type OperationContent =
  | { readonly op: 'set'; readonly value: Value }
  | {
      readonly op: 'insertKey';
      readonly key: string;
      readonly value: Value;
      readonly after?: string | null | undefined;
    }
  | { readonly op: 'removeKey'; readonly key: string }
  | { readonly op: 'renameKey'; readonly key: string; readonly to: string }
  | { readonly op: 'insertItem'; readonly value: Value; readonly after?: Step | null | undefined }
  | { readonly op: 'removeItem'; readonly item: Step }
  | { readonly op: 'moveItem'; readonly item: Step; readonly after?: Step | null | undefined };

export type OperationProblem =
  | PathProblem
  | { readonly kind: 'noSuchDocument'; readonly document: number }
  | { readonly kind: 'notAMap' | 'notAList'; readonly path: Path }
  | { readonly kind: 'keyExists' | 'forbiddenKey'; readonly path: Path; readonly key: string }
  /** The text would mean something else than intended, mostly because an anchor is used elsewhere. */
  | { readonly kind: 'changesElsewhere'; readonly path: Path }
  /** The place is written in a way that is not edited here, such as `? key`. */
  | { readonly kind: 'notEditable'; readonly path: Path };

const valueSchema = z.unknown().transform((data, context): Value => {
  const value = toValue(data);
  if (value !== undefined) return value;
  context.addIssue({ code: 'custom', message: 'not a value' });
  return z.NEVER;
});
const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const stepSchema = z.union([
  z.string(),
  z.int().nonnegative(),
  z.strictObject({ by: z.string().nullable(), is: scalarSchema }),
]);
const keySchema = z.string().refine(key => key !== FORBIDDEN_KEY);
const place = { document: z.int().nonnegative(), path: z.array(stepSchema).max(50) };

/** Operations that come from outside: a plan file, a model's answer. */
export const operationSchema: z.ZodType<Operation> = z.discriminatedUnion('op', [
  z.strictObject({ ...place, op: z.literal('set'), value: valueSchema }),
  z.strictObject({
    ...place,
    op: z.literal('insertKey'),
    key: keySchema,
    value: valueSchema,
    after: z.string().nullable().optional(),
  }),
  z.strictObject({ ...place, op: z.literal('removeKey'), key: keySchema }),
  z.strictObject({ ...place, op: z.literal('renameKey'), key: keySchema, to: keySchema }),
  z.strictObject({
    ...place,
    op: z.literal('insertItem'),
    value: valueSchema,
    after: stepSchema.nullable().optional(),
  }),
  z.strictObject({ ...place, op: z.literal('removeItem'), item: stepSchema }),
  z.strictObject({ ...place, op: z.literal('moveItem'), item: stepSchema, after: stepSchema.nullable().optional() }),
]);

/** An operation whose place is found: `at` leads to the changed map or list (for `set` to the value itself). */
export interface LocatedOperation {
  readonly at: PlainPath;
  /** Key or index that is removed, moved or renamed. */
  readonly child: string | number | null;
  /** Index in front of which something goes, counted before the operation; the length means the end. */
  readonly before: number;
}

/** Finds an operation's place in a document's value and checks that it fits there. */
export function locateOperation(value: Value, operation: Operation): Result<LocatedOperation, OperationProblem> {
  const { path } = operation;
  const located = locate(value, path);
  if (!located.ok) return located;
  const at = located.value;
  const target = valueAt(value, at) ?? null;
  switch (operation.op) {
    case 'set':
      return path.length === 0 ? err({ kind: 'notEditable', path }) : ok({ at, child: null, before: 0 });
    case 'insertKey':
      return placeForKey(target, operation, at);
    case 'removeKey':
    case 'renameKey':
      return existingKey(target, operation, at);
    case 'insertItem':
      if (target !== null && !isList(target)) return err({ kind: 'notAList', path });
      return positionIn(target ?? [], operation.after, at, null, path);
    case 'removeItem':
    case 'moveItem': {
      if (!isList(target)) return err({ kind: 'notAList', path });
      const item = stepInto(target, operation.item);
      if (typeof item !== 'number') return err({ kind: problemOf(item), path: [...path, operation.item] });
      if (operation.op === 'removeItem') return ok({ at, child: item, before: 0 });
      return positionIn(target, operation.after, at, item, path);
    }
  }
}

/** What a document means after an operation. */
export function applyToValue(value: Value, operation: Operation): Result<Value, OperationProblem> {
  const located = locateOperation(value, operation);
  if (!located.ok) return located;
  return ok(applyLocated(value, operation, located.value));
}

export function applyLocated(value: Value, operation: Operation, located: LocatedOperation): Value {
  return replaceAt(value, located.at, target => changed(target, operation, located));
}

function changed(target: Value, operation: Operation, { child, before }: LocatedOperation): Value {
  switch (operation.op) {
    case 'set':
      return operation.value;
    case 'insertKey': {
      const entries = Object.entries(isMap(target) ? target : newMap());
      entries.splice(before, 0, [operation.key, operation.value]);
      return mapOf(entries);
    }
    case 'removeKey':
      return mapOf(Object.entries(target as ValueMap).filter(([key]) => key !== child));
    case 'renameKey':
      return mapOf(
        Object.entries(target as ValueMap).map(([key, value]) => [key === child ? operation.to : key, value]),
      );
    case 'insertItem':
      return (isList(target) ? target : []).toSpliced(before, 0, operation.value);
    case 'removeItem':
      return (target as readonly Value[]).toSpliced(child as number, 1);
    case 'moveItem':
      return moved(target as readonly Value[], child as number, before);
  }
}

/** A list with one item moved in front of another; `before` counts the list as it was. */
export function moved<T>(list: readonly T[], from: number, before: number): readonly T[] {
  const [item] = list.slice(from, from + 1);
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(before > from ? before - 1 : before, 0, item as T);
}

function placeForKey(
  target: Value,
  { path, key, after }: { path: Path; key: string; after?: string | null | undefined },
  at: PlainPath,
): Result<LocatedOperation, OperationProblem> {
  if (target !== null && !isMap(target)) return err({ kind: 'notAMap', path });
  if (key === FORBIDDEN_KEY) return err({ kind: 'forbiddenKey', path, key });
  const map = target ?? newMap();
  if (hasKey(map, key)) return err({ kind: 'keyExists', path, key });
  const keys = Object.keys(map);
  if (after === null) return ok({ at, child: null, before: 0 });
  // The order of keys is layout: a neighbour that is gone is no reason to refuse.
  const neighbour = after === undefined ? -1 : keys.indexOf(after);
  return ok({ at, child: null, before: neighbour === -1 ? keys.length : neighbour + 1 });
}

function existingKey(
  target: Value,
  operation: Operation & { readonly op: 'removeKey' | 'renameKey' },
  at: PlainPath,
): Result<LocatedOperation, OperationProblem> {
  const { path, key } = operation;
  if (!isMap(target)) return err({ kind: 'notAMap', path });
  if (!hasKey(target, key)) return err({ kind: 'noSuchPlace', path: [...path, key] });
  if (operation.op === 'renameKey') {
    if (operation.to === FORBIDDEN_KEY) return err({ kind: 'forbiddenKey', path, key: operation.to });
    if (hasKey(target, operation.to)) return err({ kind: 'keyExists', path, key: operation.to });
  }
  return ok({ at, child: key, before: 0 });
}

function positionIn(
  list: readonly Value[],
  after: Step | null | undefined,
  at: PlainPath,
  child: number | null,
  path: Path,
): Result<LocatedOperation, OperationProblem> {
  if (after === undefined) return ok({ at, child, before: list.length });
  if (after === null) return ok({ at, child, before: 0 });
  const neighbour = stepInto(list, after);
  if (typeof neighbour !== 'number') return err({ kind: problemOf(neighbour), path: [...path, after] });
  return ok({ at, child, before: neighbour + 1 });
}

function problemOf(step: string | Pick<PathProblem, 'kind'>): PathProblem['kind'] {
  return typeof step === 'string' ? 'noSuchPlace' : step.kind;
}

function replaceAt(value: Value, path: PlainPath, change: (target: Value) => Value): Value {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (typeof step === 'number') {
    const list = value as readonly Value[];
    return list.with(step, replaceAt(list[step] ?? null, rest, change));
  }
  return mapOf(
    Object.entries(value as ValueMap).map(([key, child]) => [
      key,
      key === step ? replaceAt(child, rest, change) : child,
    ]),
  );
}
