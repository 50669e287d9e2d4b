import { hasIssueLevel } from '../model/access';
import { formatDuration } from '../model/duration';
import { enumView, time } from './context';
import { fileView } from './files';
import { userViewById } from './users';
import type { Viewer } from './context';
import type { Issue, Note } from '../model/types';

/** A note; that it carries time is told only to those who may see time (recordings 303, 313). */
export function noteView(viewer: Viewer, issue: Issue, note: Note): Readonly<Record<string, unknown>> {
  const seesTime = hasIssueLevel(viewer.state, viewer.user, issue, 'time_tracking_view_threshold');
  const isTimeLog = note.timeTracking > 0 && seesTime;
  return {
    id: note.id,
    reporter: userViewById(viewer, note.reporterId),
    text: note.text,
    view_state: enumView(viewer, 'view_state', note.viewState, issue.projectId),
    ...(isTimeLog ? { time_tracking: { duration: formatDuration(note.timeTracking) } } : {}),
    attachments: issue.files.filter(file => file.noteId === note.id).map(file => fileView(viewer, file)),
    type: isTimeLog ? 'timelog' : 'note',
    created_at: time(viewer, note.createdAt),
    updated_at: time(viewer, note.updatedAt),
  };
}
