import { isScalar, sameValue, type Scalar, type Value } from '../documents/value';
import { scalarIn } from '../documents/path';
import { longestRising } from './longestRising';
import { LABEL_KEY } from './rules';

/** The items of two lists matched by what identifies them. */
export interface MatchedItems {
  readonly removed: readonly { readonly id: Scalar; readonly item: Value }[];
  readonly renamed: readonly { readonly from: Scalar; readonly to: Scalar }[];
  /** In the order of the list as it becomes. `before` has its new identity already. */
  readonly items: readonly MatchedItem[];
}

export interface MatchedItem {
  readonly id: Scalar;
  /** Nothing: the item is new. */
  readonly before: Value | undefined;
  readonly after: Value;
  /** Whether it must change its place among the items that stay. */
  readonly moves: boolean;
}

/**
 * @param by the key that identifies; `null`: items are their own identity.
 * @returns null when an item has no identity of its own on either side.
 */
export function matchItems(before: readonly Value[], after: readonly Value[], by: string | null): MatchedItems | null {
  const old = indexed(before, by);
  const young = indexed(after, by);
  if (old === null || young === null) return null;
  const gone = [...old.keys()].filter(id => !young.has(id));
  const added = [...young.keys()].filter(id => !old.has(id));
  const renamed = by === null ? new Map<Scalar, Scalar>() : findRenames(gone, added, old, young, by);
  const formerOf = new Map([...renamed].map(([from, to]) => [to, from]));
  const places = new Map([...old.keys()].map((id, index) => [renamed.get(id) ?? id, index]));
  const kept = [...young.keys()].filter(id => places.has(id));
  const staying = new Set(longestRising(kept.map(id => places.get(id) ?? 0)).map(index => kept[index]));
  return {
    removed: gone.filter(id => !renamed.has(id)).map(id => ({ id, item: old.get(id) ?? null })),
    renamed: [...renamed].map(([from, to]) => ({ from, to })),
    items: [...young].map(([id, item]) => {
      const former = formerOf.get(id);
      const was = former === undefined ? old.get(id) : withIdentity(old.get(former) ?? null, by ?? '', id);
      return { id, before: was, after: item, moves: was !== undefined && !staying.has(id) };
    }),
  };
}

function indexed(list: readonly Value[], by: string | null): Map<Scalar, Value> | null {
  const map = new Map<Scalar, Value>();
  for (const item of list) {
    const id = by === null ? item : scalarIn(item, by);
    if (!isScalar(id) || id === null || map.has(id)) return null;
    map.set(id, item);
  }
  return map;
}

/** A removed and an added item are one renamed item when all else is the same, or when only they have that title. */
function findRenames(
  gone: readonly Scalar[],
  added: readonly Scalar[],
  old: ReadonlyMap<Scalar, Value>,
  young: ReadonlyMap<Scalar, Value>,
  by: string,
): Map<Scalar, Scalar> {
  const renamed = new Map<Scalar, Scalar>();
  if (gone.length === 0 || added.length === 0) return renamed;
  const taken = new Set<Scalar>();
  const pair = (alike: (was: Value, is: Value) => boolean) => {
    for (const from of gone) {
      if (renamed.has(from)) continue;
      const was = old.get(from) ?? null;
      const candidates = added.filter(to => !taken.has(to) && alike(was, young.get(to) ?? null));
      const rivals = gone.filter(one => !renamed.has(one) && alike(old.get(one) ?? null, was));
      const [to] = candidates;
      if (to === undefined || candidates.length !== 1 || rivals.length !== 1) continue;
      renamed.set(from, to);
      taken.add(to);
    }
  };
  pair((was, is) => sameValue(withIdentity(was, by, null), withIdentity(is, by, null)));
  const oldLabels = countLabels(old);
  const youngLabels = countLabels(young);
  pair((was, is) => {
    const label = scalarIn(was, LABEL_KEY);
    const isOwn = typeof label === 'string' && oldLabels.get(label) === 1 && youngLabels.get(label) === 1;
    return isOwn && scalarIn(is, LABEL_KEY) === label;
  });
  return renamed;
}

function countLabels(items: ReadonlyMap<Scalar, Value>): ReadonlyMap<Scalar | undefined, number> {
  const counts = new Map<Scalar | undefined, number>();
  for (const item of items.values()) {
    const label = scalarIn(item, LABEL_KEY);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

function withIdentity(item: Value, by: string, id: Scalar): Value {
  const copy = Object.assign(Object.create(null) as Record<string, Value>, item);
  copy[by] = id;
  return copy;
}
