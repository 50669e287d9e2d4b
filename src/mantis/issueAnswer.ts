import * as z from 'zod';
import { err, ok, type Result } from '../base/result';
import { checkShape, readAnswer } from './answers';
import type { MantisError } from './errors';
import { bareEtag } from './etag';
import type { HttpAnswer } from './http';
import { issueSchema, type Issue } from './schema/issue';

export interface ReadIssue {
  readonly issue: Issue;
  readonly etag: string | null;
  /** As the server sent it, for whoever hands it on. */
  readonly raw: unknown;
}

export const issueListSchema = z.looseObject({ issues: z.array(z.unknown()) });
const oneIssueSchema = z.looseObject({ issue: z.unknown() });

/** The issue of an answer `{issues: […]}`: GET, PATCH, tags and monitors. */
export function issueOf(answer: HttpAnswer, id: number): Result<ReadIssue, MantisError> {
  const json = readAnswer(answer);
  if (!json.ok) return json;
  const list = checkShape(issueListSchema, json.value);
  if (!list.ok) return list;
  const raw = list.value.issues[0];
  const issue = checkIssue(raw, id, ['issues', 0]);
  return issue.ok ? ok({ issue: issue.value, etag: bareEtag(answer.headers.get('etag')), raw }) : issue;
}

/** The issue of an answer `{issue: …}`: relationships. */
export function singleIssueOf(answer: HttpAnswer, id: number): Result<Issue, MantisError> {
  const json = readAnswer(answer);
  if (!json.ok) return json;
  const single = checkShape(oneIssueSchema, json.value);
  return single.ok ? checkIssue(single.value.issue, id, ['issue']) : single;
}

/** An answer about one issue leaves out what is empty: there it means «none», unlike in a list with `select`. */
export function wholeIssue(issue: Issue): Issue {
  return { ...issue, monitors: issue.monitors ?? [], relationships: issue.relationships ?? [] };
}

function checkIssue(value: unknown, id: number, at: readonly PropertyKey[]): Result<Issue, MantisError> {
  const issue = checkShape(issueSchema, value, at);
  if (!issue.ok) return issue;
  if (issue.value.id !== id) return err({ kind: 'malformed', path: [...at, 'id'].map(String).join('.') });
  return ok(wholeIssue(issue.value));
}
