import { projectLevel } from '../model/access';
import { categoriesOf, fieldsOf, versionsOf } from '../model/projects';
import { enumView, time } from './context';
import type { Viewer } from './context';
import type { Category, CustomField, Project, Version } from '../model/types';

/** Radio has no name in Mantis's table of types: its number is shown (recording 021). */
const RADIO = 9;

function fieldView(viewer: Viewer, field: CustomField, projectId: number) {
  return {
    id: field.id,
    name: field.name,
    type: field.type === 'radio' ? RADIO : field.type,
    default_value: field.defaultValue,
    possible_values: field.possibleValues,
    valid_regexp: field.validRegexp,
    length_min: field.lengthMin,
    length_max: field.lengthMax,
    access_level_r: enumView(viewer, 'access_levels', field.readLevel, projectId),
    access_level_rw: enumView(viewer, 'access_levels', field.writeLevel, projectId),
    display_report: true,
    display_update: true,
    display_resolved: true,
    display_closed: true,
    require_report: field.requireReport,
    require_update: field.requireUpdate,
    require_resolved: field.requireResolved,
    require_closed: field.requireClosed,
  };
}

function versionTail(viewer: Viewer, version: Version) {
  return { released: version.released, obsolete: version.obsolete, timestamp: time(viewer, version.date) };
}

/** A version on its own; there an empty description is left out (recording 031). */
export function versionView(viewer: Viewer, version: Version): Readonly<Record<string, unknown>> {
  return {
    id: version.id,
    name: version.name,
    ...(version.description === '' ? {} : { description: version.description }),
    ...versionTail(viewer, version),
  };
}

function categoryView(category: Category, project: Project) {
  return { id: category.id, name: category.name, project: { id: project.id, name: project.name }, status: '1' };
}

export function projectView(viewer: Viewer, project: Project): Readonly<Record<string, unknown>> {
  const { state, user } = viewer;
  const level = projectLevel(user, project);
  return {
    id: project.id,
    name: project.name,
    status: enumView(viewer, 'project_status', project.status, project.id),
    description: project.description,
    enabled: project.enabled,
    view_state: enumView(viewer, 'view_state', project.viewState, project.id),
    inherit_global: project.inheritGlobal,
    access_level: enumView(viewer, 'access_levels', level, project.id),
    custom_fields: fieldsOf(state, project)
      .filter(field => level >= field.readLevel)
      .map(field => fieldView(viewer, field, project.id)),
    versions: versionsOf(project).map(version => ({
      id: version.id,
      name: version.name,
      description: version.description,
      ...versionTail(viewer, version),
    })),
    categories: categoriesOf(state, project).map(category => categoryView(category, project)),
  };
}
