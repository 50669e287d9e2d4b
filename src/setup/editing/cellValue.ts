import { err, ok, type Result } from '../../base/result';
import { flagOf } from '../diff/rules';
import type { Operation } from '../documents/operation';
import { childOf, valueAt, type PlainPath } from '../documents/path';
import { isList, isMap, isScalar, newMap, type Value } from '../documents/value';

/** What can be typed into a cell: its type is that of the value that it holds. */
export type CellType = 'text' | 'number' | 'flag' | 'list' | 'nested';

export function cellType(value: Value | undefined): CellType {
  if (value === undefined || value === null || typeof value === 'string') {
    return flagOf(value ?? undefined) === undefined ? 'text' : 'flag';
  }
  if (typeof value === 'boolean') return 'flag';
  if (typeof value === 'number') return 'number';
  return isList(value) && value.every(isScalar) ? 'list' : 'nested';
}

/** A value as a person types it. Lists are separated by commas. */
export function cellText(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (isList(value)) return value.filter(isScalar).map(String).join(', ');
  return isMap(value) ? '' : String(value);
}

/** What a typed text means where a value stood. Numbers stay numbers; flags keep their way of writing. */
function typedValue(typed: string, former: Value | undefined): Result<Value, 'notANumber'> {
  switch (cellType(former)) {
    case 'number': {
      const number = Number(typed.trim().replace(',', '.'));
      // A day of delivery may be a number or a name, so that a word is no error by itself.
      return /^[-+]?\d/.test(typed.trim()) && !Number.isFinite(number)
        ? err('notANumber')
        : ok(numberOr(typed, number));
    }
    case 'flag':
      return ok(flagLike(typed, former));
    case 'list': {
      const items = typed.split(',').map(item => item.trim());
      const areNumbers = isList(former) && former.length > 0 && former.every(item => typeof item === 'number');
      return ok(items.filter(item => item !== '').map(item => (areNumbers ? numberOr(item, Number(item)) : item)));
    }
    default:
      return ok(typed);
  }
}

function numberOr(typed: string, number: number): Value {
  return typed.trim() !== '' && Number.isFinite(number) ? number : typed.trim();
}

const PAIRS: readonly (readonly [Value, Value])[] = [
  ['да', 'нет'],
  ['yes', 'no'],
  ['on', 'off'],
  ['true', 'false'],
];

function flagLike(typed: string, former: Value | undefined): Value {
  const wanted = flagOf(typed);
  if (wanted === undefined) return typed;
  const pair = PAIRS.find(one => typeof former === 'string' && one.includes(former.toLowerCase()));
  return pair === undefined ? wanted : (pair[wanted ? 0 : 1] ?? wanted);
}

/**
 * The operation by which a typed text takes the place of a value; `null` when nothing changes. An emptied cell loses
 * its key, a key that is not there yet is added with the maps around it.
 */
export function operationFor(
  document: number,
  value: Value,
  path: PlainPath,
  typed: string,
): Result<Operation | null, 'notANumber'> {
  const former = valueAt(value, path);
  if (cellText(former) === typed) return ok(null);
  const key = path.at(-1);
  const parent = path.slice(0, -1);
  if (typed.trim() === '' && cellType(former) !== 'list') {
    if (typeof key !== 'string' || former === undefined) return ok(null);
    return ok({ document, path: parent, op: 'removeKey', key });
  }
  const meant = typedValue(typed, former);
  if (!meant.ok) return meant;
  if (former !== undefined) return ok({ document, path, op: 'set', value: meant.value });
  return ok(insertion(document, value, path, meant.value));
}

function insertion(document: number, value: Value, path: PlainPath, meant: Value): Operation | null {
  let current: Value = value;
  for (const [index, step] of path.entries()) {
    const next = childOf(current, step);
    if (next !== undefined && next !== null) {
      current = next;
      continue;
    }
    if (typeof step !== 'string') return null;
    const inner = path.slice(index + 1).reduceRight<Value>((child, key) => {
      const map = newMap();
      map[String(key)] = child;
      return map;
    }, meant);
    const place = path.slice(0, index);
    return next === null
      ? { document, path: [...place, step], op: 'set', value: inner }
      : { document, path: place, op: 'insertKey', key: step, value: inner };
  }
  return null;
}
