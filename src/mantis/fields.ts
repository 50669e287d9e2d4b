import type { FieldConflict, FieldValue } from './errors';
import type { Issue } from './schema/issue';
import { VIEW_STATE } from './viewState';

/**
 * The fields of a ticket that the product changes, by id. Absent means «not touched».
 * The same shape carries what the person saw (`base`) and what they want (`changes`).
 */
export interface FieldValues {
  readonly statusId?: number;
  readonly resolutionId?: number;
  readonly priorityId?: number;
  readonly severityId?: number;
  /** 0 for none. */
  readonly categoryId?: number;
  /** 0 for nobody. */
  readonly handlerId?: number;
  /** 0 for none. */
  readonly targetVersionId?: number;
  readonly isPrivate?: boolean;
  /** Only put back when a simultaneous saving has undone a colleague's. */
  readonly summary?: string;
  /** Epoch milliseconds; null for none. */
  readonly dueDate?: number | null;
  /** Custom field id → value as Mantis stores it; '' clears. */
  readonly customFields?: Readonly<Record<number, string>>;
}

/** Values by the name that conflicts use: a key of `FieldValues`, or `customField:<id>`. */
export type FlatValues = ReadonlyMap<string, FieldValue>;

type PlainKey = Exclude<keyof FieldValues, 'customFields'>;

interface Field {
  readonly read: (issue: Issue) => FieldValue;
  readonly write: (value: FieldValue) => Readonly<Record<string, unknown>>;
}

/** Ids only: an unknown name would set 0 (pitfall 1) or clear the handler (pitfall 2). */
const FIELDS: Readonly<Record<PlainKey, Field>> = {
  statusId: { read: issue => issue.status.id, write: id => ({ status: { id } }) },
  resolutionId: { read: issue => issue.resolution?.id ?? 0, write: id => ({ resolution: { id } }) },
  priorityId: { read: issue => issue.priority.id, write: id => ({ priority: { id } }) },
  severityId: { read: issue => issue.severity?.id ?? 0, write: id => ({ severity: { id } }) },
  categoryId: { read: issue => issue.category?.id ?? 0, write: id => ({ category: { id } }) },
  handlerId: { read: issue => issue.handler?.id ?? 0, write: id => ({ handler: { id } }) },
  // `null` clears a version (recording 243).
  targetVersionId: {
    read: issue => issue.target_version?.id ?? 0,
    write: id => ({ target_version: id === 0 ? null : { id } }),
  },
  isPrivate: {
    read: issue => issue.view_state?.id === VIEW_STATE.private,
    write: isPrivate => ({ view_state: { id: isPrivate === true ? VIEW_STATE.private : VIEW_STATE.public } }),
  },
  summary: { read: issue => issue.summary, write: summary => ({ summary }) },
  dueDate: {
    read: issue => issue.due_date ?? null,
    write: at => ({ due_date: typeof at === 'number' ? toIsoSeconds(at) : '' }),
  },
};

const CUSTOM = 'customField:';

/** The name of a custom field in `FlatValues` and in conflicts. */
export function customFieldName(id: number): string {
  return `${CUSTOM}${id}`;
}

export function flatten(values: FieldValues): FlatValues {
  const flat = new Map<string, FieldValue>();
  for (const key of Object.keys(FIELDS) as PlainKey[]) {
    const value = key === 'dueDate' ? wholeSeconds(values.dueDate) : values[key];
    if (value !== undefined) flat.set(key, value);
  }
  for (const [id, value] of Object.entries(values.customFields ?? {})) flat.set(CUSTOM + id, value);
  return flat;
}

/** The way back from `flatten`. */
export function toFieldValues(flat: FlatValues): FieldValues {
  const customFields: Record<number, string> = {};
  const values: Record<string, unknown> = {};
  for (const [name, value] of flat) {
    if (name.startsWith(CUSTOM)) customFields[customFieldId(name)] = String(value ?? '');
    else if (Object.hasOwn(FIELDS, name)) values[name] = value;
  }
  return Object.keys(customFields).length === 0 ? values : { ...values, customFields };
}

/** The present values of the fields named. */
export function readFields(issue: Issue, names: Iterable<string>): FlatValues {
  return new Map([...names].map(name => [name, readField(issue, name)]));
}

/**
 * The body of a PATCH that changes these fields and nothing else: the empty lists keep Mantis from writing notes and
 * custom fields again (pitfall 3).
 */
export function patchBody(changes: FlatValues): Readonly<Record<string, unknown>> {
  const customFields: unknown[] = [];
  const body: Record<string, unknown> = {};
  for (const [name, value] of changes) {
    if (name.startsWith(CUSTOM)) customFields.push({ field: { id: customFieldId(name) }, value });
    else Object.assign(body, FIELDS[name as PlainKey].write(value));
  }
  return { ...body, notes: [], custom_fields: customFields };
}

/** Those of `mine` that the issue does not have, with what the person saw. */
export function differences(mine: FlatValues, base: FlatValues, issue: Issue): readonly FieldConflict[] {
  const conflicts: FieldConflict[] = [];
  for (const [field, value] of mine) {
    const theirs = readField(issue, field);
    if (!isSame(value, theirs)) conflicts.push({ field, base: base.get(field) ?? null, mine: value, theirs });
  }
  return conflicts;
}

/**
 * The next base and changes after the person has decided on conflicts: what they were shown is the base now, and
 * everything that was not in conflict is still wanted.
 */
export function decided(
  base: FlatValues,
  changes: FlatValues,
  conflicts: readonly FieldConflict[],
  isMine: (field: string) => boolean,
): { readonly base: FlatValues; readonly changes: FlatValues } {
  const seen = new Map(base);
  const wanted = new Map(changes);
  for (const { field, mine, theirs, now } of conflicts) {
    seen.set(field, now === undefined ? theirs : now);
    wanted.set(field, isMine(field) ? mine : theirs);
  }
  return { base: seen, changes: wanted };
}

/** Equal as Mantis stores it: «|Да|» and «Да» are one. */
export function isSame(a: FieldValue, b: FieldValue): boolean {
  if (typeof a === 'string' && typeof b === 'string') return asStored(a) === asStored(b);
  return a === b;
}

/** The server keeps no fractions of a second. */
function wholeSeconds(at: number | null | undefined): number | null | undefined {
  return typeof at === 'number' ? Math.floor(at / 1000) * 1000 : at;
}

function asStored(value: string): string {
  return value.trim().replace(/^\|(.*)\|$/s, '$1');
}

function readField(issue: Issue, name: string): FieldValue {
  if (!name.startsWith(CUSTOM)) return FIELDS[name as PlainKey].read(issue);
  const id = customFieldId(name);
  return issue.custom_fields.find(({ field }) => field.id === id)?.value ?? '';
}

function customFieldId(name: string): number {
  return Number(name.slice(CUSTOM.length));
}

function toIsoSeconds(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
