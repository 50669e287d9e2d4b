import { hasIssueLevel } from '../model/access';
import { clientFault, Code } from '../model/faults';
import { uploadsFrom } from '../model/files';
import { deleteIssue } from '../model/issues';
import { isSet, toInt } from '../model/json';
import { openIssue } from '../model/openIssue';
import { patchIssue } from '../model/patchIssue';
import { postIssue } from '../model/postIssue';
import { issueView } from '../view/issues';
import { created, emptyAnswer, INVALID_BODY } from './call';
import { getIssueList } from './issueList';
import { route } from './routes';
import { encode, etag } from './wire';
import type { Answer, Call, Unfinished } from './call';
import type { Route } from './routes';
import type { Issue } from '../model/types';

/** The issue that the path names. */
export function issueOf(call: Call): Issue {
  return openIssue(call.state, call.user, call.params['id']);
}

/** The answer of most endpoints that change an issue. */
export function wholeIssue(call: Call, issue: Issue): { readonly issues: readonly unknown[] } {
  return { issues: [issueView(call.viewer, issue)] };
}

function getIssue(call: Call): Answer {
  const issue = issueOf(call);
  const view = issueView(call.viewer, issue, call.request.query.selection());
  return { status: 200, reason: 'OK', json: { issues: [view] }, etagOf: issue.id };
}

function addIssue(call: Call): Answer {
  const { body } = call.request;
  if (body === undefined || Object.keys(body).length === 0) return INVALID_BODY;
  const issue = postIssue(call.state, call.user, body, uploadsFrom(body['files']));
  return created(`Issue Created with id ${issue.id}`, { issue: issueView(call.viewer, issue) });
}

/** If-Match is compared byte for byte with the ETag of the whole issue (REST fact 7). */
function preconditionFailed(call: Call, issue: Issue): Answer | undefined {
  const wanted = call.request.headers['if-match'];
  if (wanted === undefined) return undefined;
  const current = etag(call.user.id, issue.id, encode(wholeIssue(call, issue)));
  return wanted === current ? undefined : { status: 412, reason: 'Precondition Failed', etag: current };
}

/**
 * The real server reads the issue once, when the request comes in, and writes all of it back at the end: whoever wrote in
 * between is overwritten, and the history compares with what was read (REST fact 7).
 */
function updateIssue(call: Call): Answer | Unfinished {
  const { body } = call.request;
  if (body === undefined || Object.keys(body).length === 0) return INVALID_BODY;
  const issue = issueOf(call);
  const refused = preconditionFailed(call, issue);
  if (refused !== undefined) return refused;
  if (isSet(body['id']) && toInt(body['id']) !== issue.id) return emptyAnswer(400, 'Issue id mismatch');
  const seen = { ...issue };
  const sent = { ...issueView(call.viewer, issue), ...body };
  const finish = () => {
    patchIssue(call.state, call.user, openIssue(call.state, call.user, issue.id), seen, sent);
    const reason = `Issue with id ${issue.id} Updated`;
    return { status: 200, reason, json: wholeIssue(call, issue), etagOf: issue.id };
  };
  return { finish };
}

function removeIssue(call: Call): Answer {
  const issue = issueOf(call);
  const refused = preconditionFailed(call, issue);
  if (refused !== undefined) return refused;
  if (!hasIssueLevel(call.state, call.user, issue, 'delete_bug_threshold')) {
    throw clientFault(`Access denied to delete issue ${issue.id}`, Code.accessDenied);
  }
  deleteIssue(call.state, issue);
  return { status: 204, reason: 'No Content', etag: etag(call.user.id, issue.id, Buffer.alloc(0)) };
}

export const issueRoutes: readonly Route[] = [
  route('GET', 'issues', call => {
    const id = call.request.query.one('id');
    return id === undefined || id === '' ? getIssueList(call) : getIssue({ ...call, params: { id } });
  }),
  route('GET', 'issues/{id}', getIssue),
  route('POST', 'issues', addIssue),
  route('DELETE', 'issues', call => removeIssue({ ...call, params: { id: call.request.query.one('id') ?? '' } })),
  route('DELETE', 'issues/{id}', removeIssue),
  route('PATCH', 'issues', call => updateIssue({ ...call, params: { id: call.request.query.one('id') ?? '' } })),
  route('PATCH', 'issues/{id}', updateIssue),
];
