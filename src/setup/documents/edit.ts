import { err, ok, type Result } from '../../base/result';
import { applyLocated, locateOperation, type Operation, type OperationProblem } from './operation';
import { readFile, type SetupFile } from './setupFile';
import { spliceBetween, applySplices, type Splice } from './splice';
import { splicesFor } from './spliceFor';
import { sameValue, type Value } from './value';

export interface Edited {
  readonly file: SetupFile;
  /** From the text before to the text after. */
  readonly splices: readonly Splice[];
}

/** An operation that was refused, with its place in the list. */
export interface RefusedOperation {
  readonly index: number;
  readonly operation: Operation;
  readonly problem: OperationProblem;
}

/**
 * Carries out one operation in the text of a file. The result is read again: unless it means exactly what was intended
 * in every document of the file, the operation is refused.
 */
export function applyOperation(file: SetupFile, operation: Operation): Result<Edited, OperationProblem> {
  const document = file.documents[operation.document];
  if (document === undefined) return err({ kind: 'noSuchDocument', document: operation.document });
  const located = locateOperation(document.value, operation);
  if (!located.ok) return located;
  const intended = applyLocated(document.value, operation, located.value);
  const splices = splicesFor(file, document, operation, located.value);
  if (!splices.ok) return splices;
  const edited = readFile(file.path, applySplices(file.text, splices.value), file.encoding);
  if (edited.problems.some(({ kind }) => kind === 'unknownAlias')) {
    return err({ kind: 'changesElsewhere', path: operation.path });
  }
  if (edited.problems.length > 0) return err({ kind: 'notEditable', path: operation.path });
  const meant = file.documents.map(({ value }, index) => (index === operation.document ? intended : value));
  if (!means(edited, meant)) return err({ kind: 'changesElsewhere', path: operation.path });
  return ok({ file: edited, splices: splices.value });
}

/** Carries out operations one after another; the first that does not fit refuses them all. */
export function applyOperations(file: SetupFile, operations: readonly Operation[]): Result<Edited, RefusedOperation> {
  let current = file;
  for (const [index, operation] of operations.entries()) {
    const edited = applyOperation(current, operation);
    if (!edited.ok) return err({ index, operation, problem: edited.error });
    current = edited.value.file;
  }
  const splice = spliceBetween(file.text, current.text);
  return ok({ file: current, splices: splice === null ? [] : [splice] });
}

/** Carries out what fits and tells what does not. */
export function applyFitting(file: SetupFile, operations: readonly Operation[]): Edited & Refusals {
  let current = file;
  const refused: RefusedOperation[] = [];
  for (const [index, operation] of operations.entries()) {
    const edited = applyOperation(current, operation);
    if (edited.ok) current = edited.value.file;
    else refused.push({ index, operation, problem: edited.error });
  }
  const splice = spliceBetween(file.text, current.text);
  return { file: current, splices: splice === null ? [] : [splice], refused };
}

export interface Refusals {
  readonly refused: readonly RefusedOperation[];
}

function means(file: SetupFile, values: readonly Value[]): boolean {
  return (
    file.documents.length === values.length &&
    file.documents.every(({ value }, index) => sameValue(value, values[index]))
  );
}
