import { err, ok, type Result } from '../../base/result';
import { compareDocuments } from '../diff/compare';
import { applyOperations, type RefusedOperation } from '../documents/edit';
import type { SetupFile } from '../documents/setupFile';
import type { Kinds } from '../kinds/kinds';
import { operationsOf, type FileReview } from '../review/reviewFile';
import { text } from '../workspace/script';
import type { RefusedChange, Snapshot } from './snapshot';

/** A proposal with its review, as refusing needs it. */
export interface Reviewed {
  readonly base: SetupFile;
  readonly result: SetupFile;
  readonly review: FileReview;
  readonly kinds: Kinds;
}

/** The proposal without one of its changes, which is kept aside; an error says what could not be carried out. */
export function refuseChange(
  snapshot: Snapshot,
  id: string,
  { base, result, review, kinds }: Reviewed,
): Result<Snapshot, RefusedOperation> {
  const found = review.scripts.flatMap(({ script, review: own }) =>
    own.changes.flatMap(change => (change.id === id ? [{ change, kind: script.kind }] : [])),
  )[0];
  if (found === undefined) return ok(snapshot);
  const all = new Set(review.scripts.flatMap(({ review: own }) => own.changes.map(change => change.id)));
  const rest = new Set([...all].filter(one => one !== id));
  const without = applyOperations(base, operationsOf(review, rest));
  if (!without.ok) return without;
  const { change, kind } = found;
  const refused: RefusedChange = {
    id,
    text: change.text,
    kind,
    operations: change.differences.map(({ operation }) => operation),
  };
  return ok({
    ...snapshot,
    text: keepingLayout(base, result, without.value.file, operationsOf(review, all), kinds),
    refused: [...snapshot.refused.filter(one => one.id !== id), refused],
  });
}

/** Takes a refused change up again. */
export function takeUpChange(snapshot: Snapshot, id: string, result: SetupFile): Result<Snapshot, RefusedOperation> {
  const change = snapshot.refused.find(one => one.id === id);
  if (change === undefined) return ok(snapshot);
  const edited = applyOperations(result, change.operations);
  if (!edited.ok) return err(edited.error);
  return ok({
    ...snapshot,
    text: edited.value.file.text,
    refused: snapshot.refused.filter(one => one !== change),
  });
}

/** Where the person changed layout or comments by hand, these stay: the refused change is undone in their text. */
function keepingLayout(
  base: SetupFile,
  result: SetupFile,
  without: SetupFile,
  operations: Parameters<typeof applyOperations>[1],
  kinds: Kinds,
): string {
  const whole = applyOperations(base, operations);
  if (whole.ok && whole.value.file.text === result.text) return without.text;
  const back = result.documents.flatMap(({ index, value }) => {
    const wanted = without.documents[index];
    return wanted === undefined
      ? []
      : compareDocuments(value, wanted.value, kinds.of(text(value, 'kind')).rules, index).map(one => one.operation);
  });
  const edited = applyOperations(result, back);
  return edited.ok ? edited.value.file.text : without.text;
}
