import type { Operation } from '../documents/operation';
import { isItemStep, samePath, sameStep, type Path, type Step } from '../documents/path';
import { isScalar } from '../documents/value';
import type { Difference } from './difference';

/**
 * The operations of the accepted differences, fitted to a document in which the refused ones do not happen: an item
 * keeps its old name where its renaming is refused, and what was to stand behind a refused newcomer moves up.
 */
export function selectOperations(
  differences: readonly Difference[],
  accepted: (difference: Difference) => boolean,
): readonly Operation[] {
  const refused = differences.filter(difference => !accepted(difference));
  const renames = refused.flatMap(renamedItem);
  const newcomers = refused.flatMap(newItem);
  return differences.filter(accepted).map(({ operation }) => {
    const path = withOldNames(operation.path, renames);
    switch (operation.op) {
      case 'insertItem':
        return { ...operation, path, after: neighbour(operation, newcomers, renames) };
      case 'moveItem':
        return {
          ...operation,
          path,
          item: oldName(operation.path, operation.item, renames),
          after: neighbour(operation, newcomers, renames),
        };
      case 'removeItem':
        return { ...operation, path, item: oldName(operation.path, operation.item, renames) };
      default:
        return { ...operation, path };
    }
  });
}

interface Renaming {
  readonly list: Path;
  readonly from: Step;
  readonly to: Step;
}

interface Newcomer {
  readonly list: Path;
  readonly item: Step;
  readonly after: Step | null | undefined;
}

function renamedItem({ type, operation }: Difference): Renaming[] {
  if (type !== 'renamed' || operation.op !== 'set' || !isScalar(operation.value)) return [];
  const from = operation.path.at(-2);
  if (!isItemStep(from)) return [];
  return [{ list: operation.path.slice(0, -2), from, to: { by: from.by, is: operation.value } }];
}

function newItem({ type, operation, path }: Difference): Newcomer[] {
  const item = path.at(-1);
  if (type !== 'added' || operation.op !== 'insertItem' || !isItemStep(item)) return [];
  return [{ list: operation.path, item, after: operation.after }];
}

function withOldNames(path: Path, renames: readonly Renaming[]): Path {
  return path.map((step, index) => oldName(path.slice(0, index), step, renames));
}

function oldName(list: Path, step: Step, renames: readonly Renaming[]): Step {
  return renames.find(one => samePath(one.list, list) && sameStep(one.to, step))?.from ?? step;
}

function neighbour(
  { path, after }: { readonly path: Path; readonly after?: Step | null | undefined },
  newcomers: readonly Newcomer[],
  renames: readonly Renaming[],
): Step | null | undefined {
  let current = after;
  for (let hops = 0; current !== undefined && current !== null && hops <= newcomers.length; hops++) {
    const step: Step = current;
    const refused = newcomers.find(one => samePath(one.list, path) && sameStep(one.item, step));
    if (refused === undefined) return oldName(path, step, renames);
    current = refused.after;
  }
  return current;
}
