import type { Priority, Reference, TicketType } from '../tickets/ticket';
import type { Mapping } from './mapping';
import { FIELD_ROLES, STATUS_ROLES, type FieldRole, type Slot, type StatusRole } from './mappingSlots';
import type { SharedField, SharedTerm, Vocabulary } from './vocabulary';

/** What is doubtful or wrong in a mapping, each with the place it is about. */
export type MappingProblem = { readonly slot: Slot } & Finding;

type Finding =
  /** Nothing on the server means this priority: no ticket will ever have its deadlines. */
  | { readonly kind: 'priorityUnused'; readonly priority: Priority }
  /** The server has no such priority (any more). */
  | { readonly kind: 'priorityGone'; readonly id: number }
  /** Projects call the same number otherwise; one mapping holds for all of them. */
  | { readonly kind: 'priorityDiffers'; readonly labels: readonly string[] }
  | { readonly kind: 'typeUnused'; readonly type: TicketType }
  /** The types are looked for nowhere. */
  | { readonly kind: 'noTypeSource' }
  /** A value that the field or the categories no longer have. */
  | { readonly kind: 'typeGone'; readonly value: string }
  | { readonly kind: 'fieldGone'; readonly field: string }
  | { readonly kind: 'fieldNotEverywhere'; readonly field: string; readonly missingIn: readonly Reference[] }
  | { readonly kind: 'fieldTwice'; readonly field: string }
  | { readonly kind: 'effortNotNumeric'; readonly field: string }
  | { readonly kind: 'statusGone'; readonly id: number }
  | { readonly kind: 'statusUnset'; readonly role: StatusRole }
  | { readonly kind: 'statusNotEverywhere'; readonly missingIn: readonly Reference[] }
  /** «Confirmed» has to come after «acknowledged»: statuses are compared by number (RULES C4). */
  | { readonly kind: 'statusOrder' }
  | { readonly kind: 'projectGone'; readonly id: number }
  | { readonly kind: 'noCustomerSource' }
  | { readonly kind: 'robotGone'; readonly login: string };

/** `wrong` makes the regulation compute something else than meant; `doubtful` may well be intended. */
export function weightOf({ kind }: MappingProblem): 'wrong' | 'doubtful' {
  return DOUBTFUL.has(kind) ? 'doubtful' : 'wrong';
}

const DOUBTFUL: ReadonlySet<MappingProblem['kind']> = new Set([
  'priorityGone',
  'typeUnused',
  'typeGone',
  'fieldNotEverywhere',
  'statusUnset',
  'statusNotEverywhere',
  'projectGone',
  'noCustomerSource',
  'robotGone',
]);

const PRIORITIES: readonly Priority[] = ['blocker', 'fix', 'significant'];
const TYPES: readonly TicketType[] = ['consultation', 'setup', 'development', 'failure'];

/** Holds a mapping against what the server has. An empty list means that there is nothing to say. */
export function checkMapping(
  mapping: Mapping,
  robotUsers: readonly string[],
  vocabulary: Vocabulary,
): readonly MappingProblem[] {
  return [
    ...priorityProblems(mapping, vocabulary),
    ...typeProblems(mapping, vocabulary),
    ...fieldProblems(mapping, vocabulary),
    ...statusProblems(mapping, vocabulary),
    ...customerProblems(mapping, vocabulary),
    ...robotUsers
      .filter(login => !vocabulary.logins.includes(login))
      .map(login => ({ slot: 'robots', kind: 'robotGone', login }) as const),
  ];
}

function priorityProblems(mapping: Mapping, { priorities }: Vocabulary): readonly MappingProblem[] {
  const known = new Map(priorities.map(term => [term.id, term]));
  const ids = Object.keys(mapping.priorities).map(Number);
  const present = new Set(ids.filter(id => known.has(id)).map(id => mapping.priorities[String(id)]));
  const place = (id: number): Slot => `priority:${id}`;
  return [
    ...PRIORITIES.filter(priority => !present.has(priority)).map(priority => ({
      slot: place(priorities[0]?.id ?? 0),
      kind: 'priorityUnused' as const,
      priority,
    })),
    ...ids.filter(id => !known.has(id)).map(id => ({ slot: place(id), kind: 'priorityGone' as const, id })),
    ...priorities
      .filter(({ otherLabels }) => otherLabels.length > 0)
      .map(({ id, otherLabels }) => ({ slot: place(id), kind: 'priorityDiffers' as const, labels: otherLabels })),
  ];
}

/** The values among which the types are told apart. */
export function typeValues(mapping: Pick<Mapping, 'typeFrom' | 'fields'>, vocabulary: Vocabulary): readonly string[] {
  if (mapping.typeFrom === 'category') return vocabulary.categories;
  return fieldOf(vocabulary, mapping.fields.type)?.possibleValues ?? [];
}

function typeProblems(mapping: Mapping, vocabulary: Vocabulary): readonly MappingProblem[] {
  const { typeFrom, fields, types } = mapping;
  if (typeFrom === 'field' && fields.type === null) return [{ slot: 'typeSource', kind: 'noTypeSource' }];
  const values = typeValues(mapping, vocabulary);
  // A field of free text lists nothing: any value may come.
  const isListed = (value: string) => values.length === 0 || values.includes(value);
  const present = new Set(Object.entries(types).flatMap(([value, type]) => (isListed(value) ? [type] : [])));
  return [
    ...TYPES.filter(type => !present.has(type)).map(type => ({
      slot: 'typeSource' as const,
      kind: 'typeUnused' as const,
      type,
    })),
    ...Object.keys(types)
      .filter(value => !isListed(value))
      .map(value => ({ slot: `type:${value}` as const, kind: 'typeGone' as const, value })),
  ];
}

function fieldProblems(mapping: Mapping, vocabulary: Vocabulary): readonly MappingProblem[] {
  const roles: readonly (readonly [Slot, string | null])[] = [
    ['typeSource', mapping.typeFrom === 'field' ? mapping.fields.type : null],
    ...FIELD_ROLES.map((role: FieldRole) => [role, mapping.fields[role]] as const),
    ['customerField', mapping.customer.field],
  ];
  const taken = new Set<string>();
  return roles.flatMap(([slot, name]): readonly MappingProblem[] => {
    if (name === null) return [];
    const field = fieldOf(vocabulary, name);
    if (field === undefined) return [{ slot, kind: 'fieldGone', field: name }];
    const problems: MappingProblem[] = [];
    if (taken.has(field.name)) problems.push({ slot, kind: 'fieldTwice', field: name });
    taken.add(field.name);
    if (slot === 'effort' && !MAY_BE_NUMBER.has(field.type)) {
      problems.push({ slot, kind: 'effortNotNumeric', field: name });
    }
    if (field.missingIn.length > 0) {
      problems.push({ slot, kind: 'fieldNotEverywhere', field: name, missingIn: field.missingIn });
    }
    return problems;
  });
}

/** Lists may well hold numbers; a date or a long text never does. */
const MAY_BE_NUMBER: ReadonlySet<string> = new Set(['float', 'numeric', 'string', 'enum', 'list', 'radio']);

function statusProblems({ statuses }: Mapping, vocabulary: Vocabulary): readonly MappingProblem[] {
  const problems = STATUS_ROLES.flatMap((role): readonly MappingProblem[] => {
    const slot = `status:${role}` as const;
    const id = statuses[role];
    // The server's own option stands in for these two; where it names no status of its own, nothing can.
    if (id === null) return role === 'feedback' || role === 'assigned' ? [] : [{ slot, kind: 'statusUnset', role }];
    const term: SharedTerm | undefined = vocabulary.statuses.find(status => status.id === id);
    if (term === undefined) return [{ slot, kind: 'statusGone', id }];
    return term.missingIn.length > 0 ? [{ slot, kind: 'statusNotEverywhere', missingIn: term.missingIn }] : [];
  });
  const { acknowledged, confirmed } = statuses;
  const isTurned = acknowledged !== null && confirmed !== null && acknowledged >= confirmed;
  return isTurned ? [...problems, { slot: 'status:confirmed', kind: 'statusOrder' }] : problems;
}

function customerProblems({ customer }: Mapping, { projects }: Vocabulary): readonly MappingProblem[] {
  const ids = Object.keys(customer.projects).map(Number);
  const gone = ids
    .filter(id => !projects.some(project => project.id === id))
    .map(id => ({ slot: `project:${id}` as const, kind: 'projectGone' as const, id }));
  const hasSource =
    customer.field !== null ||
    customer.tagPrefix !== null ||
    ids.length > 0 ||
    Object.keys(customer.mailDomains).length > 0;
  return hasSource ? gone : [{ slot: 'customerField', kind: 'noCustomerSource' }];
}

function fieldOf({ fields }: Vocabulary, name: string | null): SharedField | undefined {
  return name === null ? undefined : fields.find(field => field.name.trim() === name.trim());
}
