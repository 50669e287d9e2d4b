/** The meaning of a script without its layout. Maps have no prototype, so that no key of a file can reach one. */
export type Scalar = string | number | boolean | null;
export type Value = Scalar | readonly Value[] | ValueMap;
export interface ValueMap {
  readonly [key: string]: Value;
}

/** A key that no document may have: plain objects treat it as their prototype. */
export const FORBIDDEN_KEY = '__proto__';

export function newMap(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}

export function mapOf(entries: Iterable<readonly [string, Value]>): ValueMap {
  const map = newMap();
  for (const [key, value] of entries) map[key] = value;
  return map;
}

export function isMap(value: unknown): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isScalar(value: Value | undefined): value is Scalar {
  return value !== undefined && (value === null || typeof value !== 'object');
}

/** A scalar as the text that it is; '' for what is no scalar. */
export function scalarText(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Own keys only: `constructor` of a script is a key like any other. */
export function hasKey(map: ValueMap, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(map, key);
}

export function get(value: Value | undefined, key: string): Value | undefined {
  return isMap(value) && hasKey(value, key) ? value[key] : undefined;
}

/** Whether two values mean the same; the order of keys is layout, the order of items is meaning. */
export function sameValue(one: Value | undefined, other: Value | undefined): boolean {
  if (one === other) return true;
  if (isList(one)) {
    return isList(other) && one.length === other.length && one.every((item, index) => sameValue(item, other[index]));
  }
  if (!isMap(one) || !isMap(other)) return Number.isNaN(one) && Number.isNaN(other);
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => hasKey(other, key) && sameValue(one[key], other[key]))
  );
}

/** Takes plain data (of a plan, of a model) over, without prototypes; `null` when it is no such data. */
export function toValue(data: unknown, depth = 0): Value | null | undefined {
  if (data === null || typeof data === 'string' || typeof data === 'boolean') return data;
  if (typeof data === 'number') return Number.isFinite(data) ? data : undefined;
  if (typeof data !== 'object' || depth > MAX_DEPTH) return undefined;
  if (Array.isArray(data)) {
    const items: Value[] = [];
    for (const item of data as unknown[]) {
      const value = toValue(item, depth + 1);
      if (value === undefined) return undefined;
      items.push(value);
    }
    return items;
  }
  const map = newMap();
  for (const key of Object.keys(data)) {
    if (key === FORBIDDEN_KEY) return undefined;
    const value = toValue((data as Record<string, unknown>)[key], depth + 1);
    if (value === undefined) return undefined;
    map[key] = value;
  }
  return map;
}

/** Deeper nesting is refused: no script needs it, and readers recurse. */
export const MAX_DEPTH = 100;
