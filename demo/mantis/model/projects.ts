import { clientFault, Code, legacyFault } from './faults';
import { asObject, isSet, toInt, toText } from './json';
import { nextId } from './state';
import type { State } from './state';
import type { Category, CustomField, CustomFieldType, Project, Version } from './types';

interface NewProject {
  readonly name: string;
  readonly description: string;
  readonly viewState: number;
  readonly status?: number;
  readonly inheritGlobal?: boolean;
}

export function createProject(state: State, input: NewProject): Project {
  const project: Project = {
    id: nextId(state, 'project'),
    name: input.name,
    description: input.description,
    status: input.status ?? 50,
    enabled: true,
    viewState: input.viewState,
    inheritGlobal: input.inheritGlobal ?? false,
    members: new Map(),
    versions: [],
    fieldIds: [],
  };
  state.projects.set(project.id, project);
  return project;
}

/** A category of a project, or with 0 one that every inheriting project shows. */
export function createCategory(state: State, projectId: number, name: string): Category {
  const category: Category = { id: nextId(state, 'category'), projectId, name, defaultHandlerId: 0 };
  state.categories.set(category.id, category);
  return category;
}

type NewVersion = Pick<Version, 'name' | 'released' | 'date'>;

export function createVersion(state: State, project: Project, input: NewVersion): Version {
  const version: Version = { ...input, id: nextId(state, 'version'), description: '', obsolete: false };
  project.versions.push(version);
  return version;
}

type NewCustomField = { readonly name: string; readonly type: CustomFieldType } & Partial<
  Omit<CustomField, 'id' | 'name' | 'type'>
>;

/** Defines a custom field and links it to the project, after those that are there. */
export function createCustomField(state: State, project: Project, input: NewCustomField): CustomField {
  const field: CustomField = {
    possibleValues: '',
    defaultValue: '',
    validRegexp: '',
    lengthMin: 0,
    lengthMax: 0,
    readLevel: 10,
    writeLevel: 25,
    requireReport: false,
    requireUpdate: false,
    requireResolved: false,
    requireClosed: false,
    ...input,
    id: nextId(state, 'customField'),
  };
  state.customFields.set(field.id, field);
  project.fieldIds.push(field.id);
  return field;
}

export function fieldsOf(state: State, project: Project): CustomField[] {
  return project.fieldIds.flatMap(id => state.customFields.get(id) ?? []);
}

/** The categories that a project shows, by name. */
export function categoriesOf(state: State, project: Project): Category[] {
  return [...state.categories.values()]
    .filter(category => category.projectId === project.id || (category.projectId === 0 && project.inheritGlobal))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Newest first. */
export function versionsOf(project: Project): Version[] {
  return [...project.versions].sort((a, b) => b.date - a.date || b.id - a.id);
}

/** The project that `{id}` or `{name}` names; an unknown name is project 0. */
export function projectIdFrom(state: State, reference: unknown): number {
  const object = asObject(reference);
  if (object === undefined) return toInt(reference);
  const id = toInt(object['id']);
  if (id !== 0) return id;
  for (const project of state.projects.values()) if (project.name === object['name']) return project.id;
  return 0;
}

function findCategory(state: State, reference: unknown, project: Project): { id: number; name: string } {
  const object = asObject(reference);
  if (object !== undefined && isSet(object['id'])) {
    // Mantis only asks whether the category exists, not whose it is.
    const id = toInt(object['id']);
    return { id: state.categories.has(id) ? id : 0, name: toText(object['name']) || String(id) };
  }
  const name = object === undefined ? toText(reference) : toText(object['name']);
  const found = categoriesOf(state, project).find(category => category.name.toLowerCase() === name.toLowerCase());
  return { id: found?.id ?? 0, name };
}

/** The category that a reference or a plain name means; every issue must have one (`allow_no_category` is OFF). */
export function categoryIdFrom(state: State, reference: unknown, project: Project): number {
  const allowNone = state.options.isOn('allow_no_category', project.id);
  if (!isSet(reference)) {
    if (allowNone) return 0;
    throw clientFault('Category field must be supplied.', Code.emptyField, 'category');
  }
  const { id, name } = findCategory(state, reference, project);
  if (id === 0 && !allowNone) throw clientFault(`Category '${name}' not found.`, Code.categoryNotFound, name);
  return id;
}

/** The name of the version that `{id}`, `{name}` or a plain name means; '' when nothing is said. */
export function versionNameFrom(reference: unknown, project: Project): string {
  const object = asObject(reference);
  const name = object === undefined ? toText(reference) : toText(object['name']);
  const id = object === undefined ? 0 : toInt(object['id']);
  if (id === 0 && name === '') return '';
  const version = project.versions.find(each => (id !== 0 ? each.id === id : each.name === name));
  if (version !== undefined) return version.name;
  const wanted = id === 0 ? name : String(id);
  throw clientFault(`Version '${wanted}' does not exist in project '${project.name}'.`, Code.versionNotFound, wanted);
}

/** The project of a PATCH, which names it in the older part's words. */
export function existingProject(state: State, id: number): Project {
  const project = state.projects.get(id);
  if (project === undefined) throw legacyFault(`Project '${id}' does not exist.`, 404);
  return project;
}
