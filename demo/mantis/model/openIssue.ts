import { canSeeIssue } from './access';
import { clientFault, Code, legacyFault } from './faults';
import { toInt } from './json';
import { displayName } from './users';
import type { Fault } from './faults';
import type { State } from './state';
import type { Issue, User } from './types';

function issueNotFound(id: number): Fault {
  return clientFault(`Issue #${id} not found`, Code.issueNotFound, String(id));
}

/** A refusal of the older part of the API, which names the user. */
export function accessDenied(state: State, user: User, reason = ''): Fault {
  const because = reason === '' ? '' : ` Reason: ${reason}.`;
  return legacyFault(`Access denied for user ${displayName(state, user)}.${because}`, 403);
}

/** The issue, or the refusals «not found» (404, also for a text that is no number) and «access denied» (403). */
export function openIssue(state: State, user: User, id: unknown): Issue {
  const issue = state.issues.get(toInt(id));
  if (issue === undefined) throw issueNotFound(toInt(id));
  if (!canSeeIssue(state, user, issue)) throw accessDenied(state, user);
  return issue;
}
