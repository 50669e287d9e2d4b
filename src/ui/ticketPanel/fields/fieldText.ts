import type { FieldValues } from '../../../mantis/fields';
import type { FieldValue } from '../../../mantis/errors';
import type { FieldValuesText, FieldView } from '../../../protocol/fields';

/** Keys of the panel's fields and their names in a conflict; custom fields are `customField:<id>` in both. */
const names = {
  handler: 'handlerId',
  category: 'categoryId',
  version: 'targetVersionId',
  dueDate: 'dueDate',
  visibility: 'isPrivate',
} as const;

type Key = keyof typeof names;

const customPrefix = 'customField:';
const moscowOffset = '+03:00';
const moscowMs = 3 * 3_600_000;

export function customKey(fieldId: number): string {
  return `${customPrefix}${fieldId}`;
}

/** The panel's key for a field as conflicts name it. */
export function keyOfName(name: string): string {
  return Object.entries(names).find(([, value]) => value === name)?.[0] ?? name;
}

/** `YYYY-MM-DD` of an instant in Moscow, in which the department works (RULES B1); empty for none. */
export function dateText(at: number | null): string {
  return at === null ? '' : new Date(at + moscowMs).toISOString().slice(0, 10);
}

/** A value of a conflict as the panel's text. */
export function textOf(name: string, value: FieldValue): string {
  if (value === null || value === 0) return '';
  if (name === names.dueDate) return dateText(typeof value === 'number' ? value : null);
  if (name === names.visibility) return value === true ? 'private' : 'public';
  return String(value);
}

/** A value of a conflict as the form has it: a custom field keeps a date in epoch seconds. */
export function formText(field: Pick<FieldView, 'kind'>, name: string, value: FieldValue): string {
  const text = textOf(name, value);
  return isStoredDate(field, name) ? dateOfSeconds(text) : text;
}

/** The texts of the form as Mantis stores them: a number with a dot (pitfall 10), a date of a custom field in seconds. */
export function storedTexts(texts: FieldValuesText, fields: readonly FieldView[]): FieldValuesText {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => {
      const field = fields.find(each => each.key === key);
      if (field?.kind === 'number') return [key, text.trim().replace(',', '.')];
      return [key, field !== undefined && isStoredDate(field, key) ? secondsOf(text) : text];
    }),
  );
}

/** `YYYY-MM-DD` of epoch seconds; empty where there is no date in them. */
export function dateOfSeconds(text: string): string {
  return /^[1-9]\d{0,10}$/.test(text) ? dateText(Number(text) * 1000) : '';
}

function secondsOf(text: string): string {
  const at = Date.parse(`${text}T00:00:00${moscowOffset}`);
  return Number.isNaN(at) ? text : String(at / 1000);
}

function isStoredDate({ kind }: Pick<FieldView, 'kind'>, key: string): boolean {
  return kind === 'date' && key.startsWith(customPrefix);
}

/** The named texts as values that `TicketWriter` takes. */
export function valuesOf(texts: FieldValuesText): FieldValues {
  const customFields: Record<number, string> = {};
  const values: Record<string, unknown> = {};
  for (const [key, text] of Object.entries(texts)) {
    if (key.startsWith(customPrefix)) customFields[Number(key.slice(customPrefix.length))] = text;
    else if (isKey(key)) values[names[key]] = parse(key, text);
  }
  return Object.keys(customFields).length === 0 ? values : { ...values, customFields };
}

/** Those of `values` that differ from `base`. */
export function changed(base: FieldValuesText, values: FieldValuesText): FieldValuesText {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== (base[key] ?? '')));
}

function isKey(key: string): key is Key {
  return Object.hasOwn(names, key);
}

function parse(key: Key, text: string): number | boolean | null {
  switch (key) {
    case 'visibility':
      return text === 'private';
    case 'dueDate':
      return text === '' ? null : Date.parse(`${text}T00:00:00${moscowOffset}`);
    case 'handler':
    case 'category':
    case 'version':
      return text === '' ? 0 : Number(text);
  }
}
