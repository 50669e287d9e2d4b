import { concurrently } from '../../base/concurrently';
import { err, ok, type Result } from '../../base/result';
import type { UnreadableTicket } from '../../tickets/ticket';
import type { MantisClient, RowPage } from '../client';
import type { MantisError } from '../errors';
import { INDEX_SELECT, indexRowSchema, type IndexRow } from '../schema/issue';

/** Which list is read: a project's, or that of a stored filter. */
export type ListScope = { readonly projectId: number } | { readonly filterId: number };

/** A list as it stood when it had been read: each issue once, in the server's order. */
export interface Listing {
  readonly rows: readonly IndexRow[];
  readonly unreadable: readonly UnreadableTicket[];
}

export type ListClient = Pick<MantisClient, 'listIssues'>;

/** Requests under way at a time: enough to use the way there and back, and no more than one worker busy for us alone. */
export const CONCURRENCY = 2;

/** 20 000 issues in 20 requests of a tenth of a second each (REST-FACTS, times). */
const ROWS_PER_INDEX_PAGE = 1_000;

/** Reads what a whole list tells at next to no cost (`INDEX_SELECT`). */
export async function readListing(
  client: ListClient,
  scope: ListScope,
  signal?: AbortSignal,
): Promise<Result<Listing, MantisError>> {
  const isLast = lastPageTest(ROWS_PER_INDEX_PAGE);
  const first = await readIndexPage(client, scope, 1, ROWS_PER_INDEX_PAGE, signal);
  if (!first.ok) return first;
  if (isLast(first.value)) return ok(joined([first.value]));
  const pages = [first.value];
  const failures: MantisError[] = [];
  await concurrently(naturalsFrom(2), CONCURRENCY, async number => {
    const page = await readIndexPage(client, scope, number, ROWS_PER_INDEX_PAGE, signal);
    if (page.ok) pages[number - 1] = page.value;
    else failures.push(page.error);
    return page.ok && !isLast(page.value);
  });
  const [failure] = failures;
  if (failure) return err(failure);
  const listing = joined(pages);
  if ('filterId' in scope) return ok(listing);
  const moved = await readDownTo(client, scope, newest(first.value.rows), ROWS_PER_INDEX_PAGE, signal);
  if (!moved.ok) return moved;
  return ok({ rows: withMoved(listing.rows, moved.value.rows), unreadable: listing.unreadable });
}

/**
 * The rows of a project's list that changed at `watermark` or later, newest first. A row that is changed while several
 * pages are read jumps to the top, so the top is then read again.
 * @param watermark epoch milliseconds; the server keeps whole seconds.
 */
export async function readDownTo(
  client: ListClient,
  scope: ListScope,
  watermark: number,
  pageSize: number,
  signal?: AbortSignal,
): Promise<Result<Listing, MantisError>> {
  const isLast = lastPageTest(pageSize);
  const rows: IndexRow[] = [];
  const unreadable: UnreadableTicket[] = [];
  for (let number = 1; ; number++) {
    const page = await readIndexPage(client, scope, number, pageSize, signal);
    if (!page.ok) return page;
    const recent = page.value.rows.filter(row => row.updated_at >= watermark);
    rows.push(...recent);
    unreadable.push(...page.value.unreadable);
    const isEnd = recent.length < page.value.rows.length || isLast(page.value);
    if (!isEnd) continue;
    if (number === 1) return ok({ rows, unreadable });
    const moved = await readDownTo(client, scope, newest(rows), pageSize, signal);
    return moved.ok ? ok({ rows: withMoved(rows, moved.value.rows), unreadable }) : moved;
  }
}

/** Epoch milliseconds of the latest change among rows; −∞ for none. */
export function newest(rows: readonly IndexRow[]): number {
  return rows.reduce((latest, row) => Math.max(latest, row.updated_at), Number.NEGATIVE_INFINITY);
}

export function queryOf(scope: ListScope): { readonly projectId: number } | { readonly filterId: number } {
  return 'projectId' in scope ? { projectId: scope.projectId } : { filterId: scope.filterId };
}

async function readIndexPage(
  client: ListClient,
  scope: ListScope,
  page: number,
  pageSize: number,
  signal?: AbortSignal,
): Promise<Result<RowPage<IndexRow>, MantisError>> {
  return client.listIssues({ ...queryOf(scope), page, pageSize, select: INDEX_SELECT }, indexRowSchema, signal);
}

function joined(pages: readonly RowPage<IndexRow>[]): Listing {
  const rows = new Map<number, IndexRow>();
  for (const page of pages) for (const row of page.rows) if (!rows.has(row.id)) rows.set(row.id, row);
  return { rows: [...rows.values()], unreadable: pages.flatMap(({ unreadable }) => unreadable) };
}

/** What moved stands on top; a row that was read twice counts in its later state. */
function withMoved(rows: readonly IndexRow[], moved: readonly IndexRow[]): readonly IndexRow[] {
  const latest = new Map<number, IndexRow>();
  for (const row of [...moved, ...rows]) {
    const known = latest.get(row.id);
    if (known === undefined || known.updated_at < row.updated_at) latest.set(row.id, row);
  }
  return [...latest.values()];
}

/** A short page is the last one; so is one without anything new, which a server that ignores `page` would send for ever. */
function lastPageTest(pageSize: number): (page: RowPage<IndexRow>) => boolean {
  const ids = new Set<number | null>();
  return ({ rows, unreadable, received }) => {
    const before = ids.size;
    for (const row of [...rows, ...unreadable]) ids.add(row.id);
    return received < pageSize || ids.size === before;
  };
}

function* naturalsFrom(first: number): Generator<number> {
  for (let number = first; ; number++) yield number;
}
