import type { Priority, Term, TicketType } from '../tickets/ticket';
import type { CustomFieldDefinition, Dictionary } from './dictionary';
import type { Mapping } from './mapping';

/** The regulation's own words for its priorities, as installations write them in labels and names. */
const PRIORITY_WORDS: readonly (readonly [RegExp, Priority])[] = [
  [/блокир|block/i, 'blocker'],
  [/требует\s+исправ|исправлени|fix/i, 'fix'],
  [/значим|significan/i, 'significant'],
];

/** Mantis's own names, for a server that was never taught the regulation's words. */
const STANDARD_PRIORITIES: ReadonlyMap<string, Priority> = new Map([
  ['immediate', 'blocker'],
  ['urgent', 'fix'],
  ['high', 'fix'],
  ['normal', 'significant'],
  ['low', 'significant'],
]);

const TYPE_WORDS: readonly (readonly [RegExp, TicketType])[] = [
  [/консультац|consult|question/i, 'consultation'],
  [/настро|setup|config/i, 'setup'],
  [/доработ|разработ|develop|enhanc|feature/i, 'development'],
  [/сбо[йи]|ошибк|отказ|fail|bug|incident|defect/i, 'failure'],
];

/** RULES A1 by their exact labels, for a server without a field that lists the types. */
const REGULATION_TYPES: Mapping['types'] = {
  Консультация: 'consultation',
  'Выполнение настройки': 'setup',
  Доработка: 'development',
  Сбой: 'failure',
};

/** Guesses the mapping from the labels and names the server uses; what it cannot tell stays out. */
export function proposeMapping(dictionary: Dictionary): Mapping {
  const { customFields, statuses, specialStatuses } = dictionary;
  const typeField = findTypeField(customFields);
  const isKnown = (id: number) => statuses.some(status => status.id === id);
  return {
    priorities: proposePriorities(dictionary.priorities),
    types: typeField === null ? REGULATION_TYPES : proposeTypes(typeField.possibleValues),
    fields: {
      type: typeField?.name ?? null,
      effort: fieldNamed(customFields, /трудо[её]мк|трудозатрат|\beffort\b|\bestimate/i),
      paid: fieldNamed(customFields, /платн|\bpaid\b|\bbillable\b/i),
      mode: fieldNamed(customFields, /режим|\bmode\b/i) ?? fieldWithValue(customFields, /довнедрен/i),
    },
    customer: {
      projects: {},
      field: fieldNamed(customFields, /^риц(?![а-яё])|клиент|заказчик|\bcustomer\b|\bclient\b/i),
      tagPrefix: null,
      mailDomains: {},
    },
    statuses: {
      feedback: isKnown(specialStatuses.feedback) ? specialStatuses.feedback : null,
      acknowledged: statusNamed(statuses, /acknowledged/i, /рассматрива|рассмотрен|принят/i),
      confirmed: statusNamed(statuses, /confirmed/i, /подтвержд/i),
      assigned: isKnown(specialStatuses.assigned) ? specialStatuses.assigned : null,
    },
  };
}

function proposePriorities(priorities: readonly Term[]): Mapping['priorities'] {
  const byWords = pick(
    priorities,
    ({ name, label }) => matchWords(PRIORITY_WORDS, label) ?? matchWords(PRIORITY_WORDS, name),
  );
  if (Object.keys(byWords).length > 0) return byWords;
  return pick(priorities, ({ name }) => STANDARD_PRIORITIES.get(name.toLowerCase()) ?? null);
}

function pick(terms: readonly Term[], of: (term: Term) => Priority | null): Mapping['priorities'] {
  return Object.fromEntries(
    terms.flatMap(term => {
      const priority = of(term);
      return priority === null ? [] : [[String(term.id), priority] as const];
    }),
  );
}

function proposeTypes(values: readonly string[]): Mapping['types'] {
  return Object.fromEntries(
    values.flatMap(value => {
      const type = matchWords(TYPE_WORDS, value);
      return type === null ? [] : [[value.trim(), type] as const];
    }),
  );
}

/** The field whose values name most of the four types; its own name decides between equals. */
function findTypeField(fields: readonly CustomFieldDefinition[]): CustomFieldDefinition | null {
  let best: { readonly field: CustomFieldDefinition; readonly score: number } | null = null;
  for (const field of fields) {
    const types = new Set(Object.values(proposeTypes(field.possibleValues)));
    const score = types.size + (/\bтип|тип\s|type/i.test(field.name) ? 0.5 : 0);
    if (types.size >= 2 && score > (best?.score ?? 0)) best = { field, score };
  }
  return best?.field ?? null;
}

function fieldNamed(fields: readonly CustomFieldDefinition[], pattern: RegExp): string | null {
  return fields.find(({ name }) => pattern.test(name.trim()))?.name ?? null;
}

function fieldWithValue(fields: readonly CustomFieldDefinition[], pattern: RegExp): string | null {
  return fields.find(({ possibleValues }) => possibleValues.some(value => pattern.test(value)))?.name ?? null;
}

function statusNamed(statuses: readonly Term[], name: RegExp, label: RegExp): number | null {
  const status = statuses.find(term => name.test(term.name)) ?? statuses.find(term => label.test(term.label));
  return status?.id ?? null;
}

function matchWords<T>(words: readonly (readonly [RegExp, T])[], text: string): T | null {
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
