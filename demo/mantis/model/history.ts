import type { State } from './state';
import type { HistoryLine, Issue, User } from './types';

/** Numbers of the history's line types. */
export const HistoryType = {
  fieldUpdated: 0,
  issueNew: 1,
  noteAdded: 2,
  noteUpdated: 3,
  noteDeleted: 4,
  descriptionUpdated: 6,
  additionalInfoUpdated: 7,
  stepsUpdated: 8,
  fileAdded: 9,
  fileDeleted: 10,
  noteViewStateUpdated: 11,
  monitorAdded: 12,
  monitorDeleted: 13,
  relationshipAdded: 18,
  relationshipDeleted: 19,
  relationshipReplaced: 23,
  tagAdded: 25,
  tagDeleted: 26,
} as const;

type EventType = Exclude<(typeof HistoryType)[keyof typeof HistoryType], 0>;

function write(state: State, issue: Issue, by: User, line: Omit<HistoryLine, 'at' | 'userId'>): void {
  issue.history.push({ at: state.clock(), userId: by.id, ...line });
}

/** A field's line, when it changed. */
export function logField(
  state: State,
  issue: Issue,
  by: User,
  field: string,
  oldValue: string | number,
  newValue: string | number,
): void {
  if (String(oldValue) === String(newValue)) return;
  write(state, issue, by, { type: HistoryType.fieldUpdated, field, old: String(oldValue), new: String(newValue) });
}

/**
 * A line about something that happened. What `old` and `next` mean: notes: id, –; note view state: state, note id;
 * files: name, file id; monitors: user id, –; relationships: type seen from this issue, other issue's id; tags: name, tag id.
 */
export function logEvent(
  state: State,
  issue: Issue,
  by: User,
  type: EventType,
  old: string | number = '',
  next: string | number = '',
): void {
  write(state, issue, by, { type, field: '', old: String(old), new: String(next) });
}
