import { canSeeNote, hasIssueLevel, hasProjectLevel, isReadOnly } from './access';
import { setCustomFields } from './customFields';
import { enumIdFrom } from './enumRefs';
import { legacyFault } from './faults';
import { updateIssue } from './issues';
import { asList, asObject, isSet, toInt, toText } from './json';
import { replaceMonitors } from './monitors';
import { minutesOf, noteFromIssue } from './noteCommands';
import { setNoteText, setNoteViewState } from './notes';
import { accessDenied } from './openIssue';
import { categoryIdFrom, existingProject, projectIdFrom, versionNameFrom } from './projects';
import { hasOpenChildren } from './relationships';
import { replaceTags } from './tags';
import { isBlank } from './texts';
import { canHandle, userIdFrom } from './users';
import { parseTime } from './zone';
import type { JsonObject } from './json';
import type { State } from './state';
import type { Issue, IssueColumns, Note, Project, User } from './types';

const PRIVATE = 50;

/** The handler of the document, with the checks that only a change of handler meets. */
function handlerOf(state: State, by: User, issue: Issue, sent: JsonObject, project: Project): number {
  if (!isSet(sent['handler'])) return issue.handlerId;
  const handlerId = userIdFrom(state, sent['handler']);
  if (handlerId === issue.handlerId) return handlerId;
  if (!hasProjectLevel(state, by, project.id, 'update_bug_assign_threshold')) {
    throw accessDenied(state, by, 'User does not have access right to assign issues');
  }
  if (handlerId === 0) return 0;
  const handler = state.users.get(handlerId);
  if (handler === undefined) throw legacyFault(`User '${handlerId}' does not exist.`, 404);
  if (!canHandle(state, handler, project.id)) {
    throw accessDenied(state, handler, 'User does not have access right to handle issues');
  }
  return handlerId;
}

function mandatory(sent: JsonObject, field: 'summary' | 'description'): string {
  if (isBlank(sent[field])) throw legacyFault(`Mandatory field '${field}' is missing.`, 400);
  return toText(sent[field]);
}

const CHOICES = [
  ['priority', 'priority'],
  ['severity', 'severity'],
  ['status', 'status'],
  ['reproducibility', 'reproducibility'],
  ['resolution', 'resolution'],
  ['view_state', 'viewState'],
] as const;

function choicesOf(state: State, issue: Issue, sent: JsonObject): Partial<IssueColumns> {
  const changes: Partial<IssueColumns> = {};
  for (const [name, column] of CHOICES) {
    if (isSet(sent[name])) changes[column] = enumIdFrom(state, name, sent[name], issue.projectId);
  }
  return changes;
}

/** `null` says nothing, '' clears (REST fact 11). */
function dueDateOf(state: State, by: User, issue: Issue, sent: JsonObject): number {
  const mayChange = hasProjectLevel(state, by, issue.projectId, 'due_date_update_threshold');
  if (!isSet(sent['due_date']) || !mayChange) return issue.dueDate;
  return parseTime(state.zone, toText(sent['due_date'])) ?? 0;
}

function columnsFrom(state: State, by: User, issue: Issue, sent: JsonObject): Partial<IssueColumns> {
  const project = existingProject(
    state,
    isSet(sent['project']) ? projectIdFrom(state, sent['project']) : issue.projectId,
  );
  if (!hasIssueLevel(state, by, issue, 'update_bug_threshold')) {
    throw accessDenied(state, by, 'Not enough rights to update issues');
  }
  const categoryId = categoryIdFrom(state, sent['category'], project);
  const version = versionNameFrom(sent['version'], project);
  const fixedInVersion = versionNameFrom(sent['fixed_in_version'], project);
  const mayPlan = hasProjectLevel(state, by, issue.projectId, 'roadmap_update_threshold');
  const targetVersion = mayPlan ? versionNameFrom(sent['target_version'], project) : issue.targetVersion;
  const maySetSticky = hasProjectLevel(state, by, issue.projectId, 'set_bug_sticky_threshold');
  return {
    projectId: project.id,
    summary: mandatory(sent, 'summary'),
    description: mandatory(sent, 'description'),
    handlerId: handlerOf(state, by, issue, sent, project),
    reporterId: userIdFrom(state, sent['reporter']) || issue.reporterId,
    categoryId,
    version,
    fixedInVersion,
    targetVersion,
    ...choicesOf(state, issue, sent),
    sticky: maySetSticky && isSet(sent['sticky']) ? sent['sticky'] === true : issue.sticky,
    dueDate: dueDateOf(state, by, issue, sent),
    stepsToReproduce: isSet(sent['steps_to_reproduce']) ? toText(sent['steps_to_reproduce']) : issue.stepsToReproduce,
    additionalInformation: isSet(sent['additional_information'])
      ? toText(sent['additional_information'])
      : issue.additionalInformation,
  };
}

/** One's own notes may always be edited: Mantis takes that threshold for a yes (recording 507). */
function ensureMayEdit(state: State, by: User, issue: Issue, note: Note): void {
  if (note.reporterId === by.id || hasIssueLevel(state, by, issue, 'update_bugnote_threshold')) return;
  throw accessDenied(state, by, `Not allowed to update note ${note.id}`);
}

/**
 * One note of the document. A missing view state is the default, so a private note becomes public (REST fact 8); time
 * tracking always counts as changed, because its two notations never compare equal (REST fact 3).
 */
function editNote(state: State, by: User, issue: Issue, note: Note, sent: JsonObject): void {
  ensureMayEdit(state, by, issue, note);
  const viewState = isSet(sent['view_state'])
    ? enumIdFrom(state, 'view_state', sent['view_state'], issue.projectId)
    : state.options.number('default_bugnote_view_status', issue.projectId);
  if (isSet(sent['text']) && toText(sent['text']) !== note.text) {
    setNoteText(state, by, issue, note, toText(sent['text']));
  }
  if (viewState !== note.viewState) setNoteViewState(state, by, issue, note, viewState === PRIVATE);
  if (!isSet(sent['time_tracking'])) return;
  note.timeTracking = minutesOf(sent['time_tracking']);
  note.updatedAt = state.clock();
}

function applyNotes(state: State, by: User, issue: Issue, sent: readonly unknown[]): void {
  const visible = new Map(issue.notes.filter(note => canSeeNote(state, by, issue, note)).map(note => [note.id, note]));
  for (const item of sent) {
    const object = asObject(item) ?? {};
    const id = toInt(object['id']);
    const note = visible.get(id);
    if (note !== undefined) editNote(state, by, issue, note, object);
    else if (id <= 0) noteFromIssue(state, by, issue, item);
  }
}

/**
 * PATCH /issues/{id}. `sent` is the whole issue as the user sees it with the client's fields laid over, because that is
 * what Mantis itself works on (REST fact 3): custom fields, monitors, notes and tags that the client did not name are
 * written again, before the issue's own columns, and a refusal in between leaves the former behind (REST fact 6).
 * `seen` holds the columns as they were when the request came in; those not changed are written back from it.
 */
export function patchIssue(state: State, by: User, issue: Issue, seen: Issue, sent: JsonObject): void {
  if (isReadOnly(state, by, issue)) throw legacyFault(`Issue '${issue.id}' is readonly`, 403);
  const columns = columnsFrom(state, by, seen, sent);
  const resolved = state.options.number('bug_resolved_status_threshold', issue.projectId);
  if ((columns.status ?? 0) >= resolved && issue.status < resolved && hasOpenChildren(state, issue)) {
    throw legacyFault('Unresolved child issues.', 400);
  }
  setCustomFields(state, by, issue, asList(sent['custom_fields']) ?? [], true);
  const monitors = asList(sent['monitors']);
  if (monitors !== undefined) replaceMonitors(state, by, issue, monitors);
  applyNotes(state, by, issue, asList(sent['notes']) ?? []);
  const tags = asList(sent['tags']);
  if (tags !== undefined) replaceTags(state, by, issue, tags);
  updateIssue(state, by, issue, columns, seen);
}
