import { hasIssueLevel } from './access';
import { clientFault, Code } from './faults';
import { HistoryType, logEvent } from './history';
import { asObject, toInt } from './json';
import { touch } from './state';
import { existingUserFrom, sortedByName } from './users';
import type { State } from './state';
import type { Issue, User } from './types';

/** Who is seen to follow the issue, by name; user 0 and disabled accounts are not. */
export function monitorsOf(state: State, issue: Issue): User[] {
  const users = [...issue.monitors].flatMap(id => state.users.get(id) ?? []);
  return sortedByName(
    state,
    users.filter(user => user.enabled),
  );
}

function add(state: State, by: User, issue: Issue, userId: number): void {
  if (issue.monitors.has(userId)) return;
  issue.monitors.add(userId);
  logEvent(state, issue, by, HistoryType.monitorAdded, userId);
  touch(state, issue);
}

function mayAdd(state: State, by: User, issue: Issue, userId: number): boolean {
  const option = userId === by.id ? 'monitor_bug_threshold' : 'monitor_add_others_bug_threshold';
  return hasIssueLevel(state, by, issue, option);
}

/** POST /issues/{id}/monitors; without users it is the caller who follows. */
export function addMonitors(state: State, by: User, issue: Issue, sent: readonly unknown[] | undefined): void {
  const users = sent === undefined ? [by] : sent.map(each => existingUserFrom(state, each));
  for (const user of users) {
    if (!mayAdd(state, by, issue, user.id)) throw clientFault('Access denied', Code.accessDenied);
  }
  for (const user of users) add(state, by, issue, user.id);
}

/**
 * `monitors` of a PATCH replaces the list. Only ids are read there, so a list of names adds user 0 and drops everybody
 * else (REST fact 9, recording 418).
 */
export function replaceMonitors(state: State, by: User, issue: Issue, sent: readonly unknown[]): void {
  const before = monitorsOf(state, issue);
  const wanted = sent.map(each => toInt(asObject(each)?.['id']));
  for (const userId of wanted) if (mayAdd(state, by, issue, userId)) add(state, by, issue, userId);
  for (const user of before) {
    if (wanted.includes(user.id)) continue;
    const mayDelete = user.id === by.id || hasIssueLevel(state, by, issue, 'monitor_delete_others_bug_threshold');
    if (!mayDelete) continue;
    issue.monitors.delete(user.id);
    logEvent(state, issue, by, HistoryType.monitorDeleted, user.id);
    touch(state, issue);
  }
}
