import assert from 'node:assert/strict';
import { readResolved } from '../../../src/mantis/sync/resolvedTickets';
import type { Issue } from '../../../src/mantis/schema/issue';

interface Row {
  readonly id: number;
  readonly updated_at: number;
  readonly status: { readonly id: number };
}

/** A project's list, newest change first, in pages. */
function listOf(rows: readonly Row[], pages: number[] = []) {
  return {
    listIssues: ({ page, pageSize }: { page: number; pageSize: number }) => {
      pages.push(page);
      const part = rows.slice((page - 1) * pageSize, page * pageSize);
      return Promise.resolve({ ok: true, value: { rows: part, unreadable: [], received: part.length } });
    },
  } as unknown as Parameters<typeof readResolved>[0];
}

const query = {
  projectId: 1,
  since: 0,
  isResolved: ({ status }: Issue) => status.id >= 80,
  signal: new AbortController().signal,
};
const rows: readonly Row[] = Array.from({ length: 120 }, (_, index) => ({
  id: 120 - index,
  updated_at: 1000 - index,
  status: { id: index % 2 === 0 ? 80 : 10 },
}));

describe('Reading resolved tickets', () => {
  it('brings the resolved ones of all pages, newest first, and tells the latest change', async () => {
    const taken: number[] = [];
    const latest = await readResolved(listOf(rows), query, issues => {
      taken.push(...issues.map(({ id }) => id));
      return Promise.resolve();
    });
    assert.deepEqual(latest, { ok: true, value: 1000 });
    assert.equal(taken.length, 60);
    assert.deepEqual(
      taken.toSorted((a, b) => b - a),
      taken,
    );
  });

  it('stops where everything is known', async () => {
    const pages: number[] = [];
    const taken: number[] = [];
    await readResolved(listOf(rows, pages), { ...query, since: 995 }, issues => {
      taken.push(...issues.map(({ id }) => id));
      return Promise.resolve();
    });
    assert.deepEqual(taken, [120, 118, 116]);
    assert.deepEqual(pages, [1, 2]);
  });

  it('ends with a server that ignores the page', async () => {
    const same = { listIssues: () => listOf(rows).listIssues({ page: 1, pageSize: 50 }, {} as never) };
    const latest = await readResolved(same, query, () => Promise.resolve());
    assert.ok(latest.ok);
  });
});
