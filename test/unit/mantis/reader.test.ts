import assert from 'node:assert/strict';
import { err, ok } from '../../../src/base/result';
import type { IssuePage, ListQuery } from '../../../src/mantis/client';
import type { MantisError } from '../../../src/mantis/errors';
import { proposeMapping } from '../../../src/mantis/mapping';
import { loadTickets, type LoadOptions, type TicketBatch } from '../../../src/mantis/reader';
import { issueSchema, TICKET_SELECT, type Issue } from '../../../src/mantis/schema/issue';
import { dictionaryFrom } from './dictionaryFixture';
import { recorded } from './httpFixture';

const { issues } = recorded(120).response.body as { issues: object[] };
const template = issueSchema.parse(issues[0]);
const start = Date.UTC(2026, 10, 24);

interface Row {
  readonly id: number;
  status: number;
  updatedAt: number;
}

/** A list that orders as Mantis does and changes while it is read. */
class ChangingList {
  readonly queries: ListQuery[] = [];
  underWay = 0;
  mostUnderWay = 0;
  before: (request: number) => void = () => undefined;

  constructor(readonly rows: Row[]) {}

  async listIssues(query: ListQuery): Promise<ReturnType<typeof ok<IssuePage>>> {
    this.before(this.queries.push(query));
    this.mostUnderWay = Math.max(this.mostUnderWay, (this.underWay += 1));
    const sorted = [...this.rows].sort((a, b) => b.updatedAt - a.updatedAt || b.id - a.id);
    const page = sorted.slice((query.page - 1) * query.pageSize, query.page * query.pageSize);
    await Promise.resolve();
    this.underWay -= 1;
    return ok({ issues: page.map(toIssue), unreadable: [], received: page.length });
  }
}

function toIssue(row: Row): Issue {
  return { ...template, id: row.id, status: { id: row.status, name: '', label: '' }, updated_at: row.updatedAt };
}

function rowsOf(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({ id: index + 1, status: 50, updatedAt: start + index * 1_000 }));
}

const dictionary = dictionaryFrom();
const options = (changes: Partial<LoadOptions> = {}): LoadOptions => ({
  projectIds: [1],
  pageSize: 10,
  dictionaryOf: () => dictionary,
  mapping: proposeMapping(dictionary),
  ...changes,
});

/** What a receiver holds after all batches. */
function collect(): { readonly open: Map<number, number>; readonly take: (batch: TicketBatch) => void } {
  const open = new Map<number, number>();
  return {
    open,
    take: batch => {
      for (const ticket of batch.tickets) open.set(ticket.id, ticket.updatedAt);
      for (const id of batch.resolvedIds) open.delete(id);
    },
  };
}

describe('loadTickets', () => {
  it('reads all pages, asks for the fields of a ticket, and drops the resolved', async () => {
    const rows = rowsOf(47);
    for (const row of rows) if (row.id % 5 === 0) row.status = 80;
    const list = new ChangingList(rows);
    const { open, take } = collect();
    const summary = await loadTickets(list, options(), take);
    assert.deepEqual(summary, ok({ open: 38, unreadable: 0, failedProjects: [] }));
    assert.deepEqual(
      [...open.keys()].sort((a, b) => a - b),
      rows.filter(({ status }) => status < 80).map(({ id }) => id),
    );
    assert.deepEqual(list.queries[0], { projectId: 1, page: 1, pageSize: 10, select: TICKET_SELECT });
    assert.equal(list.mostUnderWay, 2);
  });

  it('one short page is one request', async () => {
    const list = new ChangingList(rowsOf(9));
    assert.deepEqual(
      await loadTickets(list, options(), () => undefined),
      ok({ open: 9, unreadable: 0, failedProjects: [] }),
    );
    assert.equal(list.queries.length, 1);
  });

  it('a count that fills the last page exactly ends all the same', async () => {
    for (const count of [10, 20, 30]) {
      const { open, take } = collect();
      await loadTickets(new ChangingList(rowsOf(count)), options(), take);
      assert.equal(open.size, count);
    }
  });

  it('misses nothing that is edited meanwhile, and takes the later state', async () => {
    for (let request = 2; request <= 6; request++) {
      const rows = rowsOf(50);
      const list = new ChangingList(rows);
      list.before = count => {
        if (count !== request) return;
        for (const id of [3, 12, 25, 44]) rows[id - 1]!.updatedAt = start + 1_000_000 + id;
        rows[6]!.status = 90;
        rows[6]!.updatedAt = start + 2_000_000;
        rows.push({ id: 99, status: 10, updatedAt: start + 3_000_000 });
      };
      const { open, take } = collect();
      const summary = await loadTickets(list, options(), take);
      const expected = new Map(rows.filter(({ status }) => status < 80).map(({ id, updatedAt }) => [id, updatedAt]));
      assert.deepEqual(new Map([...open].sort()), new Map([...expected].sort()), `changed before request ${request}`);
      assert.deepEqual(summary, ok({ open: expected.size, unreadable: 0, failedProjects: [] }));
    }
  });

  it('ends on a server that ignores the page', async () => {
    const page = { issues: rowsOf(10).map(toIssue), unreadable: [], received: 10 };
    let requests = 0;
    const stuck = {
      listIssues: () => {
        requests += 1;
        return Promise.resolve(ok(page));
      },
    };
    assert.deepEqual(
      await loadTickets(stuck, options(), () => undefined),
      ok({ open: 10, unreadable: 0, failedProjects: [] }),
    );
    assert.ok(requests < 8);
  });

  it('delivers unreadable rows once and keeps the rest', async () => {
    const bad = [
      { id: 7, reason: 'created_at' },
      { id: null, reason: '' },
    ];
    const list = {
      listIssues: () =>
        Promise.resolve(
          ok({ issues: [toIssue({ id: 1, status: 10, updatedAt: start })], unreadable: bad, received: 3 }),
        ),
    };
    const batches: TicketBatch[] = [];
    const summary = await loadTickets(list, options({ projectIds: [1, 2] }), batch => batches.push(batch));
    assert.deepEqual(summary, ok({ open: 1, unreadable: 3, failedProjects: [] }));
    assert.deepEqual(
      batches.map(({ unreadable }) => unreadable.map(({ id }) => id)),
      [[7, null], [null]],
    );
  });

  it('a project without access does not keep the others from being read; anything else ends the reading', async () => {
    const missing: MantisError = { kind: 'notFound', server: { message: '', localized: null, code: null } };
    const offline: MantisError = { kind: 'offline', cause: 'reset', code: null };
    const list = (error: MantisError) => ({
      listIssues: ({ projectId }: ListQuery) =>
        Promise.resolve(
          projectId === 1 ? err(error) : ok({ issues: rowsOf(2).map(toIssue), unreadable: [], received: 2 }),
        ),
    });
    const both = options({ projectIds: [1, 2] });
    assert.deepEqual(
      await loadTickets(list(missing), both, () => undefined),
      ok({ open: 2, unreadable: 0, failedProjects: [{ projectId: 1, error: missing }] }),
    );
    assert.deepEqual(await loadTickets(list(offline), both, () => undefined), err(offline));
  });
});
