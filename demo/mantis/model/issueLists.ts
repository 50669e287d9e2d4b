import { canSeeIssue, projectLevel } from './access';
import { parseTime } from './zone';
import type { State } from './state';
import type { Issue, StoredFilter, User } from './types';

type Order = (a: Issue, b: Issue) => number;

/** The default order; what is equal in it comes by number (observed). */
const NEWEST_FIRST: Order = (a, b) => b.updatedAt - a.updatedAt || b.createdAt - a.createdAt || a.id - b.id;

const sorted = new WeakMap<State, { readonly revision: number; readonly issues: readonly Issue[] }>();

function newestFirst(state: State): readonly Issue[] {
  const known = sorted.get(state);
  if (known?.revision === state.revision) return known.issues;
  const issues = [...state.issues.values()].sort(NEWEST_FIRST);
  sorted.set(state, { revision: state.revision, issues });
  return issues;
}

/** Only a column that the user's list shows is sorted by (recording 710); these are the default columns. */
const VISIBLE_COLUMNS: Readonly<Record<string, (issue: Issue) => string | number>> = {
  id: issue => issue.id,
  priority: issue => issue.priority,
  severity: issue => issue.severity,
  status: issue => issue.status,
  category_id: issue => issue.categoryId,
  last_updated: issue => issue.updatedAt,
  summary: issue => issue.summary,
};

function orderOf(filter: StoredFilter): Order {
  const valueOf = VISIBLE_COLUMNS[filter.sort];
  if (valueOf === undefined) return NEWEST_FIRST;
  const sign = filter.dir === 'ASC' ? 1 : -1;
  return (a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    return left < right ? -sign : left > right ? sign : NEWEST_FIRST(a, b);
  };
}

/** The filters that every user has. */
export const STANDARD_FILTERS = ['any', 'assigned', 'unassigned', 'reported', 'monitored'] as const;
export type StandardFilter = (typeof STANDARD_FILTERS)[number];

function standardTest(state: State, user: User, filter: StandardFilter): (issue: Issue) => boolean {
  const resolved = state.options.number('bug_resolved_status_threshold');
  const tests: Record<StandardFilter, (issue: Issue) => boolean> = {
    any: () => true,
    assigned: issue => issue.handlerId === user.id && issue.status < resolved,
    unassigned: issue => issue.handlerId === 0 && issue.status < resolved,
    reported: issue => issue.reporterId === user.id,
    monitored: issue => issue.monitors.has(user.id),
  };
  return tests[filter];
}

function updatedTest(state: State, filter: StoredFilter): (issue: Issue) => boolean {
  const range = filter.updated;
  if (range === undefined) return () => true;
  const from = parseTime(state.zone, range.from) ?? 0;
  const to = parseTime(state.zone, `${range.to} 23:59:59`) ?? 0;
  return issue => issue.updatedAt >= from && issue.updatedAt <= to;
}

function storedTest(state: State, user: User, filter: StoredFilter): (issue: Issue) => boolean {
  const handlers = filter.handler.map(each => (each === 'myself' ? user.id : each === 'none' ? 0 : each));
  const isUpdatedThen = updatedTest(state, filter);
  return issue =>
    (filter.status.length === 0 || filter.status.includes(issue.status)) &&
    (handlers.length === 0 || handlers.includes(issue.handlerId)) &&
    (filter.hideStatus < 0 || issue.status < filter.hideStatus) &&
    isUpdatedThen(issue);
}

interface IssueQuery {
  /** 0: all that the user sees. */
  readonly projectId: number;
  readonly filter: StandardFilter | StoredFilter;
  /** From 1; less counts as 1. */
  readonly page: number;
  /** 0 or less: everything on one page. */
  readonly pageSize: number;
}

/** The issues of GET /issues, in the order of the answer. */
export function listIssues(state: State, user: User, query: IssueQuery): readonly Issue[] {
  const projects = new Set(
    [...state.projects.values()]
      .filter(project => query.projectId === 0 || project.id === query.projectId)
      .filter(project => projectLevel(user, project) > 0)
      .map(project => project.id),
  );
  const { filter } = query;
  const isWanted = typeof filter === 'string' ? standardTest(state, user, filter) : storedTest(state, user, filter);
  const found = newestFirst(state).filter(
    issue => projects.has(issue.projectId) && isWanted(issue) && canSeeIssue(state, user, issue),
  );
  if (typeof filter !== 'string') found.sort(orderOf(filter));
  if (query.pageSize <= 0) return found;
  const start = (Math.max(query.page, 1) - 1) * query.pageSize;
  return found.slice(start, start + query.pageSize);
}
