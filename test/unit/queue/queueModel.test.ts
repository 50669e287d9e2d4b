import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { UnreadableTicket } from '../../../src/tickets/ticket';
import { arrange, nextRow, type Group, type QueueMode, type QueueRow } from '../../../src/ui/queue/groups';
import { QueueModel, type QueueNode } from '../../../src/ui/queue/queueModel';
import { queueRow } from './queueRows';

const me = { id: 3, login: 'support1', realName: 'Борис', email: null };
const other = { id: 4, login: 'support2', realName: 'Анна', email: null };
const modes: readonly QueueMode[] = ['sla', 'lanes', 'handlers'];

const ids = (nodes: readonly { readonly id: string }[]): string[] => nodes.map(node => node.id);
const numbers = (rows: readonly QueueRow[]): number[] => rows.map(({ ticket }) => ticket.id);

function model(
  rows: readonly QueueRow[],
  mode: QueueMode = 'sla',
  unreadable: readonly UnreadableTicket[] = [],
): QueueModel {
  const made = new QueueModel();
  made.build({ rows, all: rows, unreadable, mode, meId: me.id });
  return made;
}

function leaves(groups: readonly Group[]): readonly Group[] {
  return groups.flatMap(group => (group.groups.length > 0 ? leaves(group.groups) : [group]));
}

describe('tickets by priority and state', () => {
  const rows = [
    queueRow(1, { due: 500 }),
    queueRow(2, { priority: 'blocker', state: 'breached', due: 300 }),
    queueRow(3, { priority: 'blocker', state: 'breached', due: 100 }),
    queueRow(4, { priority: null, state: 'unknown' }),
    queueRow(5, { priority: 'blocker', due: 900 }),
    queueRow(6, { isWaiting: true }),
    queueRow(7, { priority: 'blocker', lane: 'onboarding' }),
    queueRow(8, { lane: 'out' }),
  ];

  it('stand in the order of the regulation, worst first, the nearest open due first', () => {
    const groups = arrange(rows, 'sla', me.id);
    assert.deepEqual(ids(groups), [
      'priority:blocker',
      'priority:fix',
      'priority:other',
      'waiting',
      'onboarding',
      'resolved',
    ]);
    assert.deepEqual(ids(groups[0]!.groups), ['state:blocker/breached', 'state:blocker/onTrack']);
    assert.deepEqual(numbers(groups[0]!.groups[0]!.rows), [3, 2]);
    assert.deepEqual(
      groups.map(({ count }) => count),
      [3, 1, 1, 1, 1, 1],
    );
  });
});

describe('tickets by the regulation’s queue', () => {
  const rows = [
    queueRow(1, { lane: 6 }),
    queueRow(2, { lane: 1, ticket: { handler: other } }),
    queueRow(3, { lane: 1 }),
    queueRow(4, { lane: 3, isWaiting: true }),
    queueRow(5, { lane: 1, isWaiting: true }),
  ];

  it('stand lane by lane, each in its order', () => {
    const groups = arrange(rows, 'lanes', me.id);
    assert.deepEqual(ids(groups), ['lane:1', 'lane:6', 'waiting']);
    assert.deepEqual(
      groups.map(group => numbers(group.rows)),
      [[2, 3], [1], [5, 4]],
    );
  });

  it('have the next ticket on top: not assigned, not waiting (E9)', () => {
    assert.equal(nextRow(rows)?.ticket.id, 3);
    const [next] = model(rows, 'lanes').rootNodes;
    assert.ok(next?.kind === 'next' && next.row.ticket.id === 3);
    assert.equal(
      model(rows, 'sla').rootNodes.some(({ kind }) => kind === 'next'),
      false,
    );
    assert.equal(nextRow([queueRow(9, { lane: 'onboarding' }), queueRow(10, { lane: 'out' })]), null);
  });
});

describe('tickets by handler', () => {
  it('mine first, then those of nobody, then by name', () => {
    const third = { id: 5, login: 'я', realName: 'Яна', email: null };
    const rows = [third, other, null, me].map((handler, index) => queueRow(index + 1, { ticket: { handler } }));
    assert.deepEqual(ids(arrange(rows, 'handlers', me.id)), ['handler:3', 'handler:0', 'handler:4', 'handler:5']);
  });
});

describe('the tree', () => {
  it('holds every ticket exactly once, however it is arranged', () => {
    const part = fc.record({
      priority: fc.constantFrom('blocker' as const, 'fix' as const, 'significant' as const, null),
      state: fc.constantFrom(
        'breached' as const,
        'dueSoon' as const,
        'unknown' as const,
        'onTrack' as const,
        'met' as const,
      ),
      lane: fc.constantFrom(1 as const, 2 as const, 6 as const, 'onboarding' as const, 'out' as const),
      isWaiting: fc.boolean(),
      ticket: fc.record({ handler: fc.constantFrom(me, other, null) }),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), fc.constantFrom(...modes), (parts, mode) => {
        const rows = parts.map((each, index) => queueRow(index + 1, each));
        const groups = arrange(rows, mode, me.id);
        const shown = leaves(groups).flatMap(group => numbers(group.rows));
        assert.deepEqual(
          [...shown].sort((a, b) => a - b),
          numbers(rows),
        );
        assert.equal(
          groups.reduce((sum, { count }) => sum + count, 0),
          rows.length,
        );
      }),
    );
  });

  it('keeps nodes when counts and order change, and finds the way up', () => {
    const rows = [queueRow(3, { priority: 'blocker', state: 'breached', due: 100 })];
    const tree = model(rows);
    const before = tree.ticketNodeOf(3);
    assert.ok(before);
    const state = tree.parentOf(before)!;
    const more = [...rows, queueRow(9, { priority: 'blocker', state: 'breached', due: 50 })];
    tree.build({ rows: more, all: more, unreadable: [], mode: 'sla', meId: me.id });
    assert.equal(tree.ticketNodeOf(3), before);
    assert.equal(tree.parentOf(before), state);
    assert.equal(state.id, 'state:blocker/breached');
    const priority = tree.parentOf(state)!;
    assert.equal(priority.id, 'priority:blocker');
    assert.equal(tree.parentOf(priority), undefined);
  });

  it('forgets tickets that are gone', () => {
    const tree = model([queueRow(3)]);
    tree.build({ rows: [], all: [], unreadable: [], mode: 'sla', meId: me.id });
    assert.equal(tree.ticketNodeOf(3), undefined);
    assert.deepEqual(tree.rootNodes, []);
  });

  it('shows a page of a large group and says how many more there are', () => {
    const rows = Array.from({ length: 450 }, (_, index) =>
      queueRow(index + 1, { priority: 'significant', due: index }),
    );
    const tree = model(rows);
    const group = tree.childrenOf(tree.rootNodes[0]!, 200)[0]!;
    const shown = tree.childrenOf(group, 200);
    assert.equal(shown.length, 201);
    assert.deepEqual(shown.at(-1), { kind: 'more', id: `more:${group.id}`, groupId: group.id, hidden: 250 });
    assert.equal(tree.childrenOf(group, 450).length, 450);
  });

  it('gives an unreadable ticket a row of its own and keeps the others', () => {
    const tree = model([queueRow(1)], 'sla', [
      { id: 77, reason: 'status.id' },
      { id: null, reason: 'id' },
    ]);
    const broken: QueueNode = tree.rootNodes.at(-1)!;
    assert.equal(tree.rootNodes.length, 2);
    assert.deepEqual(ids(tree.childrenOf(broken, 10)), ['unreadable:77', 'unreadable:row-1']);
  });
});

describe('saved searches in the tree', () => {
  const rows = [queueRow(1), queueRow(2, { priority: 'blocker' }), queueRow(3, { isWaiting: true })];
  const sections = (...found: readonly QueueRow[]) => [{ searchId: 'a', name: 'Мои', rows: found }];
  const build = (made: QueueModel, saved = sections(...rows.slice(0, 2))): QueueModel => {
    made.build({ rows: rows.slice(0, 2), all: rows, unreadable: [], saved, mode: 'sla', meId: me.id });
    return made;
  };
  const root = (made: QueueModel): QueueNode => made.rootNodes[0]!;

  it('stand above all, each with its tickets, which stand in their places as well', () => {
    const made = build(new QueueModel());
    assert.deepEqual(ids(made.rootNodes), ['saved', 'priority:blocker', 'priority:fix']);
    const [section] = made.childrenOf(root(made), 200);
    assert.ok(section?.kind === 'group');
    assert.equal(section.group.count, 2);
    const copies = made.childrenOf(section, 200);
    assert.deepEqual(ids(copies), ['saved:a/ticket:1', 'saved:a/ticket:2']);
    assert.equal(made.parentOf(copies[0]!), section);
    assert.equal(made.parentOf(section), root(made));
    assert.deepEqual(made.ticketIds(), [2, 1], 'the walk along the list passes each ticket once');
    assert.equal(made.ticketNodeOf(1)?.id, 'ticket:1');
    assert.deepEqual(ids(made.ticketNodesOf(1)), ['ticket:1', 'saved:a/ticket:1']);
  });

  it('find what the filter of the tree hides', () => {
    const made = build(new QueueModel(), sections(rows[2]!));
    const [section] = made.childrenOf(root(made), 200);
    assert.deepEqual(ids(made.childrenOf(section!, 200)), ['saved:a/ticket:3']);
    assert.equal(made.ticketNodeOf(3), undefined);
    assert.deepEqual(ids(made.ticketNodesOf(3)), ['saved:a/ticket:3']);
  });

  it('keep their nodes, and lose them with the search', () => {
    const made = build(new QueueModel());
    const before = made.childrenOf(made.childrenOf(root(made), 200)[0]!, 200)[0];
    build(made);
    assert.equal(made.childrenOf(made.childrenOf(root(made), 200)[0]!, 200)[0], before);
    build(made, []);
    assert.deepEqual(ids(made.rootNodes), ['priority:blocker', 'priority:fix']);
    assert.deepEqual(ids(made.ticketNodesOf(1)), ['ticket:1']);
  });
});
