import type { HistoryEntry } from '../tickets/ticket';
import { toPerson } from './people';
import type { HistoryPayload } from './schema/history';
import { VIEW_STATE } from './viewState';

/** Fields whose values the server keeps as numbers and the product compares as such. */
const ID_FIELDS: ReadonlyMap<string, 'status' | 'handler' | 'priority' | 'viewState'> = new Map([
  ['status', 'status'],
  ['handler', 'handler'],
  ['handler_id', 'handler'],
  ['priority', 'priority'],
  ['view_state', 'viewState'],
]);

/** Mantis's history types (`core/constant_inc.php`) that the product reads; recordings 427 and 706 hold them all. */
const TYPE = { fieldUpdated: 0, created: 1, noteAdded: 2, noteEdited: 3, noteDeleted: 4, noteViewState: 11 } as const;

const NOTE_KINDS: ReadonlyMap<number, 'noteAdded' | 'noteEdited' | 'noteDeleted'> = new Map([
  [TYPE.noteAdded, 'noteAdded'],
  [TYPE.noteEdited, 'noteEdited'],
  [TYPE.noteDeleted, 'noteDeleted'],
]);

/** One line of the history; what the product does not compute with keeps its type's name. */
export function toHistoryEntry(line: HistoryPayload): HistoryEntry {
  const common = {
    at: line.created_at,
    user: line.user === undefined ? null : toPerson(line.user),
    message: line.message,
    change: line.change ?? null,
  };
  const type = line.type.id;
  if (type === TYPE.created) return { ...common, kind: 'created' };
  if (type === TYPE.fieldUpdated && line.field !== undefined)
    return { ...common, ...fieldChange(line.field.name, line) };
  const noteId = line.note?.id;
  if (noteId !== undefined) {
    const kind = NOTE_KINDS.get(type);
    if (kind !== undefined) return { ...common, kind, noteId };
    if (type === TYPE.noteViewState && line.view_state !== undefined) {
      return { ...common, kind: 'noteViewState', noteId, isPrivate: line.view_state.id === VIEW_STATE.private };
    }
  }
  return { ...common, kind: 'other', typeName: line.type.name };
}

/** A custom field may be called «status»: only values that are objects with an id belong to the field of Mantis. */
function fieldChange(field: string, { old_value: before, new_value: after }: HistoryPayload) {
  const kind = ID_FIELDS.get(field);
  const oldId = idOf(before);
  const newId = idOf(after);
  if (kind !== undefined && oldId !== null && newId !== null) return { kind, oldId, newId };
  return { kind: 'field' as const, field, oldValue: asText(before), newValue: asText(after) };
}

function idOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'number' ? value.id : null;
}

/** Other enumerations by their id, all else as the server writes it. */
function asText(value: unknown): string {
  const id = idOf(value);
  if (id !== null) return String(id);
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return '';
}
