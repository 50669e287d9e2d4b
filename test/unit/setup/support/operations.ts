import type { Operation } from '../../../../src/setup/documents/operation';
import type { Step } from '../../../../src/setup/documents/path';
import { isList, isMap, isScalar, type Value } from '../../../../src/setup/documents/value';
import type { Random } from './random';

interface Place {
  readonly path: readonly (string | number)[];
  readonly value: Value;
}

export function placesOf(value: Value, path: readonly (string | number)[] = []): Place[] {
  const here = { path, value };
  if (isList(value)) return [here, ...value.flatMap((item, index) => placesOf(item, [...path, index]))];
  if (isMap(value)) return [here, ...Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key]))];
  return [here];
}

const SCALARS: readonly Value[] = [
  'Новое',
  '0010',
  'да',
  42,
  0.5,
  true,
  null,
  "it's",
  'a: b',
  'x # y',
  '- z',
  '',
  ' край ',
  'a\nb',
  '[',
  '👍',
];
const SMALL: readonly Value[] = [
  'один',
  7,
  ['a', 'b'],
  { field: 'x', value: 1 },
  [{ code: '0990', title: 'Т' }],
  {},
  [],
];

/** Every kind of operation at random places of a document's value. */
export function someOperations(document: number, value: Value, random: Random): Operation[] {
  const places = placesOf(value).filter(({ path }) => path.length > 0);
  const maps = [{ path: [], value }, ...places].filter(place => isMap(place.value));
  const lists = places.filter(place => isList(place.value));
  const filled = lists.filter(place => (place.value as Value[]).length > 0);
  const operations: Operation[] = [];
  const content = () => (random.chance(0.6) ? random.pick(SCALARS) : random.pick(SMALL));
  const pickFrom = (from: readonly Place[], make: (place: Place) => Operation) => {
    if (from.length > 0) operations.push(make(random.pick(from)));
  };
  const scalars = places.filter(place => isScalar(place.value));
  pickFrom(scalars, ({ path }) => ({ op: 'set', document, path, value: random.pick(SCALARS) }));
  pickFrom(scalars, ({ path }) => ({ op: 'set', document, path, value: content() }));
  pickFrom(places, ({ path }) => ({ op: 'set', document, path, value: content() }));
  pickFrom(maps, ({ path, value: map }) => {
    const after = random.pick([undefined, null, ...Object.keys(map as object)]);
    return {
      op: 'insertKey',
      document,
      path,
      key: 'новый ключ'.slice(0, 5 + random.below(5)),
      value: content(),
      after,
    };
  });
  const nonEmpty = maps.filter(place => Object.keys(place.value as object).length > 0);
  pickFrom(nonEmpty, ({ path, value: map }) => ({
    op: 'removeKey',
    document,
    path,
    key: random.pick(Object.keys(map as object)),
  }));
  pickFrom(nonEmpty, ({ path, value: map }) => ({
    op: 'renameKey',
    document,
    path,
    key: random.pick(Object.keys(map as object)),
    to: random.pick(['переименован', '0099', 'a b', 'да']),
  }));
  const stepOf = (list: Value, index: number): Step => {
    const item = (list as Value[])[index]!;
    const codes = (list as Value[]).map(one => (isMap(one) ? one['code'] : one));
    const identity = isMap(item) ? item['code'] : item;
    const isUnique = isScalar(identity) && codes.filter(one => one === identity).length === 1;
    if (!isUnique || random.chance(0.5)) return index;
    return { by: isMap(item) ? 'code' : null, is: identity };
  };
  const neighbour = (list: Value): Step | null | undefined =>
    random.chance(0.25)
      ? undefined
      : random.chance(0.25)
        ? null
        : (list as Value[]).length === 0
          ? null
          : stepOf(list, random.below((list as Value[]).length));
  const likeThis = (list: Value): Value => {
    const sample = random.pick(list as Value[]);
    return isMap(sample) ? { ...sample, code: '0777' } : random.pick(SCALARS);
  };
  pickFrom(lists, ({ path, value: list }) => ({
    op: 'insertItem',
    document,
    path,
    value: content(),
    after: neighbour(list),
  }));
  pickFrom(filled, ({ path, value: list }) => ({
    op: 'insertItem',
    document,
    path,
    value: likeThis(list),
    after: neighbour(list),
  }));
  pickFrom(filled, ({ path, value: list }) => ({
    op: 'removeItem',
    document,
    path,
    item: stepOf(list, random.below((list as Value[]).length)),
  }));
  pickFrom(filled, ({ path, value: list }) => ({
    op: 'moveItem',
    document,
    path,
    item: stepOf(list, random.below((list as Value[]).length)),
    after: neighbour(list),
  }));
  return operations;
}
