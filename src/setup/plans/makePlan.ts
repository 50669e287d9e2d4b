import { err, ok, type Result } from '../../base/result';
import { encode, type Encoding, type NotInEncoding } from '../documents/encoding';
import type { Operation } from '../documents/operation';
import { invertSplices, spliceBetween, type Splice } from '../documents/splice';
import { sha256Hex } from '../../base/sha256';
import type { Plan, PlannedFile } from './plan';

/** A file as it is and as it is to become; `null`: it is not there. */
export interface FileChange {
  readonly path: string;
  readonly encoding: Encoding;
  readonly before: string | null;
  readonly after: string | null;
  readonly operations: readonly Operation[];
}

export interface PlanHead {
  readonly id: string;
  readonly ticket: Plan['ticket'];
  readonly author: string;
  /** ms since the epoch. */
  readonly now: number;
  readonly title: string;
  readonly acceptedRisks: readonly string[];
  readonly stateTargets: Plan['stateTargets'];
}

/** Makes a plan of changes; files that do not change are left out. */
export function makePlan(
  head: PlanHead,
  changes: readonly FileChange[],
): Result<Plan, NotInEncoding | { readonly kind: 'nothingToDo' }> {
  const files: PlannedFile[] = [];
  for (const change of changes) {
    if (change.before === change.after) continue;
    const file = plannedFile(change);
    if (!file.ok) return file;
    files.push(file.value);
  }
  if (files.length === 0) return err({ kind: 'nothingToDo' });
  const { now, ...rest } = head;
  return ok({
    format: 1,
    ...rest,
    createdAt: new Date(now).toISOString(),
    acceptedRisks: [...head.acceptedRisks],
    files,
    takesBack: null,
  });
}

function plannedFile({ path, encoding, before, after, operations }: FileChange): Result<PlannedFile, NotInEncoding> {
  const base = before === null ? null : encode(before, encoding);
  const target = after === null ? null : encode(after, encoding);
  if (base?.ok === false) return base;
  if (target?.ok === false) return target;
  const splice = spliceBetween(before ?? '', after ?? '');
  const splices: readonly Splice[] = splice === null ? [] : [splice];
  return ok({
    path,
    encoding,
    base: base === null ? null : sha256Hex(base.value),
    target: target === null ? null : sha256Hex(target.value),
    splices: [...splices],
    inverse: [...invertSplices(before ?? '', splices)],
    operations: [...operations],
  });
}

/** The plan that undoes a plan; its operations are those that lead back, as `reviewFile` finds them. */
export function inversePlan(
  plan: Plan,
  head: Pick<PlanHead, 'id' | 'author' | 'now'>,
  operationsBack: (path: string) => readonly Operation[] = () => [],
): Plan {
  return {
    ...plan,
    id: head.id,
    author: head.author,
    createdAt: new Date(head.now).toISOString(),
    acceptedRisks: [],
    stateTargets: [],
    takesBack: plan.id,
    files: plan.files.map(({ path, encoding, base, target, splices, inverse }) => ({
      path,
      encoding,
      base: target,
      target: base,
      splices: inverse,
      inverse: splices,
      operations: [...operationsBack(path)],
    })),
  };
}
