import type { EnumName } from '../lang/strings';
import { Options } from './options';
import type {
  ApiToken,
  Category,
  CustomField,
  Issue,
  Language,
  Note,
  Project,
  Relationship,
  StoredFilter,
  Tag,
  User,
} from './types';

type Counter =
  | 'user'
  | 'project'
  | 'category'
  | 'version'
  | 'customField'
  | 'issue'
  | 'note'
  | 'file'
  | 'tag'
  | 'relationship'
  | 'token'
  | 'filter';

/** Everything that the server knows. Plain data; the functions of this folder change it. */
export interface State {
  /** Epoch seconds. Asked for every written time stamp, so that a test can move it within one request. */
  clock: () => number;
  /** IANA name of the server's zone. */
  readonly zone: string;
  /** A new API token: 32 characters nobody can guess. */
  readonly newToken: () => string;
  readonly options: Options;
  /** Labels of the installation itself, which win over the language's own. */
  readonly customLabels: Partial<Record<Language, Partial<Record<EnumName, string>>>>;
  readonly users: Map<number, User>;
  readonly projects: Map<number, Project>;
  readonly categories: Map<number, Category>;
  readonly customFields: Map<number, CustomField>;
  readonly issues: Map<number, Issue>;
  readonly notes: Map<number, Note>;
  readonly tags: Map<number, Tag>;
  readonly relationships: Map<number, Relationship>;
  readonly tokens: Map<string, ApiToken>;
  readonly filters: Map<number, StoredFilter>;
  /** The last number given out, by kind. A refused request may use one up, as in Mantis. */
  readonly counters: Record<Counter, number>;
  /** Maintenance mode (`mantis_offline.php` present). */
  isOffline: boolean;
  /** Grows with every change of an issue; lets lists be sorted once per change. */
  revision: number;
}

interface StateOptions {
  readonly clock: () => number;
  readonly zone: string;
  readonly newToken: () => string;
}

export function createState(options: StateOptions): State {
  return {
    ...options,
    options: new Options(),
    customLabels: {},
    users: new Map(),
    projects: new Map(),
    categories: new Map(),
    customFields: new Map(),
    issues: new Map(),
    notes: new Map(),
    tags: new Map(),
    relationships: new Map(),
    tokens: new Map(),
    filters: new Map(),
    counters: {
      user: 0,
      project: 0,
      category: 0,
      version: 0,
      customField: 0,
      issue: 0,
      note: 0,
      file: 0,
      tag: 0,
      relationship: 0,
      token: 0,
      filter: 0,
    },
    isOffline: false,
    revision: 0,
  };
}

export function nextId(state: State, counter: Counter): number {
  return (state.counters[counter] += 1);
}

/** Marks an issue as changed now. */
export function touch(state: State, issue: Issue): void {
  issue.updatedAt = state.clock();
  state.revision += 1;
}
