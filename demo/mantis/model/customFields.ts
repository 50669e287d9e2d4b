import { projectLevel } from './access';
import { clientFault, Code, slimError } from './faults';
import { logField } from './history';
import { asObject, isSet, toInt, toText } from './json';
import { fieldsOf } from './projects';
import { characterCount, toColumn } from './texts';
import { localDay } from './zone';
import type { JsonObject } from './json';
import type { State } from './state';
import type { CustomField, Issue, Project, User } from './types';

const SETS = new Set(['checkbox', 'multilist']);
const CHOICES = new Set(['enum', 'list', 'radio']);
const NUMBERS = new Set(['numeric', 'float']);
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** The database's notation: a set is kept as `|А|В|`. */
function toDatabase(field: CustomField, value: string): string {
  return SETS.has(field.type) && value !== '' ? `|${value}|` : value;
}

export function fromDatabase(field: CustomField, stored: string): string {
  return SETS.has(field.type) ? stored.replace(/^\|/, '').replace(/\|$/, '') : stored;
}

/** How the history shows a value: sets with commas, dates as days (and '' for a date that is no number). */
export function forHistory(state: State, field: CustomField, raw: string): string {
  if (SETS.has(field.type)) return fromDatabase(field, raw).replaceAll('|', ', ');
  if (field.type !== 'date') return raw;
  return /^\d+$/.test(raw) && raw !== '0' ? localDay(state.zone, Number(raw)) : '';
}

/** Mantis checks no dates: anything is stored (recordings 515–517). */
function isValid(field: CustomField, value: string): boolean {
  if (value === '') return true;
  const length = characterCount(value);
  if (field.lengthMin > 0 && length < field.lengthMin) return false;
  if (field.lengthMax > 0 && length > field.lengthMax) return false;
  if (field.validRegexp !== '' && !new RegExp(field.validRegexp).test(value)) return false;
  if (NUMBERS.has(field.type)) return NUMBER.test(value);
  if (field.type === 'email') return EMAIL.test(value);
  const possible = field.possibleValues.split('|');
  if (CHOICES.has(field.type)) return possible.includes(value);
  return !SETS.has(field.type) || value.split('|').every(part => possible.includes(part));
}

export function canReadField(user: User, field: CustomField, project: Project | undefined): boolean {
  return projectLevel(user, project) >= field.readLevel;
}

/** The field that a reference `{id}` or `{name}` means. */
function fieldFrom(state: State, reference: unknown): CustomField | undefined {
  const object = asObject(reference);
  const id = toInt(object?.['id']);
  if (id !== 0) return state.customFields.get(id);
  for (const field of state.customFields.values()) if (field.name === object?.['name']) return field;
  return undefined;
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) throw slimError('Array to string conversion');
  return toText(value);
}

function phpUnicode(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The unknown field in Mantis's own notation of an object: `{name:\u041d…}`. */
function notation(reference: unknown): string {
  const parts = Object.entries(asObject(reference) ?? {}).map(([key, value]) => `${key}:${toText(value)}`);
  return phpUnicode(`{${parts.join(',')}}`);
}

/** The checks of POST /issues, all before anything is written (recordings 106–109). */
export function validateForReport(state: State, project: Project, sent: readonly unknown[]): void {
  const values = new Map<number, string>();
  for (const item of sent) {
    const reference = asObject(item)?.['field'];
    const field = fieldFrom(state, reference);
    if (field === undefined) {
      throw clientFault(`Invalid Custom Field ${notation(reference)}`, Code.customFieldNotFound, notation(reference));
    }
    values.set(field.id, textOf(asObject(item)?.['value']));
  }
  for (const field of fieldsOf(state, project)) {
    const value = values.get(field.id);
    if (field.requireReport && (value === undefined || value === '')) {
      throw clientFault(`Mandatory field '${field.name}' is missing.`, Code.emptyField, field.name);
    }
    if (value !== undefined && !isValid(field, value)) {
      throw clientFault(`Invalid custom field '${field.name}' value.`, Code.customFieldInvalidValue, field.name);
    }
  }
}

/** Stores one value. The history compares it in the database's notation, so a set that stays writes a line too (REST fact 3). */
export function setFieldValue(
  state: State,
  by: User,
  issue: Issue,
  field: CustomField,
  value: string,
  withHistory: boolean,
): void {
  const stored = toDatabase(field, toColumn(value));
  const before = fromDatabase(field, issue.fields.get(field.id) ?? '');
  issue.fields.set(field.id, stored);
  if (withHistory) logField(state, issue, by, field.name, before, stored);
}

/**
 * Stores what a client sent, one by one: a bad one refuses the rest, but those before it stay (REST fact 6).
 * Fields that the user may not write are passed over in silence.
 */
export function setCustomFields(
  state: State,
  by: User,
  issue: Issue,
  sent: readonly unknown[],
  withHistory: boolean,
): void {
  const project = state.projects.get(issue.projectId);
  for (const item of sent) {
    const entry: JsonObject = asObject(item) ?? {};
    const { field: reference, value } = entry;
    if (!isSet(reference) || !isSet(value)) {
      throw clientFault('Invalid Custom field specification', Code.emptyField, "custom_field['id']");
    }
    const field = fieldFrom(state, reference);
    if (field === undefined) {
      const name = toText(asObject(reference)?.['name'] ?? asObject(reference)?.['id']);
      throw clientFault(`Custom field '${name}' not found.`, Code.customFieldNotFound, name);
    }
    if (projectLevel(by, project) < field.writeLevel) continue;
    const text = textOf(value);
    if (!isValid(field, text)) {
      throw clientFault(`Invalid value for custom field '${field.name}'`, Code.invalidFieldValue, 'value');
    }
    setFieldValue(state, by, issue, field, text, withHistory);
  }
}
