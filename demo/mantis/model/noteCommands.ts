import { hasIssueLevel, isReadOnly } from './access';
import { parseDuration } from './duration';
import { enumIdFrom } from './enumRefs';
import { enumId, enumName } from './enums';
import { clientFault, Code } from './faults';
import { attachFiles, canUpload } from './files';
import { updateStatusOnFeedback } from './feedback';
import { asObject, isSet, toInt, toText } from './json';
import { addNote, deleteNote } from './notes';
import { existingUserFrom } from './users';
import type { Upload } from './files';
import type { JsonObject } from './json';
import type { NewNote } from './notes';
import type { State } from './state';
import type { Issue, Note, User } from './types';

const PRIVATE = 50;

function invalidViewState(id: number) {
  return clientFault(`Invalid view state id '${id}'.`, Code.invalidFieldValue, { word: 'bugnote_view_state' });
}

/** The strict reading of a new note's view state; an unknown name is refused in the words of the default id (recording 307). */
function viewStateOf(state: State, issue: Issue, reference: unknown): number {
  if (!isSet(reference)) return state.options.number('default_bugnote_view_status', issue.projectId);
  const configured = state.options.text('view_state_enum_string', issue.projectId);
  const object = asObject(reference);
  const id = isSet(object?.['id']) ? toInt(object?.['id']) : 10;
  if (enumName(configured, id) === undefined) throw invalidViewState(id);
  if (!isSet(object?.['name'])) return id;
  const named = enumId(configured, toText(object?.['name']));
  if (named === undefined) throw invalidViewState(id);
  return named;
}

export function minutesOf(timeTracking: unknown): number {
  const duration = asObject(timeTracking)?.['duration'];
  return isSet(duration) ? parseDuration(toText(duration)) : 0;
}

function ensureNotReadOnly(state: State, by: User, issue: Issue): void {
  if (isReadOnly(state, by, issue)) {
    throw clientFault(`Issue '${issue.id}' is read-only.`, Code.issueReadOnly, String(issue.id));
  }
}

function ensureMay(state: State, user: User, issue: Issue, option: string, message: string): void {
  if (!hasIssueLevel(state, user, issue, option)) throw clientFault(message, Code.accessDenied);
}

function reporterOf(state: State, by: User, issue: Issue, sent: JsonObject): User {
  const reporter = isSet(sent['reporter']) ? existingUserFrom(state, sent['reporter']) : by;
  if (reporter.id !== by.id) {
    const option = 'webservice_specify_reporter_on_add_access_level_threshold';
    ensureMay(state, by, issue, option, 'Access denied to override reporter');
  }
  return reporter;
}

function checkedNote(state: State, by: User, issue: Issue, sent: JsonObject, uploads: readonly Upload[]): NewNote {
  const viewState = viewStateOf(state, issue, sent['view_state']);
  const timeTracking = minutesOf(sent['time_tracking']);
  const text = toText(sent['text']).trim();
  if (text === '' && timeTracking === 0 && uploads.length === 0) {
    throw clientFault('Issue note not specified.', Code.emptyField, { word: 'bugnote' });
  }
  const reporter = reporterOf(state, by, issue, sent);
  ensureMay(state, reporter, issue, 'add_bugnote_threshold', "Reporter can't add notes");
  const isPrivate = viewState === PRIVATE;
  if (isPrivate) {
    ensureMay(state, reporter, issue, 'set_view_status_threshold', "Reporter can't add private notes");
  }
  if (uploads.length > 0 && !canUpload(state, reporter, issue)) {
    throw clientFault('access denied for uploading files', Code.accessDenied);
  }
  if (timeTracking > 0) {
    if (!state.options.isOn('time_tracking_enabled', issue.projectId)) {
      throw clientFault('time tracking disabled', Code.accessDenied);
    }
    ensureMay(state, reporter, issue, 'time_tracking_edit_threshold', 'access denied for time tracking');
  }
  return { text, isPrivate, timeTracking, reporter };
}

/**
 * POST /issues/{id}/notes. The files come after the note: a refused one leaves the note behind (recording 343), without
 * the change of status that the reporter's answer on feedback brings.
 */
export function postNote(state: State, by: User, issue: Issue, sent: JsonObject, uploads: readonly Upload[]): Note {
  ensureNotReadOnly(state, by, issue);
  const checked = checkedNote(state, by, issue, sent, uploads);
  const note = addNote(state, by, issue, checked);
  attachFiles(state, by, issue, uploads, note.id);
  updateStatusOnFeedback(state, by, issue, note.reporterId);
  return note;
}

/** A note within POST or PATCH of an issue: read leniently, without a check of its own. */
export function noteFromIssue(state: State, by: User, issue: Issue, sent: unknown): void {
  const object = asObject(sent) ?? {};
  const viewState = isSet(object['view_state'])
    ? enumIdFrom(state, 'view_state', object['view_state'], issue.projectId)
    : state.options.number('default_bugnote_view_status', issue.projectId);
  const mayLogTime = hasIssueLevel(state, by, issue, 'time_tracking_edit_threshold');
  addNote(state, by, issue, {
    text: toText(object['text']),
    isPrivate: viewState === PRIVATE,
    timeTracking: mayLogTime ? minutesOf(object['time_tracking']) : 0,
  });
}

/** DELETE /issues/{id}/notes/{note} */
export function removeNote(state: State, by: User, issue: Issue, noteId: number): void {
  const note = state.notes.get(noteId);
  if (note === undefined) throw clientFault(`Issue note #${noteId} not found`, Code.noteNotFound, String(noteId));
  if (note.issueId !== issue.id) {
    throw clientFault("Issue note doesn't belong to issue", Code.invalidFieldValue, 'id');
  }
  const option = note.reporterId === by.id ? 'bugnote_user_delete_threshold' : 'delete_bugnote_threshold';
  ensureMay(state, by, issue, option, 'Access denied');
  ensureNotReadOnly(state, by, issue);
  deleteNote(state, by, issue, note);
}
