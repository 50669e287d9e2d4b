import type { UnreadableTicket } from '../../tickets/ticket';
import { arrange, nextRow, savedGroup, type Group, type QueueMode, type QueueRow, type SavedSection } from './groups';

/** Nodes of the tree. A node stays the same object as long as its id lives, so that single rows can be redrawn. */
export type QueueNode =
  | { readonly kind: 'group'; readonly id: string; readonly group: Group }
  /** The ticket to take next, above all others. */
  | { readonly kind: 'next'; readonly id: string; readonly row: QueueRow }
  | { readonly kind: 'ticket'; readonly id: string; readonly row: QueueRow; readonly parentId: string }
  | { readonly kind: 'more'; readonly id: string; readonly groupId: string; readonly hidden: number }
  | { readonly kind: 'broken'; readonly id: string; readonly count: number }
  | { readonly kind: 'unreadable'; readonly id: string; readonly problem: UnreadableTicket };

export interface QueueContent {
  /** The tickets to show. */
  readonly rows: readonly QueueRow[];
  /** All tickets, for the one to take next. */
  readonly all: readonly QueueRow[];
  readonly unreadable: readonly UnreadableTicket[];
  /** Sections beside the arrangement: what stands in them stands in its place as well. */
  readonly saved?: readonly SavedSection[];
  readonly mode: QueueMode;
  readonly meId: number;
}

/** The tree as it stands, and its nodes. */
export class QueueModel {
  private roots: readonly QueueNode[] = [];
  private groups = new Map<string, { readonly group: Group; readonly parentId: string | null }>();
  private places = new Map<number, string>();
  /** Ids of the nodes of tickets in saved searches. */
  private copies = new Set<string>();
  private order: readonly number[] = [];
  private unreadable: readonly UnreadableTicket[] = [];
  private readonly nodes = new Map<string, QueueNode>();

  /** Takes over new content. Nodes that are still there keep their identity. */
  build({ rows, all, unreadable, saved = [], mode, meId }: QueueContent): void {
    this.groups = new Map();
    this.places = new Map();
    this.unreadable = unreadable;
    const groups = arrange(rows, mode, meId);
    const visit = (group: Group, parentId: string | null): void => {
      this.groups.set(group.id, { group, parentId });
      for (const { ticket } of group.rows) this.places.set(ticket.id, group.id);
      for (const inner of group.groups) visit(inner, group.id);
    };
    for (const group of groups) visit(group, null);
    // A map keeps the order in which the tickets were visited.
    this.order = [...this.places.keys()];
    const searches = this.takeSaved(saved);
    const next = mode === 'lanes' ? nextRow(all) : null;
    this.forgetGone();
    this.roots = [
      ...(next === null ? [] : [this.node({ kind: 'next', id: 'next', row: next })]),
      ...(searches === null ? [] : [this.node({ kind: 'group', id: searches.id, group: searches })]),
      ...groups.map(group => this.node({ kind: 'group', id: group.id, group })),
      ...(unreadable.length === 0 ? [] : [this.node({ kind: 'broken', id: 'unreadable', count: unreadable.length })]),
    ];
  }

  get rootNodes(): readonly QueueNode[] {
    return this.roots;
  }

  /** The children of a node; a group shows at most `shown` tickets and then says how many more there are. */
  childrenOf(node: QueueNode, shown: number): readonly QueueNode[] {
    if (node.kind === 'broken') {
      return this.unreadable.map((problem, index) =>
        this.node({ kind: 'unreadable', id: `unreadable:${problem.id ?? `row-${index}`}`, problem }),
      );
    }
    if (node.kind !== 'group') return [];
    const { group } = node;
    if (group.groups.length > 0) {
      return group.groups.map(inner => this.node({ kind: 'group', id: inner.id, group: inner }));
    }
    const nodes = group.rows.slice(0, shown).map(row => this.ticketNode(row, group.id));
    const hidden = group.rows.length - nodes.length;
    return hidden === 0
      ? nodes
      : [...nodes, this.node({ kind: 'more', id: `more:${group.id}`, groupId: group.id, hidden })];
  }

  /** The node above a node; `undefined` for a root. */
  parentOf(node: QueueNode): QueueNode | undefined {
    switch (node.kind) {
      case 'ticket':
        return this.groupNode(node.parentId);
      case 'more':
        return this.groupNode(node.groupId);
      case 'group':
        return this.groupNode(this.groups.get(node.id)?.parentId ?? null);
      case 'unreadable':
        return this.roots.find(root => root.kind === 'broken');
      case 'next':
      case 'broken':
        return undefined;
    }
  }

  /** All tickets in the order in which the tree has them, through all groups, open or not. */
  ticketIds(): readonly number[] {
    return this.order;
  }

  /** The node of a ticket as it stands now, `undefined` when it is not in the tree. */
  ticketNodeOf(ticketId: number): QueueNode | undefined {
    const groupId = this.places.get(ticketId);
    const group = groupId === undefined ? undefined : this.groups.get(groupId)?.group;
    const row = group?.rows.find(({ ticket }) => ticket.id === ticketId);
    return group && row && this.ticketNode(row, group.id);
  }

  /** The nodes of a ticket that were made, in its place and in saved searches. */
  ticketNodesOf(ticketId: number): readonly QueueNode[] {
    const place = this.ticketNodeOf(ticketId);
    const copies = [...this.copies].flatMap(id => {
      const node = this.nodes.get(id);
      return node?.kind === 'ticket' && node.row.ticket.id === ticketId ? [node] : [];
    });
    return place === undefined ? copies : [place, ...copies];
  }

  private takeSaved(sections: readonly SavedSection[]): Group | null {
    const searches = savedGroup(sections);
    this.copies = new Set();
    if (searches === null) return null;
    this.groups.set(searches.id, { group: searches, parentId: null });
    for (const group of searches.groups) {
      this.groups.set(group.id, { group, parentId: searches.id });
      for (const { ticket } of group.rows) this.copies.add(copyId(group.id, ticket.id));
    }
    return searches;
  }

  private groupNode(id: string | null): QueueNode | undefined {
    const found = id === null ? undefined : this.groups.get(id);
    return found && this.node({ kind: 'group', id: found.group.id, group: found.group });
  }

  private ticketNode(row: QueueRow, parentId: string): QueueNode {
    const isCopy = this.groups.get(parentId)?.group.key.kind === 'saved';
    const id = isCopy ? copyId(parentId, row.ticket.id) : `ticket:${row.ticket.id}`;
    return this.node({ kind: 'ticket', id, row, parentId });
  }

  private forgetGone(): void {
    for (const [id, node] of this.nodes) if (this.isGone(id, node)) this.nodes.delete(id);
  }

  private isGone(id: string, node: QueueNode): boolean {
    if (node.kind === 'group') return !this.groups.has(id);
    if (node.kind !== 'ticket') return false;
    return id.startsWith('saved:') ? !this.copies.has(id) : !this.places.has(node.row.ticket.id);
  }

  private node(content: QueueNode): QueueNode {
    const known = this.nodes.get(content.id);
    if (known?.kind === content.kind) {
      Object.assign(known, content);
      return known;
    }
    this.nodes.set(content.id, content);
    return content;
  }
}

/** VS Code wants every node of a tree to have an id of its own. */
function copyId(groupId: string, ticketId: number): string {
  return `${groupId}/ticket:${ticketId}`;
}
