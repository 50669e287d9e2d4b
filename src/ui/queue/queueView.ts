import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { singleLine } from '../../base/plainText';
import { mapInSlices } from '../../base/slices';
import type { HydrationProgress } from '../../mantis/sync/ticketSync';
import { ticketIdsFrom } from '../commands/ticketArgument';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { moscowTime } from '../sla/timeText';
import { SlaDecorations } from './decorations';
import { badgeOf } from './badge';
import type { QueueMode } from './groups';
import { isEverything, passes, type QueueFilter } from './queueFilter';
import { TicketOrder, type Step } from './ticketOrder';
import { filterText, modeName } from './queueText';
import { QueueModel, type QueueNode } from './queueModel';
import type { ViewMemory } from './viewMemory';
import type { SavedSearches } from './savedSearches';
import { treeItem, type DraftReadiness } from './treeItems';
import { ticketTooltip } from './ticketTooltip';
import { queueViewId } from './viewId';

/** Rows that a group shows before «Show more», and how many each click adds. */
const pageOfRows = 200;
/** Countdown texts are in minutes. */
const countdownMs = 60_000;
/** Changes that come in one after another become one redraw. */
const settleMs = 150;
/** While thousands arrive in the background, redrawing for each page would hold up the tree itself. */
const settleWhileReadingMs = 1_000;
const filterNameLength = 60;

/** The tree of open tickets, arranged and filtered as the person wants it. */
export class QueueView implements vscode.TreeDataProvider<QueueNode>, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = new vscode.EventEmitter<QueueNode[] | undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: vscode.TreeView<QueueNode>;
  private readonly model = new QueueModel();
  private readonly order = new TicketOrder();
  private readonly shown = new Map<string, number>();
  private listening = new DisposableStore();
  private settling: NodeJS.Timeout | undefined;
  private progress: HydrationProgress | null = null;

  constructor(
    private readonly holder: SessionHolder,
    private readonly memory: ViewMemory,
    private readonly searches: SavedSearches,
    dragAndDropController: vscode.TreeDragAndDropController<QueueNode>,
    private readonly drafts: DraftReadiness,
  ) {
    this.view = this.owned.add(
      vscode.window.createTreeView(queueViewId, {
        treeDataProvider: this,
        showCollapseAll: true,
        canSelectMany: true,
        dragAndDropController,
      }),
    );
    this.owned.add(vscode.window.registerFileDecorationProvider(new SlaDecorations()));
    this.owned.add(searches.onDidChange(() => this.rebuild()));
    this.owned.add(drafts.onDidChangeReadiness(id => this.redraw(id)));
    this.owned.add(holder.onDidChangeSession(() => this.follow()));
    const countdown = setInterval(() => {
      if (this.view.visible) this.changes.fire(undefined);
    }, countdownMs);
    this.owned.add({ dispose: () => clearInterval(countdown) });
    this.owned.add(this.view.onDidChangeVisibility(({ visible }) => visible && this.rebuild()));
    this.follow();
  }

  getTreeItem(node: QueueNode): vscode.TreeItem {
    return treeItem(node, this.requireSession(), this.drafts);
  }

  getChildren(node?: QueueNode): QueueNode[] {
    if (!this.holder.session) return [];
    return [...(node ? this.model.childrenOf(node, this.shownOf(node.id)) : this.model.rootNodes)];
  }

  getParent(node: QueueNode): QueueNode | undefined {
    return this.model.parentOf(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: QueueNode): vscode.TreeItem {
    if (node.kind === 'ticket' || node.kind === 'next') {
      item.tooltip = ticketTooltip(node.row.ticket, this.requireSession());
    }
    return item;
  }

  showMore(groupId: string): void {
    this.shown.set(groupId, this.shownOf(groupId) + pageOfRows);
    this.changes.fire(undefined);
  }

  /** Numbers of the tickets whose rows are selected. */
  get selectedTickets(): readonly number[] {
    return ticketIdsFrom(undefined, this.view.selection);
  }

  get mode(): QueueMode {
    return this.memory.mode;
  }

  get filter(): QueueFilter {
    return this.memory.filter;
  }

  async arrangeBy(mode: QueueMode): Promise<void> {
    await this.memory.keepMode(mode);
    this.rebuild();
  }

  async showOnly(filter: QueueFilter): Promise<void> {
    await this.memory.keepFilter(filter);
    this.rebuild();
  }

  /** The ticket beside this one in the list as it is shown; the first or last one for a ticket that never stood in it. */
  neighbour(ticketId: number | null, step: Step): number | null {
    return this.order.neighbour(ticketId, step);
  }

  /** The ticket whose row is selected. */
  get selected(): number | null {
    const [node] = this.view.selection;
    return node?.kind === 'ticket' || node?.kind === 'next' ? node.row.ticket.id : null;
  }

  /** Selects a ticket's row when the tree is in view; never steals the focus. */
  async reveal(ticketId: number): Promise<void> {
    const node = this.model.ticketNodeOf(ticketId);
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
    this.progress = null;
    const { session } = this.holder;
    if (session) {
      this.listening.add(session.store.onDidChange(() => this.rebuildSoon()));
      this.listening.add(session.contact.onDidChange(() => this.showMessage()));
      this.listening.add(session.onDidPassTime(ids => this.passTime(ids)));
      this.listening.add(session.onDidChangeRegulation(() => this.rebuildSoon()));
      this.listening.add(session.unread.onDidChange(() => this.rebuildSoon()));
      this.listening.add(
        session.tickets.onDidProgress(progress => {
          this.progress = progress;
          this.showMessage();
        }),
      );
    }
    this.rebuild();
  }

  private redraw(ticketId: number): void {
    const nodes = this.model.ticketNodesOf(ticketId);
    if (nodes.length > 0) this.changes.fire([...nodes]);
  }

  private rebuildSoon(): void {
    const pause = this.progress === null ? settleMs : settleWhileReadingMs;
    this.settling ??= setTimeout(() => void this.rebuildCalmly(), pause);
  }

  /** Computes what has not been computed bit by bit, so that thousands of new tickets hold nothing up. */
  private async rebuildCalmly(): Promise<void> {
    const { session } = this.holder;
    if (session) await mapInSlices(session.store.all(), ticket => session.sla(ticket));
    if (session === this.holder.session) this.rebuild();
  }

  /** Only the rows whose state has changed are drawn anew, unless one of them moves to another group. */
  private passTime(ids: readonly number[]): void {
    const before = ids.map(id => this.parentIdOf(id));
    this.build();
    const isMoved = ids.some((id, index) => this.parentIdOf(id) !== before[index]);
    const nodes = ids.flatMap(id => this.model.ticketNodesOf(id));
    this.changes.fire(isMoved ? undefined : nodes);
  }

  private parentIdOf(ticketId: number): string | undefined {
    const node = this.model.ticketNodeOf(ticketId);
    return node && this.model.parentOf(node)?.id;
  }

  private rebuild(): void {
    clearTimeout(this.settling);
    this.settling = undefined;
    this.build();
    this.changes.fire(undefined);
  }

  private build(): void {
    const { session } = this.holder;
    const all = session?.rows.all() ?? [];
    const { filter, mode } = this.memory;
    const meId = session?.me.id ?? 0;
    const rows = isEverything(filter) ? all : all.filter(row => passes(row, filter, meId));
    const saved = (session ? this.searches.of(session.origin) : []).map(({ id, name, filter: kept }) => ({
      searchId: id,
      name,
      rows: all.filter(row => passes(row, kept, meId)),
    }));
    this.model.build({ rows, all, unreadable: session?.store.unreadableTickets() ?? [], saved, mode, meId });
    this.order.take(this.model.ticketIds());
    this.view.badge = session ? badgeOf(all, meId) : undefined;
    this.view.description = session ? this.headingOf(session) : '';
    this.showMessage(rows.length === 0 && all.length > 0);
  }

  /** VS Code clears the line for `undefined` only. */
  private showMessage(hidesAll = false): void {
    const { progress } = this;
    const { session } = this.holder;
    const lostSince = session?.contact.lostSince ?? null;
    (this.view as { message: string | undefined }).message =
      session && lostSince !== null
        ? vscode.l10n.t('No connection to Mantis. Tickets as of {0}.', moscowTime(lostSince, session.now()))
        : progress !== null
          ? vscode.l10n.t('Reading comments and history: {0} of {1}', progress.done, progress.total)
          : hidesAll
            ? vscode.l10n.t('The filter hides all tickets.')
            : undefined;
  }

  /** Whose tickets these are, which of them, and how they are arranged. */
  private headingOf({ title, tickets: { shownSource } }: ServerSession): string {
    const { mode, filter } = this.memory;
    const parts = [
      title,
      shownSource.kind === 'filter' ? singleLine(shownSource.name, filterNameLength) : '',
      mode === 'sla' ? '' : modeName(mode),
      isEverything(filter) ? '' : filterText(filter),
    ];
    return parts.filter(part => part !== '').join(' · ');
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
