import { isScalar, sameValue, type Value } from '../documents/value';

export type Alignment =
  | { readonly type: 'paired'; readonly before: Value; readonly after: Value }
  | { readonly type: 'removed'; readonly before: Value }
  | { readonly type: 'added'; readonly after: Value };

/** Above this many comparisons the middle of two lists is paired by place. */
const MOST_COMPARISONS = 250_000;

/** Lines two lists up by equal items; unequal neighbours are pairs. */
export function alignItems(before: readonly Value[], after: readonly Value[]): readonly Alignment[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && sameValue(before[head], after[head])) head++;
  let tail = 0;
  while (tail < most - head && sameValue(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const equal = (index: number) => paired(before[index] ?? null, before[index] ?? null);
  const middleBefore = before.slice(head, before.length - tail);
  const middleAfter = after.slice(head, after.length - tail);
  return [
    ...Array.from({ length: head }, (_, index) => equal(index)),
    ...alignMiddle(middleBefore, middleAfter),
    ...Array.from({ length: tail }, (_, index) => equal(before.length - tail + index)),
  ];
}

function alignMiddle(before: readonly Value[], after: readonly Value[]): readonly Alignment[] {
  if (before.length * after.length > MOST_COMPARISONS) return pairUp(before, after);
  // Lengths of the longest common subsequences from each pair of places on.
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row === undefined) continue;
      row[j] = sameValue(before[i], after[j])
        ? (lengths[i + 1]?.[j + 1] ?? 0) + 1
        : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  const aligned: Alignment[] = [];
  let i = 0;
  let j = 0;
  let fromBefore = 0;
  let fromAfter = 0;
  const flush = () => aligned.push(...pairUp(before.slice(fromBefore, i), after.slice(fromAfter, j)));
  while (i < before.length && j < after.length) {
    if (sameValue(before[i], after[j])) {
      flush();
      aligned.push(paired(before[i] ?? null, after[j] ?? null));
      fromBefore = ++i;
      fromAfter = ++j;
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i++;
    else j++;
  }
  i = before.length;
  j = after.length;
  flush();
  return aligned;
}

function pairUp(before: readonly Value[], after: readonly Value[]): readonly Alignment[] {
  const aligned: Alignment[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const [was, is] = [before[index], after[index]];
    if (was === undefined) aligned.push({ type: 'added', after: is ?? null });
    else if (is === undefined) aligned.push({ type: 'removed', before: was });
    else aligned.push(paired(was, is));
  }
  return aligned;
}

function paired(before: Value, after: Value): Alignment {
  return isScalar(before) && before === after
    ? { type: 'paired', before, after: before }
    : { type: 'paired', before, after };
}
