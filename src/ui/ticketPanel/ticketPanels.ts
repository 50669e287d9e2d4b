import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { once } from '../../base/once';
import { panelMemory } from '../../protocol/panelMemory';
import type { DraftReference } from '../../tickets/replyDraft';
import { webviewOptions } from '../webview/webviewHtml';
import type { Step } from '../queue/ticketOrder';
import type { Insertion, OpenOptions, TicketPanelDeps } from './deps';
import { addToDraft } from './addToDraft';
import type * as PanelModule from './panelModule';
import type { TicketPanel, Walk } from './ticketPanel';
import { panelTitle } from './viewModel';

/** Also named in the manifest's activation events. */
const ticketViewType = 'veSupport.ticket';

interface Loaded {
  readonly Panel: typeof PanelModule.TicketPanel;
  readonly senders: InstanceType<typeof PanelModule.ReplySenders>;
}

/** All open ticket panels: one for each server and ticket. Also brings them back after a reload of the window. */
export class TicketPanels implements Disposable, vscode.WebviewPanelSerializer {
  private readonly panels = new Map<string, TicketPanel>();
  private readonly owned = new DisposableStore();
  private isEnded = false;
  /** What an open ticket needs comes with the first one. */
  private readonly load = once(async (): Promise<Loaded> => {
    const { TicketPanel: Panel, ReplySenders } = await import('./panelModule');
    const senders = new ReplySenders(this.deps.drafts, this.deps.clock, this.deps.log);
    if (this.isEnded) senders.dispose();
    else this.owned.add(senders);
    return { Panel, senders };
  });

  constructor(private readonly deps: TicketPanelDeps) {
    this.owned.add(vscode.window.registerWebviewPanelSerializer(ticketViewType, this));
    deps.drafts.tidy().catch((error: unknown) => deps.log.error('The drafts could not be tidied', error));
  }

  /** Opens the ticket of the present connection, or brings its panel to the front. */
  async open(ticketId: number, options: OpenOptions = {}): Promise<void> {
    const loaded = await this.load();
    const connection = this.deps.sessions.current;
    if (connection.kind !== 'ready') return;
    const reference: DraftReference = { origin: connection.session.origin, ticketId };
    this.deps.onOpened(reference);
    const isOpen = this.panels.get(keyOf(reference));
    if (isOpen !== undefined) {
      isOpen.reveal(options);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      ticketViewType,
      panelTitle(ticketId, connection.session.known(ticketId)?.summary ?? null),
      { viewColumn: vscode.ViewColumn.Active, preserveFocus: options.preserveFocus === true },
      { ...webviewOptions(this.deps.extensionUri), enableFindWidget: true },
    );
    const opened = this.adopt(panel, reference, loaded);
    opened.want(options);
  }

  /** Goes on from the ticket in front, or from the one that is selected in the tree. */
  async walk(step: Step): Promise<void> {
    const active = [...this.panels.values()].find(({ isActive }) => isActive);
    if (active !== undefined) {
      active.walk(step === 1 ? 'next' : 'previous');
      return;
    }
    const id = this.deps.list.neighbour(this.deps.list.selected, step);
    if (id !== null) await this.showNeighbour(id);
    else tellEnd(step);
  }

  /** Puts a text into the ticket's composer, opening its panel where needed; false where that is not possible now. */
  async insert(ticketId: number, insertion: Insertion): Promise<boolean> {
    await this.open(ticketId);
    const connection = this.deps.sessions.current;
    if (connection.kind !== 'ready') return false;
    return this.panels.get(keyOf({ origin: connection.session.origin, ticketId }))?.insert(insertion) ?? false;
  }

  /**
   * Adds words below what is typed for a ticket, on the disk and in its panel where one is open.
   * Nothing is sent by it.
   */
  async addToReply(reference: DraftReference, text: string): Promise<void> {
    await (this.panels.get(keyOf(reference))?.addToReply(text) ?? addToDraft(this.deps.drafts.of(reference), text));
  }

  /** The ticket whose panel is the active editor. */
  get activeTicket(): number | undefined {
    return [...this.panels.values()].find(({ isActive }) => isActive)?.reference.ticketId;
  }

  /** Called by VS Code for each panel that was open when the window was closed or reloaded. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const loaded = await this.load();
    const memory = panelMemory.safeParse(state);
    const isDouble = memory.success && this.panels.has(keyOf(memory.data));
    if (!memory.success || isDouble) {
      this.deps.log.info('A ticket panel without a memory, or a second one for the same ticket, was not brought back.');
      panel.dispose();
      return;
    }
    panel.webview.options = webviewOptions(this.deps.extensionUri);
    this.adopt(panel, { origin: memory.data.origin, ticketId: memory.data.ticketId }, loaded);
  }

  /** Closes the tabs of a server's tickets; what was typed in them is on the disk when it resolves. */
  async closeOf(origin: string): Promise<void> {
    const ours = [...this.panels.values()].filter(({ reference }) => reference.origin === origin);
    for (const panel of ours) panel.close();
    await Promise.all(ours.map(({ reference }) => this.deps.drafts.of(reference).newsFromOthers()));
  }

  dispose(): void {
    this.isEnded = true;
    this.owned.dispose();
    for (const panel of [...this.panels.values()]) panel.dispose();
  }

  private adopt(panel: vscode.WebviewPanel, reference: DraftReference, { Panel, senders }: Loaded): TicketPanel {
    const media = vscode.Uri.joinPath(this.deps.extensionUri, 'media');
    panel.iconPath = {
      light: vscode.Uri.joinPath(media, 'ticket-light.svg'),
      dark: vscode.Uri.joinPath(media, 'ticket-dark.svg'),
    };
    const key = keyOf(reference);
    const opened = new Panel(panel, reference, { ...this.deps, senders });
    this.panels.set(key, opened);
    opened.onDidClose(() => this.panels.delete(key));
    opened.onDidWalk(walk => {
      this.leave(opened, walk).catch((error: unknown) => this.deps.log.error('Going to another ticket failed', error));
    });
    return opened;
  }

  private async leave(from: TicketPanel, { to, isClean }: Walk): Promise<void> {
    if (to === 'queue') {
      await this.deps.takeNext(id => void this.replace(from, id, isClean));
      return;
    }
    const step = to === 'next' ? 1 : -1;
    const id = this.deps.list.neighbour(from.reference.ticketId, step);
    if (id === null) {
      tellEnd(step);
      return;
    }
    await this.replace(from, id, isClean);
    await this.deps.list.reveal(id);
  }

  private async showNeighbour(id: number): Promise<void> {
    await this.open(id);
    await this.deps.list.reveal(id);
  }

  /** A ticket in the tab of another one, unless something would be lost there: whoever walks leaves no trail of tabs. */
  private async replace(from: TicketPanel, ticketId: number, isClean: boolean): Promise<void> {
    const loaded = await this.load();
    const connection = this.deps.sessions.current;
    if (connection.kind !== 'ready') return;
    const reference: DraftReference = { origin: connection.session.origin, ticketId };
    // Meanwhile the person may have gone elsewhere, or closed the tab.
    const isThere = this.panels.get(keyOf(from.reference)) === from;
    const isInPlace = isThere && isClean && from.isAtRest;
    const isOpen = this.panels.has(keyOf(reference));
    if (!isInPlace || isOpen) {
      await this.open(ticketId);
      if (isInPlace && from.reference.ticketId !== ticketId) from.close();
      return;
    }
    this.deps.onOpened(reference);
    this.adopt(from.release(), reference, loaded);
  }
}

function tellEnd(step: Step): void {
  void vscode.window.showInformationMessage(
    step === 1
      ? vscode.l10n.t('This is the last ticket of the list.')
      : vscode.l10n.t('This is the first ticket of the list.'),
  );
}

function keyOf({ origin, ticketId }: DraftReference): string {
  return `${ticketId} ${origin}`;
}
