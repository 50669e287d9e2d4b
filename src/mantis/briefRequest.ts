import { ok, type Result } from '../base/result';
import type { RelatedTicket } from '../tickets/ticket';
import { checkShape, readAnswer } from './answers';
import type { MantisClient } from './client';
import type { MantisError } from './errors';
import { issueListSchema } from './issueAnswer';
import { issueSchema } from './schema/issue';
import { toTerm } from './terms';

const briefSchema = issueSchema.pick({ id: true, summary: true, status: true });

/** Summary and status of an issue and nothing else of it. */
export async function readBrief(
  client: Pick<MantisClient, 'send'>,
  issueId: number,
  signal?: AbortSignal,
): Promise<Result<RelatedTicket, MantisError>> {
  const query = [['select', 'id,summary,status']] as const;
  const answer = await client.send({ method: 'GET', path: `issues/${issueId}`, query, signal });
  if (!answer.ok) return answer;
  const json = readAnswer(answer.value);
  if (!json.ok) return json;
  const list = checkShape(issueListSchema, json.value);
  if (!list.ok) return list;
  const issue = checkShape(briefSchema, list.value.issues[0], ['issues', 0]);
  return issue.ok ? ok({ id: issueId, summary: issue.value.summary, status: toTerm(issue.value.status) }) : issue;
}
