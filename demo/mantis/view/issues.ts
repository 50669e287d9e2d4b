import { canSeeNote, hasProjectLevel } from '../model/access';
import { canReadField, fromDatabase } from '../model/customFields';
import { monitorsOf } from '../model/monitors';
import { fieldsOf } from '../model/projects';
import { tagsOf } from '../model/tags';
import { enumView, statusView, time } from './context';
import { fileView } from './files';
import { historyView } from './history';
import { noteView } from './notes';
import { relationshipViews } from './relationships';
import { userView, userViewById } from './users';
import type { Viewer } from './context';
import type { Issue } from '../model/types';

type IssueView = Readonly<Record<string, unknown>>;

type Part = (viewer: Viewer, issue: Issue) => unknown;

/** Empty values are left out of the answer. */
function filled(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function listed<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

function reaches(viewer: Viewer, issue: Issue, option: string): boolean {
  return hasProjectLevel(viewer.state, viewer.user, issue.projectId, option);
}

function versionRef(viewer: Viewer, issue: Issue, name: string): Readonly<Record<string, unknown>> | undefined {
  if (name === '') return undefined;
  const version = viewer.state.projects.get(issue.projectId)?.versions.find(each => each.name === name);
  return version === undefined ? { name } : { id: version.id, name };
}

function categoryRef(viewer: Viewer, issue: Issue) {
  const category = viewer.state.categories.get(issue.categoryId);
  return category === undefined ? undefined : { id: category.id, name: category.name };
}

function projectRef(viewer: Viewer, issue: Issue) {
  return { id: issue.projectId, name: viewer.state.projects.get(issue.projectId)?.name ?? '' };
}

function handlerView(viewer: Viewer, issue: Issue) {
  const isHidden = issue.handlerId === 0 || !reaches(viewer, issue, 'view_handler_threshold');
  return isHidden ? undefined : userViewById(viewer, issue.handlerId);
}

function customFieldViews(viewer: Viewer, issue: Issue) {
  const project = viewer.state.projects.get(issue.projectId);
  if (project === undefined) return undefined;
  const views = fieldsOf(viewer.state, project)
    .filter(field => canReadField(viewer.user, field, project))
    .map(field => ({
      field: { id: field.id, name: field.name },
      value: fromDatabase(field, issue.fields.get(field.id) ?? ''),
    }));
  return listed(views);
}

function visibleNotes(viewer: Viewer, issue: Issue) {
  return issue.notes.filter(note => canSeeNote(viewer.state, viewer.user, issue, note));
}

/** Every field of an issue in the order of the answer. */
const PARTS: readonly (readonly [string, Part])[] = [
  ['id', (_, issue) => issue.id],
  ['summary', (_, issue) => issue.summary],
  ['description', (_, issue) => issue.description],
  ['steps_to_reproduce', (_, issue) => filled(issue.stepsToReproduce)],
  ['additional_information', (_, issue) => filled(issue.additionalInformation)],
  ['project', projectRef],
  ['category', categoryRef],
  ['version', (viewer, issue) => versionRef(viewer, issue, issue.version)],
  ['fixed_in_version', (viewer, issue) => versionRef(viewer, issue, issue.fixedInVersion)],
  [
    'target_version',
    (viewer, issue) =>
      reaches(viewer, issue, 'roadmap_view_threshold') ? versionRef(viewer, issue, issue.targetVersion) : undefined,
  ],
  ['reporter', (viewer, issue) => userViewById(viewer, issue.reporterId)],
  ['handler', handlerView],
  ['status', (viewer, issue) => statusView(viewer, issue.status, issue.projectId)],
  ['resolution', (viewer, issue) => enumView(viewer, 'resolution', issue.resolution, issue.projectId)],
  ['view_state', (viewer, issue) => enumView(viewer, 'view_state', issue.viewState, issue.projectId)],
  ['priority', (viewer, issue) => enumView(viewer, 'priority', issue.priority, issue.projectId)],
  ['severity', (viewer, issue) => enumView(viewer, 'severity', issue.severity, issue.projectId)],
  ['reproducibility', (viewer, issue) => enumView(viewer, 'reproducibility', issue.reproducibility, issue.projectId)],
  [
    'due_date',
    (viewer, issue) =>
      issue.dueDate !== 0 && reaches(viewer, issue, 'due_date_view_threshold')
        ? time(viewer, issue.dueDate)
        : undefined,
  ],
  ['sticky', (_, issue) => issue.sticky],
  ['created_at', (viewer, issue) => time(viewer, issue.createdAt)],
  ['updated_at', (viewer, issue) => time(viewer, issue.updatedAt)],
  [
    'attachments',
    (viewer, issue) =>
      reaches(viewer, issue, 'view_attachments_threshold')
        ? listed(issue.files.filter(file => file.noteId === 0).map(file => fileView(viewer, file)))
        : undefined,
  ],
  ['notes', (viewer, issue) => listed(visibleNotes(viewer, issue).map(note => noteView(viewer, issue, note)))],
  ['relationships', (viewer, issue) => listed(relationshipViews(viewer, issue))],
  ['custom_fields', customFieldViews],
  [
    'tags',
    (viewer, issue) =>
      reaches(viewer, issue, 'tag_view_threshold')
        ? listed(tagsOf(viewer.state, issue).map(tag => ({ id: tag.id, name: tag.name })))
        : undefined,
  ],
  [
    'monitors',
    (viewer, issue) =>
      reaches(viewer, issue, 'show_monitor_list_threshold')
        ? listed(monitorsOf(viewer.state, issue).map(user => userView(viewer, user)))
        : undefined,
  ],
  [
    'history',
    (viewer, issue) =>
      reaches(viewer, issue, 'view_history_threshold') ? listed(historyView(viewer, issue)) : undefined,
  ],
];

/** Which fields to answer; undefined for all of them. */
type Selection = ReadonlySet<string> | undefined;

/** An issue as the user sees it; what is not selected is not even computed. */
export function issueView(viewer: Viewer, issue: Issue, selection?: Selection): IssueView {
  const view: Record<string, unknown> = {};
  for (const [name, part] of PARTS) {
    if (selection !== undefined && !selection.has(name)) continue;
    const value = part(viewer, issue);
    if (value !== undefined) view[name] = value;
  }
  return view;
}

/** The files of GET /issues/{id}/files: also those of notes, where the note is visible. */
export function visibleFiles(viewer: Viewer, issue: Issue) {
  if (!reaches(viewer, issue, 'view_attachments_threshold')) return [];
  const notes = new Set(visibleNotes(viewer, issue).map(note => note.id));
  return issue.files.filter(file => file.noteId === 0 || notes.has(file.noteId));
}
