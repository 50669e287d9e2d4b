import type { Priority, TicketType } from '../tickets/ticket';
import type { Dictionary } from './dictionary';
import type { Mapping } from './mapping';
import type { Slot } from './mappingSlots';
import {
  CUSTOMER_PROJECT,
  FIELD_WORDS,
  matchWords,
  MODE_VALUES,
  PRIORITY_WORDS,
  STANDARD_PRIORITIES,
  STATUS_WORDS,
  TYPE_WORDS,
} from './proposalWords';
import { vocabularyOf, type SharedField, type SharedTerm, type Vocabulary } from './vocabulary';

/** From what a place of the mapping was guessed. A place without a reason could not be guessed. */
export type Reason =
  /** The label, or the name of a field or project, has a word of the regulation. */
  | 'label'
  /** The enumeration's internal name has one. */
  | 'name'
  /** Mantis's own priority, of whose meaning the regulation says nothing: the weakest guess. */
  | 'standard'
  /** The values that can be chosen in it. */
  | 'values'
  /** An option of the server says so. */
  | 'server';

export interface Proposal {
  readonly mapping: Mapping;
  readonly reasons: ReadonlyMap<Slot, Reason>;
}

/** RULES A1 by their exact labels, for a server without a field or categories that list the types. */
const REGULATION_TYPES: Mapping['types'] = {
  Консультация: 'consultation',
  'Выполнение настройки': 'setup',
  Доработка: 'development',
  Сбой: 'failure',
};

interface Guess<T> {
  readonly value: T;
  readonly reason: Reason;
}

/** Guesses the mapping from the labels and names the server uses; what it cannot tell stays out. */
export function proposeMapping(...dictionaries: readonly Dictionary[]): Mapping {
  return propose(vocabularyOf(dictionaries)).mapping;
}

/** The same, with what each guess rests on. */
export function propose(vocabulary: Vocabulary): Proposal {
  const reasons = new Map<Slot, Reason>();
  const note = <T>(slot: Slot, guess: Guess<T> | null): T | null => {
    if (guess !== null) reasons.set(slot, guess.reason);
    return guess?.value ?? null;
  };
  const { fields } = vocabulary;
  const source = typeSource(vocabulary);
  if (source.reason !== null) reasons.set('typeSource', source.reason);
  for (const value of Object.keys(source.types)) reasons.set(`type:${value}`, 'label');
  const customerField = note('customerField', fieldNamed(fields, FIELD_WORDS.customer));
  const mapping: Mapping = {
    priorities: priorities(vocabulary.priorities, (id, reason) => reasons.set(`priority:${id}`, reason)),
    typeFrom: source.typeFrom,
    types: source.types,
    fields: {
      type: source.field,
      effort: note('effort', fieldNamed(fields, FIELD_WORDS.effort)),
      paid: note('paid', fieldNamed(fields, FIELD_WORDS.paid)),
      mode: note('mode', fieldNamed(fields, FIELD_WORDS.mode) ?? fieldWithValue(fields, MODE_VALUES)),
    },
    customer: {
      projects: customerField === null ? customerProjects(vocabulary, id => reasons.set(`project:${id}`, 'label')) : {},
      field: customerField,
      tagPrefix: null,
      mailDomains: {},
    },
    statuses: {
      feedback: note('status:feedback', serverStatus(vocabulary, vocabulary.feedback)),
      acknowledged: note('status:acknowledged', statusNamed(vocabulary.statuses, ...STATUS_WORDS.acknowledged)),
      confirmed: note('status:confirmed', statusNamed(vocabulary.statuses, ...STATUS_WORDS.confirmed)),
      assigned: note('status:assigned', serverStatus(vocabulary, vocabulary.assigned)),
    },
  };
  return { mapping, reasons };
}

function priorities(
  terms: readonly SharedTerm[],
  because: (id: number, reason: Reason) => void,
): Mapping['priorities'] {
  const byWords = terms.map(({ id, name, label }) => ({ id, guess: priorityByWords(name, label) }));
  const isTaught = byWords.some(({ guess }) => guess !== null);
  const guesses = isTaught ? byWords : terms.map(({ id, name }) => ({ id, guess: standardPriority(name) }));
  return Object.fromEntries(
    guesses.flatMap(({ id, guess }) => {
      if (guess === null) return [];
      because(id, guess.reason);
      return [[String(id), guess.value] as const];
    }),
  );
}

function priorityByWords(name: string, label: string): Guess<Priority> | null {
  const byLabel = matchWords(PRIORITY_WORDS, label);
  if (byLabel !== null) return { value: byLabel, reason: 'label' };
  const byName = matchWords(PRIORITY_WORDS, name);
  return byName === null ? null : { value: byName, reason: 'name' };
}

function standardPriority(name: string): Guess<Priority> | null {
  const value = STANDARD_PRIORITIES.get(name.toLowerCase());
  return value === undefined ? null : { value, reason: 'standard' };
}

interface TypeSource {
  readonly typeFrom: Mapping['typeFrom'];
  readonly field: string | null;
  readonly types: Mapping['types'];
  readonly reason: Reason | null;
}

/** A field that lists the types goes before categories that do; without either the regulation's labels are kept. */
function typeSource({ fields, categories }: Vocabulary): TypeSource {
  const field = findTypeField(fields);
  if (field !== null) {
    return { typeFrom: 'field', field: field.name, types: typesIn(field.possibleValues), reason: 'values' };
  }
  const types = typesIn(categories);
  if (new Set(Object.values(types)).size >= 2) return { typeFrom: 'category', field: null, types, reason: 'values' };
  return { typeFrom: 'field', field: null, types: REGULATION_TYPES, reason: null };
}

/** The types that these values name, by the value. */
export function typesIn(values: readonly string[]): Record<string, TicketType> {
  return Object.fromEntries(
    values.flatMap(value => {
      const type = matchWords(TYPE_WORDS, value);
      return type === null ? [] : [[value.trim(), type] as const];
    }),
  );
}

/** The field whose values name most of the four types; its own name decides between equals. */
function findTypeField(fields: readonly SharedField[]): SharedField | null {
  let best: { readonly field: SharedField; readonly score: number } | null = null;
  for (const field of fields) {
    const types = new Set(Object.values(typesIn(field.possibleValues)));
    const score = types.size + (/\bтип|тип\s|type/i.test(field.name) ? 0.5 : 0);
    if (types.size >= 2 && score > (best?.score ?? 0)) best = { field, score };
  }
  return best?.field ?? null;
}

/** Projects that are named as customers, where there are several. */
function customerProjects({ projects }: Vocabulary, because: (id: number) => void): Record<string, string> {
  if (projects.length < 2) return {};
  const named = projects.filter(({ name }) => CUSTOMER_PROJECT.test(name.trim()));
  for (const { id } of named) because(id);
  return Object.fromEntries(named.map(({ id, name }) => [String(id), name.trim()]));
}

function fieldNamed(fields: readonly SharedField[], pattern: RegExp): Guess<string> | null {
  const field = fields.find(({ name }) => pattern.test(name.trim()));
  return field === undefined ? null : { value: field.name, reason: 'label' };
}

function fieldWithValue(fields: readonly SharedField[], pattern: RegExp): Guess<string> | null {
  const field = fields.find(({ possibleValues }) => possibleValues.some(value => pattern.test(value)));
  return field === undefined ? null : { value: field.name, reason: 'values' };
}

function serverStatus({ statuses }: Vocabulary, id: number | null): Guess<number> | null {
  return id !== null && statuses.some(status => status.id === id) ? { value: id, reason: 'server' } : null;
}

function statusNamed(statuses: readonly SharedTerm[], name: RegExp, label: RegExp): Guess<number> | null {
  const byName = statuses.find(term => name.test(term.name));
  if (byName !== undefined) return { value: byName.id, reason: 'name' };
  const byLabel = statuses.find(term => label.test(term.label));
  return byLabel === undefined ? null : { value: byLabel.id, reason: 'label' };
}
