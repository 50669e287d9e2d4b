import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { singleLine } from '../../base/plainText';
import { mapInSlices } from '../../base/slices';
import type { HydrationProgress } from '../../mantis/sync/ticketSync';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { SlaDecorations } from './decorations';
import { buildQueue, childrenOf, findTicketNode, parentOf, type Queue, type QueueNode } from './queueModel';
import { treeItem } from './treeItems';
import { ticketTooltip } from './ticketTooltip';
import { queueViewId } from './viewId';

/** Rows that a group shows before «Show more», and how many each click adds. */
const pageOfRows = 200;
/** Countdown texts are in minutes. */
const countdownMs = 60_000;
/** Changes that come in one after another (pages of a first load) become one redraw. */
const settleMs = 150;

const filterNameLength = 60;

const emptyQueue: Queue = buildQueue([], []);

/** The tree of open tickets: priority → SLA state → tickets. */
export class QueueView implements vscode.TreeDataProvider<QueueNode>, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: vscode.TreeView<QueueNode>;
  private queue = emptyQueue;
  private readonly shown = new Map<string, number>();
  private listening = new DisposableStore();
  private settling: NodeJS.Timeout | undefined;

  constructor(private readonly holder: SessionHolder) {
    this.view = this.owned.add(
      vscode.window.createTreeView(queueViewId, { treeDataProvider: this, showCollapseAll: true }),
    );
    this.owned.add(vscode.window.registerFileDecorationProvider(new SlaDecorations()));
    this.owned.add(holder.onDidChangeSession(() => this.follow()));
    const countdown = setInterval(() => {
      if (this.view.visible) this.rebuild();
    }, countdownMs);
    this.owned.add({ dispose: () => clearInterval(countdown) });
    this.owned.add(this.view.onDidChangeVisibility(({ visible }) => visible && this.rebuild()));
    this.follow();
  }

  getTreeItem(node: QueueNode): vscode.TreeItem {
    return treeItem(node, this.requireSession());
  }

  getChildren(node?: QueueNode): QueueNode[] {
    if (!this.holder.session) return [];
    return [...(node ? childrenOf(this.queue, node, this.shownOf(node.id)) : this.queue.roots)];
  }

  getParent(node: QueueNode): QueueNode | undefined {
    return parentOf(this.queue, node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: QueueNode): vscode.TreeItem {
    if (node.kind === 'ticket') item.tooltip = ticketTooltip(node.row.ticket, this.requireSession());
    return item;
  }

  showMore(groupId: string): void {
    this.shown.set(groupId, this.shownOf(groupId) + pageOfRows);
    this.changes.fire(undefined);
  }

  /** Selects a ticket's row when the tree is in view; never steals the focus. */
  async reveal(ticketId: number): Promise<void> {
    const node = findTicketNode(this.queue, ticketId);
    if (node && this.view.visible) await this.view.reveal(node, { select: true, focus: false });
  }

  dispose(): void {
    clearTimeout(this.settling);
    this.listening.dispose();
    this.owned.dispose();
    this.changes.dispose();
  }

  private follow(): void {
    this.listening.dispose();
    this.listening = new DisposableStore();
    const { session } = this.holder;
    if (session) {
      this.listening.add(session.store.onDidChange(() => this.rebuildSoon()));
      this.listening.add(session.tickets.onDidProgress(progress => this.showProgress(progress)));
    }
    this.showProgress(null);
    this.rebuild();
  }

  private showProgress(progress: HydrationProgress | null): void {
    // VS Code clears the line for `undefined` only.
    (this.view as { message: string | undefined }).message =
      progress === null
        ? undefined
        : vscode.l10n.t('Reading comments and history: {0} of {1}', progress.done, progress.total);
  }

  private rebuildSoon(): void {
    this.settling ??= setTimeout(() => void this.rebuildCalmly(), settleMs);
  }

  /** Computes what has not been computed bit by bit, so that thousands of new tickets hold nothing up. */
  private async rebuildCalmly(): Promise<void> {
    const { session } = this.holder;
    if (session) await mapInSlices(session.store.all(), ticket => session.sla(ticket));
    if (session === this.holder.session) this.rebuild();
  }

  private rebuild(): void {
    clearTimeout(this.settling);
    this.settling = undefined;
    const session = this.holder.session;
    this.queue = session ? queueOf(session) : emptyQueue;
    this.view.badge = session ? badgeOf(this.queue) : undefined;
    this.view.description = session ? headingOf(session) : '';
    this.changes.fire(undefined);
  }

  private shownOf(id: string): number {
    return this.shown.get(id) ?? pageOfRows;
  }

  private requireSession(): ServerSession {
    const session = this.holder.session;
    if (!session) throw new Error('The tree shows tickets only while there is a session.');
    return session;
  }
}

function queueOf(session: ServerSession): Queue {
  const rows = session.store.all().map(ticket => ({ ticket, sla: session.sla(ticket) }));
  return buildQueue(rows, session.store.unreadableTickets());
}

/** Whose tickets these are, and which of them. */
function headingOf({ title, tickets }: ServerSession): string {
  const { shownSource } = tickets;
  return shownSource.kind === 'filter' ? `${title} · ${singleLine(shownSource.name, filterNameLength)}` : title;
}

/** What presses: breached and due soon. */
function badgeOf(queue: Queue): vscode.ViewBadge | undefined {
  let pressing = 0;
  for (const nodes of queue.states.values()) {
    for (const node of nodes) {
      if (node.kind === 'state' && (node.state === 'breached' || node.state === 'dueSoon')) pressing += node.count;
    }
  }
  return pressing > 0
    ? { value: pressing, tooltip: vscode.l10n.t('Deadlines breached or due soon: {0}', pressing) }
    : undefined;
}
