import type { SlaResult, TicketState } from '../../regulation/sla/result';
import type { Priority, Ticket, UnreadableTicket } from '../../tickets/ticket';

/** A ticket and what the regulation says of it at the moment of building. */
export interface QueueRow {
  readonly ticket: Ticket;
  readonly sla: SlaResult;
}

/** A priority of the regulation, or `other` for what is outside the policy (RULES A3). */
export type PriorityGroup = Priority | 'other';

/** Nodes of the tree. Their ids never depend on counts or order, so that a refresh keeps expansion and selection. */
export type QueueNode =
  | { readonly kind: 'priority'; readonly id: string; readonly priority: PriorityGroup; readonly count: number }
  | {
      readonly kind: 'state';
      readonly id: string;
      readonly priority: PriorityGroup;
      readonly state: TicketState;
      readonly count: number;
    }
  | { readonly kind: 'ticket'; readonly id: string; readonly row: QueueRow; readonly parentId: string }
  | { readonly kind: 'more'; readonly id: string; readonly groupId: string; readonly hidden: number }
  | { readonly kind: 'broken'; readonly id: string; readonly count: number }
  | { readonly kind: 'unreadable'; readonly id: string; readonly problem: UnreadableTicket };

export interface Queue {
  readonly roots: readonly QueueNode[];
  /** Rows of a state group in the order shown. */
  readonly groups: ReadonlyMap<string, readonly QueueRow[]>;
  readonly states: ReadonlyMap<string, readonly QueueNode[]>;
  readonly unreadable: readonly UnreadableTicket[];
}

const priorities: readonly PriorityGroup[] = ['blocker', 'fix', 'significant', 'other'];
/** Worst first (RULES D3). */
const states: readonly TicketState[] = ['breached', 'dueSoon', 'unknown', 'onTrack', 'met'];

/** Groups tickets by priority, then SLA state; inside a group by the nearest open due, then submission, then number. */
export function buildQueue(rows: readonly QueueRow[], unreadable: readonly UnreadableTicket[]): Queue {
  const groups = new Map<string, QueueRow[]>();
  for (const row of rows) {
    const id = stateId(row.ticket.regulationPriority ?? 'other', row.sla.state);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  for (const group of groups.values()) sortByUrgency(group);

  const statesByPriority = new Map<string, readonly QueueNode[]>();
  const roots: QueueNode[] = [];
  for (const priority of priorities) {
    const nodes = states.flatMap((state): QueueNode[] => {
      const id = stateId(priority, state);
      const count = groups.get(id)?.length ?? 0;
      return count > 0 ? [{ kind: 'state', id, priority, state, count }] : [];
    });
    if (nodes.length === 0) continue;
    const count = nodes.reduce((sum, node) => sum + (node.kind === 'state' ? node.count : 0), 0);
    const id = `priority:${priority}`;
    statesByPriority.set(id, nodes);
    roots.push({ kind: 'priority', id, priority, count });
  }
  if (unreadable.length > 0) roots.push({ kind: 'broken', id: 'unreadable', count: unreadable.length });
  return { roots, groups, states: statesByPriority, unreadable };
}

/** The children of a node; a group shows at most `shown` tickets and then says how many more there are. */
export function childrenOf(queue: Queue, node: QueueNode, shown: number): readonly QueueNode[] {
  switch (node.kind) {
    case 'priority':
      return queue.states.get(node.id) ?? [];
    case 'state': {
      const rows = queue.groups.get(node.id) ?? [];
      const nodes = rows.slice(0, shown).map(row => ticketNode(row, node.id));
      const hidden = rows.length - nodes.length;
      return hidden > 0 ? [...nodes, { kind: 'more', id: `more:${node.id}`, groupId: node.id, hidden }] : nodes;
    }
    case 'broken':
      return queue.unreadable.map((problem, index) => ({
        kind: 'unreadable',
        id: `unreadable:${problem.id ?? `row-${index}`}`,
        problem,
      }));
    case 'ticket':
    case 'more':
    case 'unreadable':
      return [];
  }
}

/** The node above a node; `undefined` for a root. */
export function parentOf(queue: Queue, node: QueueNode): QueueNode | undefined {
  switch (node.kind) {
    case 'ticket':
      return findGroup(queue, node.parentId);
    case 'more':
      return findGroup(queue, node.groupId);
    case 'state':
      return queue.roots.find(root => root.id === `priority:${node.priority}`);
    case 'unreadable':
      return queue.roots.find(root => root.kind === 'broken');
    case 'priority':
    case 'broken':
      return undefined;
  }
}

/** The node of a ticket as it stands now, `undefined` when it is not in the queue. */
export function findTicketNode(queue: Queue, ticketId: number): QueueNode | undefined {
  for (const [groupId, rows] of queue.groups) {
    const row = rows.find(candidate => candidate.ticket.id === ticketId);
    if (row) return ticketNode(row, groupId);
  }
  return undefined;
}

/** The earliest due that is still open; `null` when nothing is. */
function nearestOpenDue(sla: SlaResult): number | null {
  let nearest: number | null = null;
  for (const { state, due } of sla.milestones) {
    if (state !== 'met' && (nearest === null || due < nearest)) nearest = due;
  }
  return nearest;
}

function stateId(priority: PriorityGroup, state: TicketState): string {
  return `state:${priority}/${state}`;
}

function ticketNode(row: QueueRow, parentId: string): QueueNode {
  return { kind: 'ticket', id: `ticket:${row.ticket.id}`, row, parentId };
}

function findGroup(queue: Queue, id: string): QueueNode | undefined {
  for (const nodes of queue.states.values()) {
    const found = nodes.find(node => node.id === id);
    if (found) return found;
  }
  return undefined;
}

function sortByUrgency(rows: QueueRow[]): void {
  const due = new Map(rows.map(row => [row, nearestOpenDue(row.sla) ?? Number.POSITIVE_INFINITY]));
  rows.sort((a, b) => {
    const [dueA, dueB] = [due.get(a) ?? 0, due.get(b) ?? 0];
    if (dueA !== dueB) return dueA < dueB ? -1 : 1;
    return a.ticket.createdAt - b.ticket.createdAt || a.ticket.id - b.ticket.id;
  });
}
