import { hasProjectLevel } from './access';
import { setCustomFields, validateForReport } from './customFields';
import { enumIdFrom } from './enumRefs';
import { clientFault, Code } from './faults';
import { attachFiles } from './files';
import { createIssue } from './issues';
import { asList, isSet, toText } from './json';
import { replaceMonitors } from './monitors';
import { noteFromIssue } from './noteCommands';
import { categoryIdFrom, projectIdFrom, versionNameFrom } from './projects';
import { attachTag, tagFrom } from './tags';
import { isBlank } from './texts';
import { canHandle, userIdFrom } from './users';
import { parseTime } from './zone';
import type { EnumName } from '../lang/strings';
import type { Upload } from './files';
import type { NewIssue } from './issues';
import type { JsonObject } from './json';
import type { State } from './state';
import type { Issue, Project, User } from './types';

function required(sent: JsonObject, field: 'summary' | 'description', label: string): string {
  if (isBlank(sent[field])) throw clientFault(`${label} not specified`, Code.emptyField, field);
  return toText(sent[field]);
}

function projectOf(state: State, by: User, sent: JsonObject): Project {
  const id = isSet(sent['project']) ? projectIdFrom(state, sent['project']) : 0;
  if (id === 0) throw clientFault('Project not specified', Code.emptyField, 'project');
  const project = state.projects.get(id);
  if (project === undefined) throw clientFault(`Project '${id}' not found`, Code.projectNotFound, String(id));
  if (!hasProjectLevel(state, by, id, 'report_bug_threshold')) {
    throw clientFault('User does not have access right to report issues', Code.accessDenied);
  }
  return project;
}

function reporterOf(state: State, by: User, sent: JsonObject, project: Project): number {
  const reporterId = isSet(sent['reporter']) ? userIdFrom(state, sent['reporter']) : by.id;
  const option = 'webservice_specify_reporter_on_add_access_level_threshold';
  if (reporterId !== by.id && !hasProjectLevel(state, by, project.id, option)) {
    throw clientFault(
      'Active user does not have access level required to specify a different issue reporter',
      Code.accessDenied,
    );
  }
  return reporterId;
}

function handlerOf(state: State, by: User, sent: JsonObject, project: Project, status: number): number {
  const handlerId = isSet(sent['handler']) ? userIdFrom(state, sent['handler']) : 0;
  if (handlerId === 0) return status >= state.options.number('bug_resolved_status_threshold', project.id) ? by.id : 0;
  if (!hasProjectLevel(state, by, project.id, 'update_bug_assign_threshold')) {
    throw clientFault('User not allowed to assign issues', Code.accessDenied);
  }
  const handler = state.users.get(handlerId);
  if (handler === undefined) {
    throw clientFault(`User '${handlerId}' not found.`, Code.userByIdNotFound, String(handlerId));
  }
  if (!canHandle(state, handler, project.id)) {
    throw clientFault(`User '${handlerId}' can't be assigned issues.`, Code.accessDenied);
  }
  return handlerId;
}

/** A time as a client sends it, where the user may set due dates; 0 is none. */
function dueDateOf(state: State, by: User, sent: JsonObject, project: Project): number {
  if (!hasProjectLevel(state, by, project.id, 'due_date_update_threshold')) return 0;
  return parseTime(state.zone, toText(sent['due_date'])) ?? 0;
}

function columnsFrom(state: State, by: User, sent: JsonObject): NewIssue {
  const summary = required(sent, 'summary', 'Summary');
  const description = required(sent, 'description', 'Description');
  const project = projectOf(state, by, sent);
  const choice = (name: EnumName, standard: string) =>
    isSet(sent[name]) ? enumIdFrom(state, name, sent[name], project.id) : state.options.number(standard, project.id);
  const status = choice('status', 'bug_submit_status');
  const reporterId = reporterOf(state, by, sent, project);
  const handlerId = handlerOf(state, by, sent, project, status);
  const mayPlan = hasProjectLevel(state, by, project.id, 'roadmap_update_threshold');
  const maySetSticky = hasProjectLevel(state, by, project.id, 'set_bug_sticky_threshold');
  return {
    projectId: project.id,
    reporterId,
    handlerId,
    status,
    priority: choice('priority', 'default_bug_priority'),
    severity: choice('severity', 'default_bug_severity'),
    reproducibility: choice('reproducibility', 'default_bug_reproducibility'),
    resolution: choice('resolution', 'default_bug_resolution'),
    viewState: choice('view_state', 'default_bug_view_status'),
    categoryId: categoryIdFrom(state, sent['category'], project),
    summary,
    description,
    stepsToReproduce: toText(sent['steps_to_reproduce']),
    additionalInformation: toText(sent['additional_information']),
    version: versionNameFrom(sent['version'], project),
    fixedInVersion: versionNameFrom(sent['fixed_in_version'], project),
    targetVersion: mayPlan ? versionNameFrom(sent['target_version'], project) : '',
    sticky: maySetSticky && sent['sticky'] === true,
    dueDate: dueDateOf(state, by, sent, project),
  };
}

/**
 * POST /issues. All checks of the fields come first; then the issue is created, and what follows it (tags, files, custom
 * fields, monitors, notes, in this order) may still be refused and leaves the issue behind (recording 401).
 */
export function postIssue(state: State, by: User, sent: JsonObject, uploads: readonly Upload[]): Issue {
  const columns = columnsFrom(state, by, sent);
  const project = state.projects.get(columns.projectId);
  const fields = asList(sent['custom_fields']) ?? [];
  if (project !== undefined) validateForReport(state, project, fields);
  const mayUpload = hasProjectLevel(state, by, columns.projectId, 'upload_bug_file_threshold');
  if (uploads.length > 0 && !mayUpload) {
    throw clientFault('User not allowed to attach files.', Code.accessDenied);
  }
  const issue = createIssue(state, by, columns);
  for (const tag of asList(sent['tags']) ?? []) attachTag(state, by, issue, tagFrom(state, by, tag));
  attachFiles(state, by, issue, uploads);
  setCustomFields(state, by, issue, fields, false);
  const monitors = asList(sent['monitors']);
  if (monitors !== undefined) replaceMonitors(state, by, issue, monitors);
  for (const note of asList(sent['notes']) ?? []) noteFromIssue(state, by, issue, note);
  return issue;
}
