import { hasIssueLevel, isReadOnly } from '../model/access';
import { clientFault, Code } from '../model/faults';
import { asList, asObject, isSet, toInt, toText } from '../model/json';
import { addMonitors } from '../model/monitors';
import { openIssue } from '../model/openIssue';
import { addRelationship, deleteRelationship, relationshipTypeId } from '../model/relationships';
import { attachTags, detachTag } from '../model/tags';
import { issueView } from '../view/issues';
import { created, ok } from './call';
import { issueOf, wholeIssue } from './issues';
import { route } from './routes';
import type { Answer, Call } from './call';
import type { Route } from './routes';
import type { Issue } from '../model/types';

function addTags(call: Call): Answer {
  const issue = issueOf(call);
  attachTags(call.state, call.user, issue, asList(call.request.body?.['tags']) ?? []);
  return created(`Tag attached to issue ${issue.id}`, wholeIssue(call, issue));
}

function removeTag(call: Call): Answer {
  const issue = issueOf(call);
  detachTag(call.state, call.user, issue, toInt(call.params['tag']));
  return ok(wholeIssue(call, issue), `Tag detached from issue ${issue.id}`);
}

function addMonitor(call: Call): Answer {
  const issue = issueOf(call);
  addMonitors(call.state, call.user, issue, asList(call.request.body?.['users']));
  return created(`Users are now monitoring issue ${issue.id}`, wholeIssue(call, issue));
}

function ensureMayRelate(call: Call, issue: Issue): void {
  if (isReadOnly(call.state, call.user, issue)) {
    throw clientFault(`Issue '${issue.id}' is read-only.`, Code.issueReadOnly, String(issue.id));
  }
  if (!hasIssueLevel(call.state, call.user, issue, 'update_bug_threshold')) {
    throw clientFault('Access denied to change relationships', Code.accessDenied);
  }
}

/** «related to» where no type is named. */
function typeOf(reference: unknown): number {
  const object = asObject(reference);
  if (isSet(object?.['id'])) return toInt(object?.['id']);
  if (!isSet(object?.['name'])) return 1;
  const name = toText(object?.['name']);
  const type = relationshipTypeId(name);
  if (type !== undefined) return type;
  throw clientFault(`Unknown relationship type '${name}'`, Code.invalidFieldValue, 'relationship_type');
}

function relate(call: Call): Answer {
  const issue = issueOf(call);
  const body = call.request.body ?? {};
  const type = typeOf(body['type']);
  const other = openIssue(call.state, call.user, asObject(body['issue'])?.['id']);
  ensureMayRelate(call, issue);
  const relationship = addRelationship(call.state, call.user, issue, other, type);
  return created(`Issue relationship created with id ${relationship.id}`, { issue: issueView(call.viewer, issue) });
}

function unrelate(call: Call): Answer {
  const issue = issueOf(call);
  ensureMayRelate(call, issue);
  deleteRelationship(call.state, call.user, issue, toInt(call.params['relationship']));
  return ok({ issue: issueView(call.viewer, issue) }, 'Issue relationship deleted');
}

/** What hangs on an issue: tags, monitors, relationships. */
export const linkRoutes: readonly Route[] = [
  route('POST', 'issues/{id}/tags', addTags),
  route('DELETE', 'issues/{id}/tags/{tag}', removeTag),
  route('POST', 'issues/{id}/monitors', addMonitor),
  route('POST', 'issues/{id}/relationships', relate),
  route('DELETE', 'issues/{id}/relationships/{relationship}', unrelate),
];
