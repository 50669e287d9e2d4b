import { updateIssue } from './issues';
import type { State } from './state';
import type { Issue, User } from './types';

/**
 * `reassign_on_feedback`: when the reporter answers on an issue in feedback, it goes back to its handler as assigned, or
 * without one becomes new. The status line follows the note's.
 */
export function updateStatusOnFeedback(state: State, by: User, issue: Issue, noteReporterId: number): void {
  const option = (name: string) => state.options.number(name, issue.projectId);
  const isAnswer =
    state.options.isOn('reassign_on_feedback', issue.projectId) &&
    issue.status === option('bug_feedback_status') &&
    issue.handlerId !== noteReporterId &&
    issue.reporterId === noteReporterId;
  if (!isAnswer) return;
  const status = option(issue.handlerId === 0 ? 'bug_submit_status' : 'bug_assigned_status');
  updateIssue(state, by, issue, { status });
}
