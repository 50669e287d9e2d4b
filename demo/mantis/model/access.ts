import type { State } from './state';
import type { Issue, Note, Project, User } from './types';

const PRIVATE = 50;
const ADMINISTRATOR = 90;

/** The level that counts in a project: the project's own, or the global one in a public project; 0 is no access. */
export function projectLevel(user: User, project: Project | undefined): number {
  if (project?.enabled !== true) return 0;
  if (user.level >= ADMINISTRATOR) return user.level;
  return project.members.get(user.id) ?? (project.viewState === PRIVATE ? 0 : user.level);
}

/** An option that holds an access level, as it stands in the project. */
export function threshold(state: State, name: string, projectId = 0): number {
  return state.options.number(name, projectId);
}

export function hasProjectLevel(state: State, user: User, projectId: number, option: string): boolean {
  return projectLevel(user, state.projects.get(projectId)) >= threshold(state, option, projectId);
}

/** Whether the user reaches the level in this issue; a private one is open to its reporter and from a threshold on. */
export function hasIssueLevel(state: State, user: User, issue: Issue, option: string): boolean {
  return canSeeIssue(state, user, issue) && hasProjectLevel(state, user, issue.projectId, option);
}

export function canSeeIssue(state: State, user: User, issue: Issue): boolean {
  const level = projectLevel(user, state.projects.get(issue.projectId));
  if (level === 0) return false;
  if (issue.viewState !== PRIVATE || issue.reporterId === user.id) return true;
  return level >= threshold(state, 'private_bug_threshold', issue.projectId);
}

export function canSeeNote(state: State, user: User, issue: Issue, note: Note): boolean {
  if (note.viewState !== PRIVATE || note.reporterId === user.id) return true;
  return hasProjectLevel(state, user, issue.projectId, 'private_bugnote_threshold');
}

/** Resolved and closed issues are read-only below `update_readonly_bug_threshold` (REST facts: endpoints, 5). */
export function isReadOnly(state: State, user: User, issue: Issue): boolean {
  return (
    issue.status >= threshold(state, 'bug_readonly_status_threshold', issue.projectId) &&
    !hasProjectLevel(state, user, issue.projectId, 'update_readonly_bug_threshold')
  );
}

/** The projects that the user may see, by name. */
export function visibleProjects(state: State, user: User): Project[] {
  return [...state.projects.values()]
    .filter(project => projectLevel(user, project) > 0)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id));
}
