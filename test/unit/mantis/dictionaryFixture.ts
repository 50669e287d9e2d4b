import type { CustomFieldDefinition, Dictionary } from '../../../src/mantis/dictionary';
import {
  enumOption,
  extensionsOption,
  specialResolutionsOf,
  specialStatusesOf,
  statusColors,
  thresholdsOf,
  workflowOption,
} from '../../../src/mantis/options';

/** A dictionary from options as `/config` gives them; what is not named is Mantis's default. */
export function dictionaryFrom(
  options: Readonly<Record<string, unknown>> = {},
  rest: Partial<Dictionary> & { readonly level?: number } = {},
): Dictionary {
  const map = new Map(Object.entries(options));
  const statuses = enumOption(map, 'status_enum_string');
  const { level = 55, ...others } = rest;
  const me = { id: 3, login: 'support1', realName: null, email: null, accessLevel: level };
  return {
    project: { id: 1, name: 'Проект' },
    me,
    statuses,
    priorities: enumOption(map, 'priority_enum_string'),
    severities: enumOption(map, 'severity_enum_string'),
    resolutions: enumOption(map, 'resolution_enum_string'),
    viewStates: enumOption(map, 'view_state_enum_string'),
    statusColors: statusColors(map, statuses),
    categories: [],
    versions: [],
    customFields: [],
    workflow: workflowOption(map),
    thresholds: thresholdsOf(map),
    specialStatuses: specialStatusesOf(map),
    specialResolutions: specialResolutionsOf(map),
    myAccessLevel: level,
    users: [me],
    timeTrackingEnabled: false,
    mayCreateTags: true,
    maxFileSize: 5_000_000,
    allowedFiles: extensionsOption(map, 'allowed_files'),
    disallowedFiles: extensionsOption(map, 'disallowed_files'),
    ...others,
  };
}

export function customField(
  id: number,
  name: string,
  rest: Partial<CustomFieldDefinition> = {},
): CustomFieldDefinition {
  return {
    id,
    name,
    type: 'string',
    possibleValues: [],
    lengthMin: 0,
    lengthMax: 0,
    validRegexp: '',
    readLevel: 10,
    writeLevel: 25,
    requiredOnResolve: false,
    requiredOnClose: false,
    ...rest,
  };
}
