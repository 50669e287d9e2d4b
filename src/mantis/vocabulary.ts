import type { Reference, Term } from '../tickets/ticket';
import type { CustomFieldDefinition, Dictionary } from './dictionary';

/** What several projects of one server call their things, taken together: one mapping serves all of them. */
export interface Vocabulary {
  readonly projects: readonly Reference[];
  readonly priorities: readonly SharedTerm[];
  readonly statuses: readonly SharedTerm[];
  readonly fields: readonly SharedField[];
  /** Without those that several projects share. */
  readonly categories: readonly string[];
  /** Accounts of all the projects. */
  readonly logins: readonly string[];
  /** The server's own option; null where the projects differ, because then each project's own counts. */
  readonly feedback: number | null;
  readonly assigned: number | null;
}

/** A value of an enumeration as the first project that has it calls it. */
export interface SharedTerm extends Term {
  /** What other projects call the same number, where that differs. */
  readonly otherLabels: readonly string[];
  readonly missingIn: readonly Reference[];
}

/** A custom field by its name, which is what the mapping knows it by. */
export interface SharedField {
  readonly name: string;
  /** Mantis's word; see `CustomFieldDefinition`. */
  readonly type: string;
  /** Of all the projects together. */
  readonly possibleValues: readonly string[];
  readonly missingIn: readonly Reference[];
}

/** @param dictionaries at least one, the first of which names what the others call otherwise. */
export function vocabularyOf(dictionaries: readonly Dictionary[]): Vocabulary {
  return {
    projects: dictionaries.map(({ project }) => project),
    priorities: sharedTerms(dictionaries, ({ priorities }) => priorities),
    statuses: sharedTerms(dictionaries, ({ statuses }) => statuses),
    fields: sharedFields(dictionaries),
    categories: unique(dictionaries.flatMap(({ categories }) => categories.map(({ name }) => name.trim()))),
    logins: unique(dictionaries.flatMap(({ users }) => users.map(({ login }) => login))),
    feedback: common(dictionaries, ({ specialStatuses }) => specialStatuses.feedback),
    assigned: common(dictionaries, ({ specialStatuses }) => specialStatuses.assigned),
  };
}

function sharedTerms(
  dictionaries: readonly Dictionary[],
  termsOf: (dictionary: Dictionary) => readonly Term[],
): readonly SharedTerm[] {
  const ids = unique(dictionaries.flatMap(dictionary => termsOf(dictionary).map(({ id }) => id)));
  return ids
    .toSorted((a, b) => a - b)
    .flatMap(id => {
      const found = dictionaries.map(dictionary => termsOf(dictionary).find(term => term.id === id));
      const [first, ...others] = found.filter(term => term !== undefined);
      if (first === undefined) return [];
      const otherLabels = unique(others.map(({ label }) => label)).filter(label => label !== first.label);
      return [{ ...first, otherLabels, missingIn: projectsWithout(dictionaries, found) }];
    });
}

function sharedFields(dictionaries: readonly Dictionary[]): readonly SharedField[] {
  const names = unique(dictionaries.flatMap(({ customFields }) => customFields.map(({ name }) => name.trim())));
  return names.flatMap(name => {
    const found = dictionaries.map(({ customFields }) => customFields.find(field => field.name.trim() === name));
    const present = found.filter((field): field is CustomFieldDefinition => field !== undefined);
    const [first] = present;
    if (first === undefined) return [];
    const possibleValues = unique(present.flatMap(field => field.possibleValues.map(value => value.trim())));
    return [{ name: first.name, type: first.type, possibleValues, missingIn: projectsWithout(dictionaries, found) }];
  });
}

function projectsWithout(dictionaries: readonly Dictionary[], found: readonly unknown[]): readonly Reference[] {
  return dictionaries.filter((_, index) => found[index] === undefined).map(({ project }) => project);
}

function common(dictionaries: readonly Dictionary[], of: (dictionary: Dictionary) => number): number | null {
  const [only, ...others] = unique(dictionaries.map(of));
  return only === undefined || others.length > 0 ? null : only;
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
