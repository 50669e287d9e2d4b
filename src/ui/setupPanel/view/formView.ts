import type { CellView, FormView } from '../../../protocol/setupPanel';
import { cellText, cellType } from '../../../setup/editing/cellValue';
import { formOf, type FormCell, type FormRow, type FormTable } from '../../../setup/editing/form';
import { flagOf } from '../../../setup/diff/rules';
import { valueAt } from '../../../setup/documents/path';
import { sameValue } from '../../../setup/documents/value';
import type { Kinds } from '../../../setup/kinds/kinds';
import { nameOf } from '../../../setup/kinds/reading';
import type { Script } from '../../../setup/workspace/script';
import { labelText, valueText } from '../../setup/text/valueText';
import { optionsFor, type CellOption } from './cellOptions';
import { scriptName } from './changesView';

/** Which rows a form shows. */
export interface RowFilter {
  readonly onlyChanged: boolean;
  readonly search: string;
}

/** A table of a large schema is not shown whole; what is changed is always there. */
const MOST_ROWS = 150;

export function formView(before: Script | null, after: Script, kinds: Kinds, filter: RowFilter): FormView {
  const kind = kinds.of(after.kind);
  const form = formOf(before?.value, after.value, kind.rules);
  const words = { script: after, labels: kind.labels };
  const fields = form.fields.filter(cell => !filter.onlyChanged || isChanged(cell));
  return {
    document: after.document,
    title: scriptName(after),
    fields: fields.map(cell => cellView(cell, words)),
    tables: form.tables
      .map(table => tableView(table, words, filter, before))
      .filter(({ rows, hidden }) => !filter.onlyChanged || rows.length + hidden > 0),
  };
}

interface Words {
  readonly script: Script;
  readonly labels: Readonly<Record<string, string>>;
}

function tableView(
  { path, pattern, columns, rows }: FormTable,
  words: Words,
  filter: RowFilter,
  before: Script | null,
): FormView['tables'][number] {
  const wanted = rows.filter(row => isWanted(row, filter));
  const changed = wanted.filter(row => row.presence !== 'same');
  const rest = new Set(wanted.filter(row => row.presence === 'same').slice(0, Math.max(0, MOST_ROWS - changed.length)));
  const shown = wanted.filter(row => row.presence !== 'same' || rest.has(row)).slice(0, MOST_ROWS * 4);
  const name = ({ index, cells }: FormRow): string => {
    const [first] = cells;
    const item = valueAt(
      (index === null ? before?.value : words.script.value) ?? null,
      first?.path.slice(0, path.length + 1) ?? [],
    );
    return nameOf(item) || cellText(first?.value ?? first?.was);
  };
  return {
    path: [...path],
    title: capital(labelText(pattern.replaceAll('.*', ''), words.labels)),
    columns: columns.map(column => capital(labelText(column, words.labels))),
    rows: shown.map(row => ({
      index: row.index,
      presence: row.presence,
      name: name(row),
      cells: row.cells.map(cell => cellView(cell, words)),
    })),
    hidden: wanted.length - shown.length,
  };
}

function isWanted(row: FormRow, { onlyChanged, search }: RowFilter): boolean {
  if (onlyChanged && row.presence === 'same') return false;
  const wanted = search.trim().toLocaleLowerCase();
  return (
    wanted === '' ||
    row.cells.some(({ value, was }) =>
      cellText(value ?? was)
        .toLocaleLowerCase()
        .includes(wanted),
    )
  );
}

function isChanged({ value, was }: FormCell): boolean {
  return !sameValue(value, was);
}

function cellView(cell: FormCell, { script, labels }: Words): CellView {
  const { pattern, path, value, was } = cell;
  const key = pattern.replaceAll('.*', '');
  const type = cellType(value ?? was);
  const options = optionsFor(cell, script);
  const shown: CellView['type'] = options.length > 0 && type !== 'flag' ? 'choice' : type;
  return {
    path: [...path],
    label: capital(pattern.includes('*') ? labelText(key, labels) : placeLabel(key, labels)),
    type: shown,
    text: typedText(value, type, key),
    was: isChanged(cell) ? (was === undefined ? '' : wordsOf(was, key, options)) : null,
    options: [...options],
  };
}

function typedText(value: FormCell['value'], type: CellView['type'], key: string): string {
  if (value === undefined) return '';
  if (type === 'nested') return valueText(value, key);
  const flag = type === 'flag' ? flagOf(value) : undefined;
  return flag === undefined ? cellText(value) : flag ? 'yes' : 'no';
}

function wordsOf(value: NonNullable<FormCell['was']> | null, key: string, options: readonly CellOption[]): string {
  const chosen = options.find(option => option.value === typedText(value, cellType(value), key));
  return chosen?.label ?? (typeof value === 'string' ? value : valueText(value, key));
}

/** «Итоги › строки»: outside of tables a key alone does not say what it is about. */
function placeLabel(key: string, labels: Readonly<Record<string, string>>): string {
  const keys = key.split('.');
  return keys.map((_, index) => labelText(keys.slice(0, index + 1).join('.'), labels)).join(' › ');
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
