import type { Operation } from '../documents/operation';
import { valueAt, type PlainPath } from '../documents/path';
import { isList, isMap, isScalar, mapOf, scalarText, type Value } from '../documents/value';

export type RowAction = 'copy' | 'remove' | 'up' | 'down';

/**
 * What is done with a row of a table. A copy stands below its row and gets a code of its own; `null` when nothing is
 * to be done.
 * @param by the key that tells the rows apart, if there is one.
 */
export function rowOperation(
  document: number,
  value: Value,
  list: PlainPath,
  index: number,
  action: RowAction,
  by: string | undefined,
): Operation | null {
  const rows = valueAt(value, list);
  if (!isList(rows)) return null;
  const row = rows[index];
  if (row === undefined) return null;
  switch (action) {
    case 'remove':
      return { document, path: list, op: 'removeItem', item: index };
    case 'copy':
      return { document, path: list, op: 'insertItem', value: copyOf(row, rows, by), after: index };
    case 'up':
      return index === 0
        ? null
        : { document, path: list, op: 'moveItem', item: index, after: index === 1 ? null : index - 2 };
    case 'down':
      return index === rows.length - 1 ? null : { document, path: list, op: 'moveItem', item: index, after: index + 1 };
  }
}

function copyOf(row: Value, rows: readonly Value[], by: string | undefined): Value {
  if (by === undefined || !isMap(row)) return row;
  const code = row[by];
  if (!isScalar(code)) return row;
  const taken = new Set(rows.map(one => (isMap(one) ? scalarText(one[by]) : '')));
  const fresh = freeCode(String(code), taken);
  const isNumber = typeof code === 'number';
  // Two states cannot both be the first one.
  const kept = Object.entries(row).filter(([key]) => key !== 'initial');
  return mapOf(kept.map(([key, child]) => [key, key === by ? (isNumber ? Number(fresh) : fresh) : child]));
}

/** `0140` → the next free one by tens with its zeros; `DONE` → `DONE_2`. */
function freeCode(code: string, taken: ReadonlySet<string>): string {
  const digits = /^(.*?)(\d+)$/.exec(code);
  for (let count = 1; count < 10_000; count++) {
    const [, start = '', number = ''] = digits ?? [];
    const step = number.endsWith('0') ? 10 : 1;
    const candidate =
      digits === null
        ? `${code}_${count + 1}`
        : `${start}${String(Number(number) + count * step).padStart(number.length, '0')}`;
    if (!taken.has(candidate)) return candidate;
  }
  return `${code}_copy`;
}
