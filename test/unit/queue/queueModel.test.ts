import assert from 'node:assert/strict';
import type { SlaResult, TicketState } from '../../../src/regulation/sla/result';
import type { Priority, Ticket } from '../../../src/tickets/ticket';
import {
  buildQueue,
  childrenOf,
  findTicketNode,
  parentOf,
  type QueueNode,
  type QueueRow,
} from '../../../src/ui/queue/queueModel';

function row(id: number, priority: Priority | null, state: TicketState, due: number | null = null): QueueRow {
  const ticket = { id, regulationPriority: priority, createdAt: 1000 + id } as unknown as Ticket;
  const milestones = due === null ? [] : [{ state: state === 'met' ? 'met' : state, due }];
  return { ticket, sla: { id, state, milestones } as unknown as SlaResult };
}

const ids = (nodes: readonly QueueNode[]): string[] => nodes.map(node => node.id);

describe('queue model', () => {
  const rows = [
    row(1, 'fix', 'onTrack', 500),
    row(2, 'blocker', 'breached', 300),
    row(3, 'blocker', 'breached', 100),
    row(4, null, 'unknown'),
    row(5, 'blocker', 'onTrack', 900),
  ];

  it('groups by priority in the order of the regulation, outside last, then by state, worst first', () => {
    const queue = buildQueue(rows, []);
    assert.deepEqual(ids(queue.roots), ['priority:blocker', 'priority:fix', 'priority:other']);
    const [blocker] = queue.roots;
    assert.deepEqual(ids(childrenOf(queue, blocker!, 10)), ['state:blocker/breached', 'state:blocker/onTrack']);
  });

  it('counts every ticket exactly once', () => {
    const queue = buildQueue(rows, []);
    const counts = queue.roots.map(root => ('count' in root ? root.count : 0));
    assert.deepEqual(counts, [3, 1, 1]);
  });

  it('puts the nearest open due first inside a group', () => {
    const queue = buildQueue(rows, []);
    const breached = childrenOf(queue, queue.roots[0]!, 10)[0]!;
    assert.deepEqual(ids(childrenOf(queue, breached, 10)), ['ticket:3', 'ticket:2']);
  });

  it('keeps ids when counts and order change, and finds the parents of a ticket', () => {
    const before = buildQueue(rows, []);
    const after = buildQueue([...rows, row(9, 'blocker', 'breached', 50)], []);
    const ticket = findTicketNode(after, 3)!;
    assert.equal(ticket.id, findTicketNode(before, 3)!.id);
    const state = parentOf(after, ticket)!;
    assert.equal(state.id, 'state:blocker/breached');
    assert.equal(parentOf(after, state)!.id, 'priority:blocker');
    assert.equal(parentOf(after, parentOf(after, state)!), undefined);
  });

  it('shows a page of a large group and says how many more there are', () => {
    const many = Array.from({ length: 450 }, (_, index) => row(index + 1, 'significant', 'onTrack', index));
    const queue = buildQueue(many, []);
    const group = childrenOf(queue, queue.roots[0]!, 200)[0]!;
    const shown = childrenOf(queue, group, 200);
    assert.equal(shown.length, 201);
    assert.deepEqual(shown.at(-1), { kind: 'more', id: `more:${group.id}`, groupId: group.id, hidden: 250 });
    assert.equal(childrenOf(queue, group, 450).length, 450);
  });

  it('gives an unreadable ticket a row of its own and keeps the others', () => {
    const queue = buildQueue(rows, [
      { id: 77, reason: 'status.id' },
      { id: null, reason: 'id' },
    ]);
    const broken = queue.roots.at(-1)!;
    assert.equal(queue.roots.length, 4);
    assert.deepEqual(ids(childrenOf(queue, broken, 10)), ['unreadable:77', 'unreadable:row-1']);
  });
});
