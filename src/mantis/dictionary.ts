import { ok, type Result } from '../base/result';
import type { Reference, Term } from '../tickets/ticket';
import type { MantisClient } from './client';
import type { MantisError } from './errors';
import {
  enumOption,
  extensionsOption,
  numberOption,
  OPTION_NAMES,
  specialResolutionsOf,
  specialStatusesOf,
  statusColors,
  thresholdsOf,
  workflowOption,
  type SpecialResolutions,
  type SpecialStatuses,
  type Thresholds,
} from './options';
import type { ProjectUser } from './people';
import type { CustomFieldPayload } from './schema/project';
import { reaches } from './thresholds';

/** What one project of one server calls its things, and what this account may do there. Everything is read, nothing assumed. */
export interface Dictionary {
  readonly project: Reference;
  /** The account with its level in this project, which is what counts; `/users/me` has the global one. */
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
  readonly specialResolutions: SpecialResolutions;
  /** The same as `me.accessLevel`. */
  readonly myAccessLevel: number;
  /** The project's users with their levels there; only `me` where the account may not list them. */
  readonly users: readonly ProjectUser[];
  /** Whether a tag may be new; Mantis looks at the global level here. */
  readonly mayCreateTags: boolean;
  readonly timeTrackingEnabled: boolean;
  /** Bytes. */
  readonly maxFileSize: number;
  /** Lower-case extensions without a dot; empty means every one that is not disallowed. */
  readonly allowedFiles: readonly string[];
  readonly disallowedFiles: readonly string[];
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
  /** Characters; 0 for no limit. */
  readonly lengthMin: number;
  readonly lengthMax: number;
  /** PHP's, without delimiters; empty for none. */
  readonly validRegexp: string;
  readonly readLevel: number;
  readonly writeLevel: number;
  readonly requiredOnResolve: boolean;
  readonly requiredOnClose: boolean;
}

/** Reads everything about one project, in parallel. An option the server withholds counts as Mantis's default. */
export async function loadDictionary(
  client: MantisClient,
  projectId: number,
  signal?: AbortSignal,
): Promise<Result<Dictionary, MantisError>> {
  const [account, details, listed, config] = await Promise.all([
    client.me(signal),
    client.project(projectId, signal),
    client.projectUsers(projectId, signal),
    client.config(OPTION_NAMES, projectId, signal),
  ]);
  if (!account.ok) return account;
  if (!details.ok) return details;
  if (!config.ok) return config;
  if (!listed.ok && listed.error.kind !== 'forbidden') return listed;

  const project = details.value;
  const options = config.value;
  const me: ProjectUser = { ...account.value, accessLevel: project.access_level.id };
  const statuses = enumOption(options, 'status_enum_string');
  const thresholds = thresholdsOf(options);
  return ok({
    project: { id: project.id, name: project.name },
    me,
    statuses,
    priorities: enumOption(options, 'priority_enum_string'),
    severities: enumOption(options, 'severity_enum_string'),
    resolutions: enumOption(options, 'resolution_enum_string'),
    viewStates: enumOption(options, 'view_state_enum_string'),
    statusColors: statusColors(options, statuses),
    categories: project.categories.map(({ id, name }) => ({ id, name })),
    versions: project.versions.map(({ id, name, released, obsolete }) => ({ id, name, released, obsolete })),
    customFields: project.custom_fields.map(toDefinition),
    workflow: workflowOption(options),
    thresholds,
    specialStatuses: specialStatusesOf(options),
    specialResolutions: specialResolutionsOf(options),
    myAccessLevel: me.accessLevel,
    users: listed.ok ? listed.value : [me],
    mayCreateTags: reaches(account.value.accessLevel, thresholds.createTag),
    timeTrackingEnabled: numberOption(options, 'time_tracking_enabled') !== 0,
    maxFileSize: numberOption(options, 'max_file_size'),
    allowedFiles: extensionsOption(options, 'allowed_files'),
    disallowedFiles: extensionsOption(options, 'disallowed_files'),
  });
}

function toDefinition(field: CustomFieldPayload): CustomFieldDefinition {
  return {
    id: field.id,
    name: field.name,
    type: field.type,
    possibleValues: field.possible_values.split('|').filter(value => value.trim() !== ''),
    lengthMin: field.length_min,
    lengthMax: field.length_max,
    validRegexp: field.valid_regexp ?? '',
    readLevel: field.access_level_r.id,
    writeLevel: field.access_level_rw.id,
    requiredOnResolve: field.require_resolved,
    requiredOnClose: field.require_closed,
  };
}
