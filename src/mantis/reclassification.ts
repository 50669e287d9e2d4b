import { changesOf, type Choice } from '../tickets/reclassification/change';
import type { Priority, Ticket, TicketType } from '../tickets/ticket';
import type { CustomFieldDefinition, Dictionary } from './dictionary';
import type { FieldValues } from './fields';
import type { Mapping } from './mapping';

/** How a project can be told what a ticket is: the mapping read backwards. */
export interface Classes {
  /** Empty where the type is told by the category, or the account may not write its field. */
  readonly types: ReadonlyMap<TicketType, string>;
  readonly typeFieldId: number | null;
  readonly categories: ReadonlyMap<string, number>;
  /** Where the type is told by the category: which one. */
  readonly typeOfCategory: ReadonlyMap<string, TicketType>;
  readonly priorities: ReadonlyMap<Priority, number>;
}

/** @returns only what the server offers; of several values for one type or priority the first it lists */
export function classesOf(dictionary: Dictionary, mapping: Mapping): Classes {
  const field = typeField(dictionary, mapping);
  const mayWrite = field !== null && dictionary.myAccessLevel >= field.writeLevel;
  const types = new Map<TicketType, string>();
  if (mayWrite) {
    for (const value of field.possibleValues) setOnce(types, typeOf(mapping, value), value);
  }
  const priorities = new Map<Priority, number>();
  for (const { id } of dictionary.priorities) setOnce(priorities, mapping.priorities[String(id)], id);
  const typeOfCategory = new Map<string, TicketType>();
  if (mapping.typeFrom === 'category') {
    for (const { name } of dictionary.categories) setOnceBy(typeOfCategory, name, typeOf(mapping, name));
  }
  return {
    types,
    typeFieldId: field?.id ?? null,
    categories: new Map(dictionary.categories.map(({ id, name }) => [name, id])),
    typeOfCategory,
    priorities,
  };
}

export interface FieldChange {
  /** What the person saw. */
  readonly base: FieldValues;
  readonly changes: FieldValues;
}

/** The change in Mantis's ids: what differs and nothing else; `null` when the server has no id for a part of it. */
export function fieldChange(ticket: Ticket, choice: Choice, classes: Classes): FieldChange | null {
  const { type, category, priority } = changesOf(ticket, choice);
  let base: FieldValues = {};
  let changes: FieldValues = {};
  if (type !== undefined) {
    const value = classes.types.get(type);
    const { typeFieldId } = classes;
    if (value === undefined || typeFieldId === null) return null;
    const present = ticket.customFields.find(({ id }) => id === typeFieldId)?.value ?? '';
    base = { ...base, customFields: { [typeFieldId]: present } };
    changes = { ...changes, customFields: { [typeFieldId]: value } };
  }
  if (category !== undefined) {
    const categoryId = classes.categories.get(category);
    if (categoryId === undefined) return null;
    const present = ticket.category === null ? 0 : classes.categories.get(ticket.category);
    base = present === undefined ? base : { ...base, categoryId: present };
    changes = { ...changes, categoryId };
  }
  if (priority !== undefined) {
    const priorityId = classes.priorities.get(priority);
    if (priorityId === undefined) return null;
    base = { ...base, priorityId: ticket.priority.id };
    changes = { ...changes, priorityId };
  }
  return { base, changes };
}

function typeField(dictionary: Dictionary, { typeFrom, fields }: Mapping): CustomFieldDefinition | null {
  if (typeFrom !== 'field' || fields.type === null) return null;
  const name = fields.type.trim();
  return dictionary.customFields.find(field => field.name.trim() === name) ?? null;
}

function typeOf({ types }: Mapping, value: string): TicketType | undefined {
  const label = value.trim();
  return Object.hasOwn(types, label) ? types[label] : undefined;
}

function setOnce<K, V>(map: Map<K, V>, key: K | undefined, value: V): void {
  if (key !== undefined && !map.has(key)) map.set(key, value);
}

function setOnceBy<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value !== undefined) map.set(key, value);
}
