import type { Value } from '../documents/value';
import { readReport, type Axis, type OlapReport } from '../kinds/olapReport/model';

/** The skeleton of a report: headings with sample values, no numbers. */
export interface Pivot {
  readonly rowHeadings: readonly string[];
  /** One line for each level of columns, the measures last. */
  readonly header: readonly (readonly HeaderCell[])[];
  readonly rows: readonly PivotRow[];
  readonly filters: readonly string[];
}

export interface HeaderCell {
  readonly text: string;
  /** Columns that the heading spans. */
  readonly span: number;
}

export interface PivotRow {
  readonly cells: readonly string[];
  readonly isSubtotal: boolean;
  /** How the numbers of the row look, one for each column. */
  readonly numbers: readonly string[];
}

const SAMPLES = 2;

export function pivotOf(value: Value): Pivot {
  const report = readReport(value);
  const columns = combinations(report.columns, report);
  const formats = columns.flatMap(() => report.measures.map(measure => sampleNumber(measure.format)));
  const rows = combinations(report.rows, report);
  return {
    rowHeadings: report.rows.map(row => row.title),
    header: [
      ...report.columns.map((axis, level) => headerLine(axis, level, report)),
      columns.flatMap(() => report.measures.map(measure => ({ text: measure.title, span: 1 }))),
    ],
    rows: rows
      .map(cells => ({ cells, isSubtotal: false, numbers: formats }))
      .flatMap((row, index) => [
        row,
        ...subtotalsAfter(report.rows, rows, index).map(cells => ({ cells, isSubtotal: true, numbers: formats })),
      ]),
    filters: report.filters.map(filter => filter.title),
  };
}

function headerLine(axis: Axis, level: number, report: OlapReport): readonly HeaderCell[] {
  const below = SAMPLES ** (report.columns.length - level - 1) * Math.max(1, report.measures.length);
  const repeats = SAMPLES ** level;
  return Array.from({ length: repeats }, () => samples(axis, report)).flatMap(texts =>
    texts.map(text => ({ text, span: below })),
  );
}

function combinations(axes: readonly Axis[], report: OlapReport): readonly (readonly string[])[] {
  return axes.reduce<readonly (readonly string[])[]>(
    (lines, axis) => lines.flatMap(line => samples(axis, report).map(text => [...line, text])),
    [[]],
  );
}

/** After the last line of a value whose field has a subtotal; the innermost field has none. */
function subtotalsAfter(
  axes: readonly Axis[],
  rows: readonly (readonly string[])[],
  index: number,
): readonly string[][] {
  return axes
    .flatMap((axis, level) => (axis.subtotal && level < axes.length - 1 ? [level] : []))
    .filter(level => (index + 1) % SAMPLES ** (axes.length - level - 1) === 0)
    .map(level => (rows[index] ?? []).map((text, at) => (at < level ? text : at === level ? `Σ ${text}` : '')))
    .reverse();
}

function samples(axis: Axis, report: OlapReport): readonly string[] {
  const type = report.fields.find(field => field.code === axis.field)?.type ?? 'string';
  switch (type) {
    case 'date':
      return axis.format === 'YYYY' ? ['2025', '2026'] : ['01.2026', '02.2026'];
    case 'integer':
      return ['1', '2'];
    case 'code':
      return ['0010', '0020'];
    default:
      return [`${axis.title} 1`, `${axis.title} 2`];
  }
}

function sampleNumber(format: string): string {
  return format === '' ? '0' : format.replace(/#,##0/, '1 234').replaceAll('#', '');
}
