import { deleteFilesOfNote } from './files';
import { HistoryType, logEvent } from './history';
import { nextId, touch } from './state';
import { ensureLongText, toColumn } from './texts';
import type { State } from './state';
import type { Issue, Note, User } from './types';

const PUBLIC = 10;
const PRIVATE = 50;

export interface NewNote {
  readonly text: string;
  readonly isPrivate: boolean;
  /** Minutes. */
  readonly timeTracking: number;
  /** Whose note it is, if not of whoever writes it. */
  readonly reporter?: User;
}

export function addNote(state: State, by: User, issue: Issue, input: NewNote): Note {
  ensureLongText(state, input.text, 'bugnote', 'bugnote');
  const now = state.clock();
  const note: Note = {
    id: nextId(state, 'note'),
    issueId: issue.id,
    reporterId: (input.reporter ?? by).id,
    text: toColumn(input.text),
    viewState: input.isPrivate ? PRIVATE : PUBLIC,
    timeTracking: input.timeTracking,
    createdAt: now,
    updatedAt: now,
  };
  issue.notes.push(note);
  state.notes.set(note.id, note);
  logEvent(state, issue, by, HistoryType.noteAdded, note.id);
  touch(state, issue);
  return note;
}

export function setNoteText(state: State, by: User, issue: Issue, note: Note, text: string): void {
  ensureLongText(state, text, 'bugnote', 'bugnote');
  note.text = toColumn(text);
  note.updatedAt = state.clock();
  logEvent(state, issue, by, HistoryType.noteUpdated, note.id);
  touch(state, issue);
}

export function setNoteViewState(state: State, by: User, issue: Issue, note: Note, isPrivate: boolean): void {
  note.viewState = isPrivate ? PRIVATE : PUBLIC;
  note.updatedAt = state.clock();
  logEvent(state, issue, by, HistoryType.noteViewStateUpdated, note.viewState, note.id);
}

export function deleteNote(state: State, by: User, issue: Issue, note: Note): void {
  deleteFilesOfNote(state, by, issue, note.id);
  issue.notes.splice(issue.notes.indexOf(note), 1);
  state.notes.delete(note.id);
  logEvent(state, issue, by, HistoryType.noteDeleted, note.id);
  touch(state, issue);
}
