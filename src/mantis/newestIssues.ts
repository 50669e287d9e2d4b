import * as z from 'zod';
import { ok, type Result } from '../base/result';
import type { MantisClient } from './client';
import type { MantisError } from './errors';
import { issueSchema } from './schema/issue';
import { tracesOf } from './toTicket';
import type { Traces } from './classify';

/** A ticket with no more than what the mapping looks at. */
export interface BriefTicket {
  readonly id: number;
  readonly summary: string;
  readonly priorityLabel: string;
  readonly projectName: string;
  readonly traces: Traces;
}

const fields = {
  id: true,
  summary: true,
  project: true,
  category: true,
  reporter: true,
  priority: true,
  custom_fields: true,
  tags: true,
} as const;
const briefSchema = z.looseObject(issueSchema.pick(fields).shape);
const select = Object.keys(fields);

/** A list over all projects may hold many tickets of others than the chosen ones. */
const rowsOverAll = 4;

/**
 * The tickets of these projects that changed last, open or not, by one light request.
 * @param limit most to give.
 */
export async function newestIssues(
  client: Pick<MantisClient, 'listIssues'>,
  projectIds: readonly number[],
  limit: number,
  signal?: AbortSignal,
): Promise<Result<readonly BriefTicket[], MantisError>> {
  const [only, ...others] = projectIds;
  const query =
    only !== undefined && others.length === 0
      ? { projectId: only, page: 1, pageSize: limit, select }
      : { page: 1, pageSize: limit * rowsOverAll, select };
  const page = await client.listIssues(query, briefSchema, signal);
  if (!page.ok) return page;
  const chosen = new Set(projectIds);
  const rows = page.value.rows.filter(issue => 'projectId' in query || chosen.has(issue.project.id));
  return ok(
    rows.slice(0, limit).map(issue => ({
      id: issue.id,
      summary: issue.summary,
      priorityLabel: issue.priority.label ?? issue.priority.name,
      projectName: issue.project.name,
      traces: tracesOf(issue),
    })),
  );
}
