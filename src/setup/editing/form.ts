import { childPattern, type DiffRules } from '../diff/rules';
import type { PlainPath } from '../documents/path';
import { get, isList, isMap, isScalar, sameValue, type Value } from '../documents/value';

/** A script as a form: values outside of lists, and a table for each list of maps. Old and new beside each other. */
export interface Form {
  readonly fields: readonly FormCell[];
  readonly tables: readonly FormTable[];
}

export interface FormCell {
  /** Leads to the value in the new state; for what is gone, to where it was. */
  readonly path: PlainPath;
  /** Keys joined by dots with `*` for items, as in `DiffRules`. */
  readonly pattern: string;
  readonly value: Value | undefined;
  readonly was: Value | undefined;
}

export interface FormTable {
  readonly path: PlainPath;
  readonly pattern: string;
  /** Keys of the columns below an item, such as `validity.from`. */
  readonly columns: readonly string[];
  readonly rows: readonly FormRow[];
}

export interface FormRow {
  /** In the new state; `null` for a row that is removed. */
  readonly index: number | null;
  readonly presence: 'same' | 'added' | 'removed' | 'changed';
  readonly cells: readonly FormCell[];
}

export function formOf(before: Value | undefined, after: Value, rules: DiffRules): Form {
  const form = { fields: [] as FormCell[], tables: [] as FormTable[] };
  visit(before, after, [], '', rules, form);
  return form;
}

interface Making {
  readonly fields: FormCell[];
  readonly tables: FormTable[];
}

function visit(
  before: Value | undefined,
  after: Value | undefined,
  path: PlainPath,
  pattern: string,
  rules: DiffRules,
  form: Making,
): void {
  if (isTable(after) || isTable(before)) {
    form.tables.push(tableOf(before, after, path, pattern, rules));
    return;
  }
  // A tree of conditions is one thing: it is shown as a sentence and changed in the text.
  if ((isMap(after) || isMap(before)) && !rules.together.includes(pattern)) {
    for (const key of keysOf(after, before)) {
      visit(get(before, key), get(after, key), [...path, key], childPattern(pattern, key), rules, form);
    }
    return;
  }
  form.fields.push({ path, pattern, value: after, was: before });
}

function isTable(value: Value | undefined): value is readonly Value[] {
  return isList(value) && value.some(isMap);
}

function tableOf(
  before: Value | undefined,
  after: Value | undefined,
  path: PlainPath,
  pattern: string,
  rules: DiffRules,
): FormTable {
  const [former, current] = [isList(before) ? before : [], isList(after) ? after : []];
  const by = rules.identities[pattern];
  const columns = columnsOf([...current, ...former]);
  const itemPattern = childPattern(pattern, '*');
  const cells = (index: number, was: Value | undefined, value: Value | undefined): readonly FormCell[] =>
    columns.map(column => ({
      path: [...path, index, ...column.split('.')],
      pattern: childPattern(itemPattern, column),
      value: below(value, column),
      was: below(was, column),
    }));
  const partner = (item: Value, index: number): Value | undefined =>
    by === undefined ? former[index] : former.find(one => isMap(one) && sameValue(get(one, by), get(item, by)));
  const used = new Set<Value>();
  const rows = current.map((item, index): FormRow => {
    const was = partner(item, index);
    if (was !== undefined) used.add(was);
    const presence = was === undefined ? 'added' : sameValue(was, item) ? 'same' : 'changed';
    return { index, presence, cells: cells(index, was, item) };
  });
  const gone = former.flatMap((item, index): FormRow[] =>
    used.has(item) ? [] : [{ index: null, presence: 'removed', cells: cells(index, item, undefined) }],
  );
  return { path, pattern, columns, rows: [...rows, ...gone] };
}

/** Keys of items in the order in which they first occur; the keys of a small map within an item stand for it. */
function columnsOf(items: readonly Value[]): readonly string[] {
  const columns = new Set<string>();
  for (const item of items) {
    if (!isMap(item)) continue;
    for (const [key, value] of Object.entries(item)) {
      if (isMap(value) && Object.values(value).every(isScalar)) {
        for (const inner of Object.keys(value)) columns.add(`${key}.${inner}`);
      } else columns.add(key);
    }
  }
  return [...columns];
}

function below(value: Value | undefined, column: string): Value | undefined {
  return column.split('.').reduce<Value | undefined>((current, key) => get(current, key), value);
}

function keysOf(after: Value | undefined, before: Value | undefined): readonly string[] {
  const own = isMap(after) ? Object.keys(after) : [];
  const former = isMap(before) ? Object.keys(before) : [];
  return [...own, ...former.filter(key => !own.includes(key))];
}
