import { ok, type Result } from '../base/result';
import type { Ticket, UnreadableTicket } from '../tickets/ticket';
import type { IssuePage, MantisClient } from './client';
import type { Dictionary } from './dictionary';
import type { MantisError } from './errors';
import type { Mapping } from './mapping';
import { TICKET_SELECT } from './schema/issue';
import { toTicket } from './toTicket';

export interface LoadOptions {
  readonly projectIds: readonly number[];
  /** Issues per request; 250 is a good value. */
  readonly pageSize: number;
  /** For the id of the issue's own project, which may be a sub-project of those asked for. */
  readonly dictionaryOf: (projectId: number) => Dictionary;
  readonly mapping: Mapping;
  readonly signal?: AbortSignal;
}

/** A page as it arrives. A ticket that changed during the reading comes twice: the later one counts. */
export interface TicketBatch {
  readonly tickets: readonly Ticket[];
  /** Delivered earlier as open and found resolved since. */
  readonly resolvedIds: readonly number[];
  readonly unreadable: readonly UnreadableTicket[];
}

export interface LoadSummary {
  /** Open tickets delivered and not resolved meanwhile. */
  readonly open: number;
  readonly unreadable: number;
  /** Projects that could not be read while the others could (no access, deleted). */
  readonly failedProjects: readonly { readonly projectId: number; readonly error: MantisError }[];
}

/** Requests under way at a time; a page with history costs the server a second (REST-FACTS, times). */
const CONCURRENCY = 2;

/**
 * Reads all open tickets, page by page, newest change first. An issue that is edited meanwhile jumps to the first page
 * and pushes others over a page border, so what changed since the start is read again at the end.
 * Batches already delivered stay valid when it ends in an error.
 */
export async function loadTickets(
  client: Pick<MantisClient, 'listIssues'>,
  options: LoadOptions,
  onBatch: (batch: TicketBatch) => void,
): Promise<Result<LoadSummary, MantisError>> {
  const sorter = new Sorter(options, onBatch);
  const failedProjects: { projectId: number; error: MantisError }[] = [];
  for (const projectId of options.projectIds) {
    const read = await readProject(client, projectId, options, page => sorter.take(page));
    if (read.ok) continue;
    if (read.error.kind !== 'notFound' && read.error.kind !== 'forbidden') return read;
    failedProjects.push({ projectId, error: read.error });
  }
  return ok({ ...sorter.counts(), failedProjects });
}

/** Decides what each row means, given those before it. */
class Sorter {
  private readonly seen = new Map<number, { readonly updatedAt: number; readonly isOpen: boolean }>();
  private readonly unreadable = new Set<number | symbol>();

  constructor(
    private readonly options: LoadOptions,
    private readonly onBatch: (batch: TicketBatch) => void,
  ) {}

  take(page: IssuePage): void {
    const tickets: Ticket[] = [];
    const resolvedIds: number[] = [];
    for (const issue of page.issues) {
      const before = this.seen.get(issue.id);
      if (before !== undefined && before.updatedAt > issue.updated_at) continue;
      const dictionary = this.options.dictionaryOf(issue.project.id);
      const isOpen = issue.status.id < dictionary.specialStatuses.resolvedFrom;
      this.seen.set(issue.id, { updatedAt: issue.updated_at, isOpen });
      if (isOpen) tickets.push(toTicket(issue, dictionary, this.options.mapping));
      else if (before?.isOpen === true) resolvedIds.push(issue.id);
    }
    const unreadable = page.unreadable.filter(row => row.id === null || !this.unreadable.has(row.id));
    for (const row of unreadable) this.unreadable.add(row.id ?? Symbol());
    if (tickets.length + resolvedIds.length + unreadable.length > 0) this.onBatch({ tickets, resolvedIds, unreadable });
  }

  counts(): { readonly open: number; readonly unreadable: number } {
    return { open: [...this.seen.values()].filter(({ isOpen }) => isOpen).length, unreadable: this.unreadable.size };
  }
}

type ReadPage = (page: number) => Promise<Result<IssuePage, MantisError>>;

async function readProject(
  client: Pick<MantisClient, 'listIssues'>,
  projectId: number,
  { pageSize, signal }: LoadOptions,
  onPage: (page: IssuePage) => void,
): Promise<Result<void, MantisError>> {
  const read: ReadPage = page => client.listIssues({ projectId, page, pageSize, select: TICKET_SELECT }, signal);
  const first = await read(1);
  if (!first.ok) return first;
  onPage(first.value);
  const isLast = lastPageTest(pageSize);
  if (isLast(first.value)) return ok(undefined);

  for (let next = 2; ; next += CONCURRENCY) {
    const pages = await Promise.all(Array.from({ length: CONCURRENCY }, (_, index) => read(next + index)));
    for (const page of pages) {
      if (!page.ok) return page;
      onPage(page.value);
      if (isLast(page.value)) return readChanged(read, first.value, pageSize, onPage);
    }
  }
}

/** The second pass: pages from the top until one holds a row that had not changed when the first pass began. */
async function readChanged(
  read: ReadPage,
  first: IssuePage,
  pageSize: number,
  onPage: (page: IssuePage) => void,
): Promise<Result<void, MantisError>> {
  const start = Math.max(...first.issues.map(issue => issue.updated_at));
  const isLast = lastPageTest(pageSize);
  for (let number = 1; ; number++) {
    const page = await read(number);
    if (!page.ok) return page;
    const { issues, unreadable, received } = page.value;
    const changed = issues.filter(issue => issue.updated_at >= start);
    onPage({ issues: changed, unreadable, received });
    if (changed.length < issues.length || isLast(page.value)) return ok(undefined);
  }
}

/** A short page is the last one; so is one without anything new, which a server that ignores `page` would send for ever. */
function lastPageTest(pageSize: number): (page: IssuePage) => boolean {
  const ids = new Set<number | null>();
  return ({ issues, unreadable, received }) => {
    const before = ids.size;
    for (const row of [...issues, ...unreadable]) ids.add(row.id);
    return received < pageSize || ids.size === before;
  };
}
