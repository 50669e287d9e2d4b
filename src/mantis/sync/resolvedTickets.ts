import { ok, type Result } from '../../base/result';
import type { MantisClient } from '../client';
import type { MantisError } from '../errors';
import { issueSchema, TICKET_SELECT, type Issue } from '../schema/issue';

/** With notes and history each row costs the server as much as twenty plain ones. */
const ROWS_PER_PAGE = 50;

export interface ResolvedQuery {
  readonly projectId: number;
  /** Epoch milliseconds: what has not changed since then is known already. */
  readonly since: number;
  readonly isResolved: (issue: Issue) => boolean;
  readonly signal: AbortSignal;
}

/**
 * Reads a project's resolved issues whole, newest change first, page by page, down to what is known.
 * @param take gets the resolved ones of each page; the next page waits for it.
 * @returns the latest change that was seen, epoch milliseconds; to be asked with the next time.
 */
export async function readResolved(
  client: Pick<MantisClient, 'listIssues'>,
  { projectId, since, isResolved, signal }: ResolvedQuery,
  take: (issues: readonly Issue[]) => Promise<void>,
): Promise<Result<number, MantisError>> {
  let latest = since;
  const seen = new Set<number>();
  for (let page = 1; ; page++) {
    const query = { projectId, page, pageSize: ROWS_PER_PAGE, select: TICKET_SELECT };
    const answer = await client.listIssues(query, issueSchema, signal);
    if (!answer.ok) return answer;
    const { rows, received } = answer.value;
    const fresh = rows.filter(row => row.updated_at >= since && !seen.has(row.id));
    for (const row of fresh) {
      seen.add(row.id);
      latest = Math.max(latest, row.updated_at);
    }
    const resolved = fresh.filter(isResolved);
    if (resolved.length > 0) await take(resolved);
    if (fresh.length === 0 || received < ROWS_PER_PAGE) return ok(latest);
  }
}
