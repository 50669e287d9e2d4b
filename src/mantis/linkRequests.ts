import { type Result } from '../base/result';
import type { MantisClient } from './client';
import type { MantisError } from './errors';
import type { HttpRequest } from './http';
import { issueOf, singleIssueOf } from './issueAnswer';
import type { RelationName } from './relationType';
import type { Issue } from './schema/issue';

type Sender = Pick<MantisClient, 'send'>;
type Answer = Promise<Result<Issue, MantisError>>;

/** A tag that exists by its id, a new one by its name. */
export type TagToAttach = { readonly id: number } | { readonly name: string };

/** Attaching it again changes nothing (recording 408). */
export function attachTag(client: Sender, issueId: number, tag: TagToAttach): Answer {
  return asked(client, issueId, { method: 'POST', path: `issues/${issueId}/tags`, body: { tags: [tag] } });
}

export function detachTag(client: Sender, issueId: number, tagId: number): Answer {
  return asked(client, issueId, { method: 'DELETE', path: `issues/${issueId}/tags/${tagId}` });
}

/** Without a body it is the account itself that follows (recording 414). Nothing undoes it by REST (recordings 417, 418). */
export function monitor(client: Sender, issueId: number): Answer {
  return asked(client, issueId, { method: 'POST', path: `issues/${issueId}/monitors` });
}

/** The same relation again changes nothing (recording 421); another type replaces the one between the two issues. */
export async function addRelationship(client: Sender, issueId: number, otherId: number, type: RelationName): Answer {
  const body = { issue: { id: otherId }, type: { name: type } };
  const answer = await client.send({ method: 'POST', path: `issues/${issueId}/relationships`, body });
  return answer.ok ? singleIssueOf(answer.value, issueId) : answer;
}

export async function deleteRelationship(client: Sender, issueId: number, relationshipId: number): Answer {
  const path = `issues/${issueId}/relationships/${relationshipId}`;
  const answer = await client.send({ method: 'DELETE', path });
  return answer.ok ? singleIssueOf(answer.value, issueId) : answer;
}

async function asked(client: Sender, issueId: number, request: HttpRequest): Answer {
  const answer = await client.send(request);
  if (!answer.ok) return answer;
  const issue = issueOf(answer.value, issueId);
  return issue.ok ? { ok: true, value: issue.value.issue } : issue;
}
