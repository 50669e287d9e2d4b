import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { panelMemory } from '../../protocol/panelMemory';
import type { DraftReference } from '../../tickets/replyDraft';
import { webviewOptions } from '../webview/webviewHtml';
import type { Insertion, OpenOptions, TicketPanelDeps } from './deps';
import { TicketPanel } from './ticketPanel';
import { panelTitle } from './viewModel';

/** Also named in the manifest's activation events. */
const ticketViewType = 'veSupport.ticket';

/** All open ticket panels: one for each server and ticket. Also brings them back after a reload of the window. */
export class TicketPanels implements Disposable, vscode.WebviewPanelSerializer {
  private readonly panels = new Map<string, TicketPanel>();
  private readonly owned = new DisposableStore();

  constructor(private readonly deps: TicketPanelDeps) {
    this.owned.add(vscode.window.registerWebviewPanelSerializer(ticketViewType, this));
    deps.drafts.tidy().catch((error: unknown) => deps.log.error('The drafts could not be tidied', error));
  }

  /** Opens the ticket of the present connection, or brings its panel to the front. */
  open(ticketId: number, options: OpenOptions = {}): void {
    const connection = this.deps.sessions.current;
    if (connection.kind !== 'ready') return;
    const reference: DraftReference = { origin: connection.session.origin, ticketId };
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
    const opened = this.adopt(panel, reference);
    if (options.focusComposer === true || options.showNote !== undefined) opened.reveal(options);
  }

  /** Puts a text into the ticket's composer, opening its panel where needed; false where that is not possible now. */
  async insert(ticketId: number, insertion: Insertion): Promise<boolean> {
    this.open(ticketId);
    const connection = this.deps.sessions.current;
    if (connection.kind !== 'ready') return false;
    return this.panels.get(keyOf({ origin: connection.session.origin, ticketId }))?.insert(insertion) ?? false;
  }

  /** The ticket whose panel is the active editor. */
  get activeTicket(): number | undefined {
    return [...this.panels.values()].find(({ isActive }) => isActive)?.reference.ticketId;
  }

  /** Called by VS Code for each panel that was open when the window was closed or reloaded. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const memory = panelMemory.safeParse(state);
    const isDouble = memory.success && this.panels.has(keyOf(memory.data));
    if (!memory.success || isDouble) {
      this.deps.log.info('A ticket panel without a memory, or a second one for the same ticket, was not brought back.');
      panel.dispose();
      return Promise.resolve();
    }
    panel.webview.options = webviewOptions(this.deps.extensionUri);
    this.adopt(panel, { origin: memory.data.origin, ticketId: memory.data.ticketId });
    return Promise.resolve();
  }

  /** Closes the tabs of a server's tickets; what was typed in them is on the disk when it resolves. */
  async closeOf(origin: string): Promise<void> {
    const ours = [...this.panels.values()].filter(({ reference }) => reference.origin === origin);
    for (const panel of ours) panel.close();
    await Promise.all(ours.map(({ reference }) => this.deps.drafts.of(reference).newsFromOthers()));
  }

  dispose(): void {
    this.owned.dispose();
    for (const panel of [...this.panels.values()]) panel.dispose();
  }

  private adopt(panel: vscode.WebviewPanel, reference: DraftReference): TicketPanel {
    const media = vscode.Uri.joinPath(this.deps.extensionUri, 'media');
    panel.iconPath = {
      light: vscode.Uri.joinPath(media, 'ticket-light.svg'),
      dark: vscode.Uri.joinPath(media, 'ticket-dark.svg'),
    };
    const key = keyOf(reference);
    const opened = new TicketPanel(panel, reference, this.deps);
    this.panels.set(key, opened);
    opened.onDidClose(() => this.panels.delete(key));
    return opened;
  }
}

function keyOf({ origin, ticketId }: DraftReference): string {
  return `${ticketId} ${origin}`;
}
