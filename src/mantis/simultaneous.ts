import type { FieldConflict, FieldValue } from './errors';
import { customFieldName, isSame, readFields, type FlatValues } from './fields';
import type { HistoryPayload } from './schema/history';
import type { Issue } from './schema/issue';
import { VIEW_STATE } from './viewState';

/** Mantis's history names categories and versions; ids are what is written. */
export type IdOfName = (kind: 'category' | 'version', name: string, projectId: number) => number | null;

export interface Saving {
  /** The issue just before our PATCH left. */
  readonly before: Issue;
  /** What we changed. */
  readonly changes: FlatValues;
  readonly meId: number;
  readonly idOfName: IdOfName;
}

/**
 * Colleagues' values that were overwritten without anybody having seen them. The server reads and writes whole issues and
 * does not lock them (pitfall 7), so of two savings at one moment the later one puts back what it did not mean to change;
 * only the history still has the other's line.
 */
export function overwritten(saving: Saving, now: Issue): readonly FieldConflict[] {
  const { before, changes } = saving;
  const found: FieldConflict[] = [];
  for (const [field, theirs] of lastValues(saving, now)) {
    const [base = null] = readFields(before, [field]).values();
    const [present = null] = readFields(now, [field]).values();
    const mine = changes.get(field);
    if (isSame(theirs, present)) continue;
    // Ours stands over theirs; of two who take a free ticket the last line simply wins, and the other one is told.
    const isTaking = field === 'handlerId' && base === 0;
    if (mine !== undefined && isSame(mine, present) && !isTaking)
      found.push({ field, base, mine, theirs, now: present });
    // Not ours to change, and yet back where it was.
    if (mine === undefined && isSame(present, base)) found.push({ field, base, mine: present, theirs, now: present });
  }
  return found;
}

/** What the history's new lines say each field was set to last, leaving out what we set ourselves. */
function lastValues(saving: Saving, now: Issue): FlatValues {
  const values = new Map<string, FieldValue>();
  for (const line of linesSince(saving.before, now)) {
    const set = valueOf(line, saving, now);
    if (set === null) continue;
    const isOurs = line.user?.id === saving.meId && saving.changes.has(set.field);
    if (!isOurs) values.set(set.field, set.value);
  }
  return values;
}

function linesSince(before: Issue, now: Issue): readonly HistoryPayload[] {
  if (before.history === undefined || now.history === undefined) return [];
  return inOrder(now.history).slice(before.history.length);
}

/** The order is an option of the server. */
function inOrder(lines: readonly HistoryPayload[]): readonly HistoryPayload[] {
  const isCreation = (line: HistoryPayload | undefined): boolean => line?.type.id === 1;
  return isCreation(lines.at(-1)) && !isCreation(lines[0]) ? [...lines].reverse() : lines;
}

const ID_FIELDS: ReadonlyMap<string, string> = new Map([
  ['status', 'statusId'],
  ['handler', 'handlerId'],
  ['handler_id', 'handlerId'],
  ['priority', 'priorityId'],
  ['severity', 'severityId'],
  ['resolution', 'resolutionId'],
]);

const NAME_FIELDS = { category: 'categoryId', target_version: 'targetVersionId' } as const;

/** What a line says; `null` for one that is not about a field that the product writes. */
function valueOf(
  line: HistoryPayload,
  saving: Saving,
  now: Issue,
): { readonly field: string; readonly value: FieldValue } | null {
  const name = line.field?.name;
  if (line.type.id !== 0 || name === undefined) return null;
  const id = idOf(line.new_value);
  const idField = ID_FIELDS.get(name);
  // A custom field may be called «status», too; its values are never objects.
  if (idField !== undefined && id !== null) return { field: idField, value: id };
  if (name === 'view_state' && id !== null) return { field: 'isPrivate', value: id === VIEW_STATE.private };
  if (typeof line.new_value !== 'string') return null;
  const text = line.new_value;
  const custom = now.custom_fields.find(({ field }) => field.name === name);
  if (custom !== undefined) return { field: customFieldName(custom.field.id), value: text };
  if (name === 'summary') return { field: 'summary', value: text };
  if (name === 'due_date') return { field: 'dueDate', value: text === '' ? null : Number(text) * 1000 };
  if (name === 'category') return { field: NAME_FIELDS.category, value: idOfCategory(text, saving, now) };
  if (name === 'target_version') return { field: NAME_FIELDS.target_version, value: idOfVersion(text, saving, now) };
  return null;
}

function idOfCategory(name: string, { before, idOfName }: Saving, now: Issue): FieldValue {
  return idAmong(name, [before.category, now.category]) ?? idOfName('category', name, now.project.id) ?? name;
}

function idOfVersion(name: string, { before, idOfName }: Saving, now: Issue): FieldValue {
  return (
    idAmong(name, [before.target_version, now.target_version]) ?? idOfName('version', name, now.project.id) ?? name
  );
}

function idAmong(
  name: string,
  known: readonly ({ readonly id: number; readonly name: string } | undefined)[],
): number | null {
  return name === '' ? 0 : (known.find(each => each?.name === name)?.id ?? null);
}

function idOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'number' ? value.id : null;
}
