import { fieldsOf, parseExpression } from '../../conditions/expression';
import type { Path } from '../../documents/path';
import { scalarText } from '../../documents/value';
import { finding, type Finding, type PartName, type Use } from '../../risks/finding';
import { pathText } from '../../workspace/references';
import { text, type Script } from '../../workspace/script';
import { assessAccess, inspectAccess } from '../access';
import { duplicates, nameOf } from '../reading';
import type { AssessedDifference, ChangeOfScript, InspectionContext, SetupKind } from '../setupKind';
import { validateWith } from '../validate';
import { readReport, type OlapReport } from './model';
import { olapReportSchema } from './schema';

export const olapReport: SetupKind = {
  name: 'olap-report',
  title: null,
  labels: {},
  rules: {
    identities: { fields: 'code', rows: 'field', columns: 'field', measures: 'code', sorting: 'by' },
    flags: ['subtotal', 'rows', 'columns'],
    together: [],
  },
  parts: {
    fields: 'field',
    rows: 'row',
    columns: 'column',
    measures: 'measure',
    filters: 'filter',
    sorting: 'sorting',
    'access.roles': 'role',
    'access.export': 'role',
  },
  schema: olapReportSchema,
  validate: script => validateWith(olapReportSchema, script),
  inspect: script => [...inspectReport(script), ...inspectAccess(script)],
  assess: (change, context) =>
    change.differences.flatMap(difference => [
      ...assessAccess(difference),
      ...assessMeasure(difference, change, context),
    ]),
  template: (code, title) =>
    `kind: olap-report
code: ${code}
title: ${title}
version: '0001'
cube: CUBE

fields:
  - { code: client, title: Клиент, type: string }
  - { code: amount, title: Сумма, type: money }

rows:
  - { field: client }
columns: []

measures:
  - { code: M010, title: 'Сумма, руб.', field: amount, aggregate: sum, format: '#,##0.00' }

filters: []
sorting:
  - { by: client, direction: asc }

access:
  roles: [Дирекция]
`,
};

function inspectReport({ value, document }: Script): readonly Finding[] {
  const report = readReport(value);
  const fields = new Set(report.fields.map(field => field.code));
  const unknown = (part: PartName, name: string, field: string, path: Path): Finding[] =>
    fields.has(field) || field === '' ? [] : [finding('unknownField', path, { part, name, field }, document)];
  const sortable = new Set([...fields, ...report.measures.map(measure => measure.code)]);
  return [
    ...doubled(report, document),
    ...report.rows.flatMap(({ field, title }, index) => unknown('row', title, field, ['rows', index, 'field'])),
    ...report.columns.flatMap(({ field, title }, index) =>
      unknown('column', title, field, ['columns', index, 'field']),
    ),
    ...report.filters.flatMap(({ field, title }, index) =>
      unknown('filter', title, field, ['filters', index, 'field']),
    ),
    ...report.measures.flatMap(({ title, field, expression }, index) => [
      ...unknown('measure', title, field, ['measures', index, 'field']),
      ...inExpression(expression).flatMap(name => unknown('measure', title, name, ['measures', index, 'expression'])),
      ...(expression !== '' && !parseExpression(expression).ok
        ? [
            finding(
              'conditionUnreadable',
              ['measures', index, 'expression'],
              { part: 'measure', name: title, condition: expression },
              document,
            ),
          ]
        : []),
    ]),
    ...report.sorting.flatMap((by, index) =>
      sortable.has(by) || by === '' ? [] : [finding('unknownSorting', ['sorting', index], { by }, document)],
    ),
  ];
}

function doubled({ fields, measures }: OlapReport, document: number): Finding[] {
  return [
    ...duplicates(fields.map(field => field.code)).map(code =>
      finding('duplicateCode', ['fields'], { part: 'field', code }, document),
    ),
    ...duplicates(measures.map(measure => measure.code)).map(code =>
      finding('duplicateCode', ['measures'], { part: 'measure', code }, document),
    ),
  ];
}

function inExpression(expression: string): readonly string[] {
  const parsed = expression === '' ? null : parseExpression(expression);
  return parsed?.ok === true ? fieldsOf(parsed.value) : [];
}

function assessMeasure(
  difference: ChangeOfScript['differences'][number],
  { after }: ChangeOfScript,
  { workspace }: InspectionContext,
): readonly AssessedDifference[] {
  const { pattern, type, before, path } = difference;
  if (pattern !== 'measures.*' || (type !== 'removed' && type !== 'renamed')) return [];
  const code = type === 'removed' ? text(before, 'code') : scalarText(before);
  const uses: Use[] = [
    ...readReport(after.value).sorting.flatMap((by, index) =>
      by === code ? [{ script: after.code, place: pathText(['sorting', index]) }] : [],
    ),
    ...workspace
      .usesOf(after.code, { type: 'measure', code })
      .map(use => ({ script: use.from.code, place: pathText(use.path) })),
  ];
  if (uses.length === 0) return [];
  const document = difference.operation.document;
  const found =
    type === 'removed'
      ? finding('measureRemoved', path, { measure: nameOf(before), uses }, document)
      : finding('measureRenamed', path, { from: code, to: scalarText(difference.after), uses }, document);
  return [{ difference, finding: found }];
}
