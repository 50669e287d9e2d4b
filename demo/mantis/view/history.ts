import { canSeeIssue, canSeeNote, hasProjectLevel } from '../model/access';
import { canReadField } from '../model/customFields';
import { HistoryType } from '../model/history';
import { enumView, time, word } from './context';
import { customFieldOf, fieldChange } from './historyFields';
import { relationshipTypeView } from './relationships';
import { nameInText, userViewById } from './users';
import type { Viewer } from './context';
import type { Word } from '../lang/strings';
import type { HistoryLine, Issue } from '../model/types';

type Details = Readonly<Record<string, unknown>>;

/** Numbers of issues and notes in texts have seven digits. */
export function formatId(id: number | string): string {
  return String(id).padStart(7, '0');
}

interface EventKind {
  readonly name: string;
  readonly word: Word;
  /** What stands between the type and the message. */
  readonly details?: (viewer: Viewer, issue: Issue, line: HistoryLine) => Details;
  /** What follows the word in the message. */
  readonly suffix?: (viewer: Viewer, line: HistoryLine, issue: Issue) => string;
  readonly change?: (viewer: Viewer, line: HistoryLine) => string;
}

const note = {
  details: (_viewer: Viewer, _issue: Issue, line: HistoryLine) => ({ note: { id: Number(line.old) } }),
  suffix: (_viewer: Viewer, line: HistoryLine) => formatId(line.old),
};
const file = {
  details: (_viewer: Viewer, _issue: Issue, line: HistoryLine) => ({
    file: { id: Number(line.new), filename: line.old },
  }),
  suffix: (_viewer: Viewer, line: HistoryLine) => line.old,
};
const monitor = {
  details: (_viewer: Viewer, _issue: Issue, line: HistoryLine) => ({ old_value: line.old, new_value: line.new }),
  suffix: (viewer: Viewer, line: HistoryLine) => nameInText(viewer, Number(line.old)),
};
const tag = {
  details: (_viewer: Viewer, _issue: Issue, line: HistoryLine) => ({ tag: { id: Number(line.new), name: line.old } }),
  suffix: (_viewer: Viewer, line: HistoryLine) => line.old,
};
const relationship = {
  details: (viewer: Viewer, _issue: Issue, line: HistoryLine) => ({
    relationship: relationshipTypeView(viewer, Number(line.old)),
    issue: { id: Number(line.new) },
  }),
  change: (viewer: Viewer, line: HistoryLine) =>
    `${relationshipTypeView(viewer, Number(line.old)).label} ${formatId(line.new)}`,
};
const noteViewState = {
  details: (viewer: Viewer, issue: Issue, line: HistoryLine) => ({
    view_state: enumView(viewer, 'view_state', Number(line.old), issue.projectId),
    note: { id: Number(line.new) },
  }),
  suffix: (viewer: Viewer, line: HistoryLine, issue: Issue) =>
    `${formatId(line.new)}: ${enumView(viewer, 'view_state', Number(line.old), issue.projectId).label}`,
};

const EVENTS: Readonly<Record<number, EventKind>> = {
  [HistoryType.issueNew]: { name: 'issue-new', word: 'new_bug' },
  [HistoryType.noteAdded]: { name: 'note-added', word: 'bugnote_added', ...note },
  [HistoryType.noteUpdated]: { name: 'note-updated', word: 'bugnote_edited', ...note },
  [HistoryType.noteDeleted]: { name: 'note-deleted', word: 'bugnote_deleted', ...note },
  [HistoryType.descriptionUpdated]: { name: 'issue-description-updated', word: 'description_updated' },
  [HistoryType.additionalInfoUpdated]: {
    name: 'issue-additional-info-updated',
    word: 'additional_information_updated',
  },
  [HistoryType.stepsUpdated]: { name: 'issue-steps-to-reproduce-updated', word: 'steps_to_reproduce_updated' },
  [HistoryType.fileAdded]: { name: 'file-added', word: 'file_added', ...file },
  [HistoryType.fileDeleted]: { name: 'file-deleted', word: 'file_deleted', ...file },
  [HistoryType.noteViewStateUpdated]: {
    name: 'note-view-state-updated',
    word: 'bugnote_view_state',
    ...noteViewState,
  },
  [HistoryType.monitorAdded]: { name: 'monitor-added', word: 'bug_monitor', ...monitor },
  [HistoryType.monitorDeleted]: { name: 'monitor-deleted', word: 'bug_end_monitor', ...monitor },
  [HistoryType.relationshipAdded]: { name: 'relationship-added', word: 'relationship_added', ...relationship },
  [HistoryType.relationshipDeleted]: { name: 'relationship-deleted', word: 'relationship_deleted', ...relationship },
  [HistoryType.relationshipReplaced]: {
    name: 'relationship-replaced',
    word: 'relationship_replaced',
    ...relationship,
  },
  [HistoryType.tagAdded]: { name: 'tag-added', word: 'tag_history_attached', ...tag },
  [HistoryType.tagDeleted]: { name: 'tag-deleted', word: 'tag_history_detached', ...tag },
};

function eventDetails(viewer: Viewer, issue: Issue, line: HistoryLine): Details {
  const kind = EVENTS[line.type] ?? { name: `type-${line.type}`, word: 'new_bug' };
  const text = word(viewer, kind.word);
  const suffix = kind.suffix?.(viewer, line, issue);
  const change = kind.change?.(viewer, line);
  return {
    type: { id: line.type, name: kind.name },
    ...kind.details?.(viewer, issue, line),
    message: suffix === undefined ? text : `${text}: ${suffix}`,
    ...(change === undefined ? {} : { change }),
  };
}

const NOTE_EVENTS = new Set<number>([HistoryType.noteAdded, HistoryType.noteUpdated, HistoryType.noteDeleted]);
const THRESHOLDS: Readonly<Record<number, string>> = {
  [HistoryType.fileAdded]: 'view_attachments_threshold',
  [HistoryType.fileDeleted]: 'view_attachments_threshold',
  [HistoryType.monitorAdded]: 'show_monitor_list_threshold',
  [HistoryType.monitorDeleted]: 'show_monitor_list_threshold',
  [HistoryType.tagAdded]: 'tag_view_threshold',
  [HistoryType.tagDeleted]: 'tag_view_threshold',
};
const FIELD_THRESHOLDS: Readonly<Record<string, string>> = {
  due_date: 'due_date_view_threshold',
  handler_id: 'view_handler_threshold',
  target_version: 'roadmap_view_threshold',
};

function seesNoteLine(viewer: Viewer, issue: Issue, noteId: string): boolean {
  const found = viewer.state.notes.get(Number(noteId));
  return found === undefined || canSeeNote(viewer.state, viewer.user, issue, found);
}

function seesOther(viewer: Viewer, issueId: string): boolean {
  const other = viewer.state.issues.get(Number(issueId));
  return other === undefined || canSeeIssue(viewer.state, viewer.user, other);
}

function isVisible(viewer: Viewer, issue: Issue, line: HistoryLine): boolean {
  const { state, user } = viewer;
  const option = line.type === HistoryType.fieldUpdated ? FIELD_THRESHOLDS[line.field] : THRESHOLDS[line.type];
  if (option !== undefined) return hasProjectLevel(state, user, issue.projectId, option);
  if (NOTE_EVENTS.has(line.type)) return seesNoteLine(viewer, issue, line.old);
  if (line.type === HistoryType.noteViewStateUpdated) return seesNoteLine(viewer, issue, line.new);
  if (EVENTS[line.type]?.change !== undefined) return seesOther(viewer, line.new);
  if (line.type !== HistoryType.fieldUpdated) return true;
  const custom = customFieldOf(viewer, line);
  return custom === undefined || canReadField(user, custom, state.projects.get(issue.projectId));
}

/** The history as the user may see it, oldest first. */
export function historyView(viewer: Viewer, issue: Issue): Details[] {
  return issue.history
    .filter(line => isVisible(viewer, issue, line))
    .map(line => ({
      created_at: time(viewer, line.at),
      user: userViewById(viewer, line.userId),
      ...(line.type === HistoryType.fieldUpdated
        ? fieldChange(viewer, issue, line)
        : eventDetails(viewer, issue, line)),
    }));
}
