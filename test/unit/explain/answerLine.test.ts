import assert from 'node:assert/strict';
import { answerLine } from '../../../src/cli/explain/answerLine';

const submitted = '2026-11-24T10:00:00+03:00';

function ticket(id: number, over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    summary: 'Не печатается счёт',
    description: 'Пустой лист.',
    project: { id: 1, name: 'ВЭ' },
    reporter: { id: 5, name: 'customer' },
    status: { id: 10, name: 'new' },
    priority: { id: 60, name: 'blocker' },
    created_at: submitted,
    updated_at: submitted,
    custom_fields: [{ field: { id: 1, name: 'Тип обращения' }, value: 'Сбой' }],
    history: [{ created_at: submitted, user: { id: 5, name: 'customer' }, type: { id: 1, name: 'issue-new' } }],
    ...over,
  };
}

function ask(line: unknown): Record<string, unknown> {
  return answerLine(JSON.stringify(line)) as Record<string, unknown>;
}

describe('explain', () => {
  it('judges a ticket: milestones, state, lane, reason', () => {
    const answer = ask({ id: 'a', now: '2026-11-24T11:45:00+03:00', tickets: [ticket(7)] });
    assert.deepEqual(answer, {
      id: 'a',
      tickets: [
        {
          id: 7,
          priority: 'blocker',
          milestones: [
            {
              id: 'assign',
              due: '2026-11-24T09:00:00.000Z',
              warnAfter: '2026-11-24T08:30:00.000Z',
              metAt: null,
              metBy: null,
              late: false,
              state: 'dueSoon',
            },
            {
              id: 'start',
              due: '2026-11-25T07:00:00.000Z',
              warnAfter: '2026-11-25T03:00:00.000Z',
              metAt: null,
              metBy: null,
              late: false,
              state: 'onTrack',
            },
          ],
          state: 'dueSoon',
          calendarNotLoaded: [],
          lane: 1,
          reason: 'E1',
        },
      ],
      queue: [7],
      довнедрение: [],
      out: [],
    });
  });

  it('orders the queue and keeps «Довнедрение» and the resolved apart', () => {
    const mode = { field: { id: 4, name: 'Режим' }, value: 'довнедрение' };
    const { queue, довнедрение, out } = ask({
      id: 1,
      now: '2026-11-24T12:00:00+03:00',
      tickets: [
        ticket(3, { priority: { id: 20, name: 'significant' } }),
        ticket(2),
        ticket(4, { custom_fields: [mode] }),
        ticket(9, { status: { id: 90, name: 'closed' } }),
        ticket(8, { status: { id: 80, name: 'resolved' } }),
      ],
    });
    assert.deepEqual([queue, довнедрение, out], [[2, 3], [4], [8, 9]]);
  });

  it('takes the context of another installation', () => {
    const { tickets } = ask({
      id: 1,
      now: '2026-11-24T12:00:00+03:00',
      tickets: [ticket(1, { priority: { id: 5, name: 'x' } })],
      context: { priorities: { '5': 'significant' }, policy: { effortLimitHours: 8 } },
    }) as { tickets: { priority: string; lane: number }[] };
    assert.deepEqual([tickets[0]?.priority, tickets[0]?.lane], ['significant', 6]);
  });

  it('computes working time', () => {
    const worktime = { start: '2025-12-30T17:00:00+03:00', addMinutes: 120, until: '2026-01-12T10:00:00+03:00' };
    assert.deepEqual(ask({ id: 'w', worktime }), {
      id: 'w',
      result: '2026-01-12T07:00:00.000Z',
      betweenMs: 2 * 3_600_000,
    });
  });

  it('answers a broken line with what is wrong', () => {
    assert.deepEqual(answerLine('{'), { id: null, error: 'not JSON' });
    assert.match(String(ask({ id: 'x', now: 'yesterday', tickets: [] })['error']), /^now:/);
    assert.match(String(ask({ id: 'x', worktime: { start: 1 } })['error']), /^worktime\.start:/);
    assert.equal(ask({ id: 'x', now: submitted, tickets: [{ id: 1 }] })['id'], 'x');
  });
});
