import { isYes } from '../../diff/rules';
import { get, type Value } from '../../documents/value';
import { text } from '../../workspace/script';
import { itemsOf } from '../reading';

/** A report read tolerantly. */
export interface OlapReport {
  readonly fields: readonly ReportField[];
  readonly rows: readonly Axis[];
  readonly columns: readonly Axis[];
  readonly measures: readonly Measure[];
  readonly filters: readonly Axis[];
  /** Codes of fields or measures. */
  readonly sorting: readonly string[];
}

export interface ReportField {
  readonly code: string;
  readonly title: string;
  readonly type: string;
}

export interface Axis {
  readonly field: string;
  readonly title: string;
  readonly subtotal: boolean;
  readonly format: string;
}

export interface Measure {
  readonly code: string;
  readonly title: string;
  readonly field: string;
  readonly expression: string;
  readonly aggregate: string;
  readonly format: string;
}

export function readReport(value: Value): OlapReport {
  const fields = itemsOf(value, 'fields').map(({ code, title, value: field }) => ({
    code,
    title: title || code,
    type: text(field, 'type'),
  }));
  const titles = new Map(fields.map(field => [field.code, field.title]));
  const axis = (key: string): readonly Axis[] =>
    itemsOf(value, key, 'field').map(({ code, title, value: item }) => ({
      field: code,
      title: title || (titles.get(code) ?? code),
      subtotal: isYes(get(item, 'subtotal')),
      format: text(item, 'format'),
    }));
  return {
    fields,
    rows: axis('rows'),
    columns: axis('columns'),
    filters: axis('filters'),
    measures: itemsOf(value, 'measures').map(({ code, title, value: item }) => ({
      code,
      title: title || code,
      field: text(item, 'field'),
      expression: text(item, 'expression'),
      aggregate: text(item, 'aggregate'),
      format: text(item, 'format'),
    })),
    sorting: itemsOf(value, 'sorting').map(({ value: item }) => text(item, 'by') || text(item, 'field')),
  };
}
