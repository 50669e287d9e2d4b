import type { Result } from '../base/result';
import type { Reference, Term } from '../tickets/ticket';
import type { MantisClient } from './client';
import type { MantisError } from './errors';
import type { ProjectUser } from './people';
import type { Threshold } from './thresholds';

/** What one project of one server calls its things, and what this account may do there. Everything is read, nothing assumed. */
export interface Dictionary {
  readonly project: Reference;
  readonly me: ProjectUser;
  readonly statuses: readonly Term[];
  readonly priorities: readonly Term[];
  readonly severities: readonly Term[];
  readonly resolutions: readonly Term[];
  readonly viewStates: readonly Term[];
  /** CSS colours by status id, as the server sets them. */
  readonly statusColors: ReadonlyMap<number, string>;
  readonly categories: readonly Reference[];
  readonly versions: readonly VersionDefinition[];
  readonly customFields: readonly CustomFieldDefinition[];
  /** Allowed next statuses by present status; a status without an entry may go anywhere, as in Mantis. */
  readonly workflow: ReadonlyMap<number, readonly number[]>;
  readonly thresholds: Thresholds;
  readonly specialStatuses: SpecialStatuses;
  /** My access level in this project (from `/projects/{id}`), not the global one. */
  readonly myAccessLevel: number;
  /** The project's users with their levels there. */
  readonly users: readonly ProjectUser[];
  readonly timeTrackingEnabled: boolean;
  /** Bytes. */
  readonly maxFileSize: number;
}

/** Mantis's access options. The name is Mantis's own in camel case. */
export interface Thresholds {
  readonly reportBug: Threshold;
  readonly updateBug: Threshold;
  readonly updateBugStatus: Threshold;
  /** By status id; a status without an entry needs `updateBugStatus` (`bug_submit_status`: `reportBug`). */
  readonly setStatus: ReadonlyMap<number, Threshold>;
  readonly addNote: Threshold;
  readonly privateNote: Threshold;
  readonly handleBug: Threshold;
  readonly updateReadOnlyBug: Threshold;
  readonly reopenBug: Threshold;
  readonly timeTrackingEdit: Threshold;
  readonly viewHistory: Threshold;
}

/** Status ids with a meaning of their own on this server. */
export interface SpecialStatuses {
  readonly submit: number;
  readonly feedback: number;
  readonly assigned: number;
  /** A status from here on is resolved. */
  readonly resolvedFrom: number;
  /** A status from here on is closed. */
  readonly closedFrom: number;
  /** A status from here on is read-only below `updateReadOnlyBug`. */
  readonly readOnlyFrom: number;
}

export interface VersionDefinition extends Reference {
  readonly released: boolean;
  readonly obsolete: boolean;
}

export interface CustomFieldDefinition {
  readonly id: number;
  readonly name: string;
  /** Mantis's word: `string`, `numeric`, `float`, `enum`, `email`, `checkbox`, `list`, `multilist`, `date`, `radio`, `textarea`. */
  readonly type: string;
  readonly possibleValues: readonly string[];
  readonly readLevel: number;
  readonly writeLevel: number;
  readonly requiredOnUpdate: boolean;
  readonly requiredOnResolve: boolean;
  readonly requiredOnClose: boolean;
}

export declare function loadDictionary(
  client: MantisClient,
  projectId: number,
  signal?: AbortSignal,
): Promise<Result<Dictionary, MantisError>>;
