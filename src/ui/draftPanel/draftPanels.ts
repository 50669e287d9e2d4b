import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposable';
import { draftPanelMemory } from '../../protocol/draftPanel';
import type { DraftReference } from '../../tickets/replyDraft';
import { webviewOptions } from '../webview/webviewHtml';
import type { DraftPanelDeps } from './deps';
import type { DraftDesk } from './draftDesk';
import { DraftPanel } from './draftPanel';
import type { DraftWork } from './draftWork';

/** All open draft panels: one for each server and ticket. Also brings them back after a reload of the window. */
export class DraftPanels implements Disposable {
  private readonly opened = new Map<DraftWork, DraftPanel>();
  private readonly deps: DraftPanelDeps;

  constructor(
    private readonly desk: DraftDesk,
    deps: Omit<DraftPanelDeps, 'insert' | 'insertText'>,
  ) {
    this.deps = {
      ...deps,
      insert: (work, isPrivate) => this.insert(work, isPrivate),
      insertText: (work, text, isPrivate) => this.insertText(work, text, isPrivate),
    };
  }

  /** Opens the draft beside the ticket, or brings its panel to the front. */
  open(ticketId: number): void {
    const work = this.workOf(ticketId);
    if (work === null) return;
    const isOpen = this.opened.get(work);
    if (isOpen !== undefined) {
      isOpen.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      'veSupport.draft',
      titleOf(work.reference),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false },
      { ...webviewOptions(this.deps.extensionUri), enableFindWidget: true },
    );
    this.adopt(panel, work);
  }

  /** Puts the ticket's draft into its composer; opens its panel where there is nothing to insert yet. */
  async insertFor(ticketId: number): Promise<void> {
    const work = this.workOf(ticketId);
    if (work === null) return;
    if (work.current.kept === null) this.open(ticketId);
    else await this.insert(work, false);
  }

  /** Called by VS Code for each panel that was open when the window was closed or reloaded. */
  restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const memory = draftPanelMemory.safeParse(state);
    const work = memory.success ? this.desk.of({ origin: memory.data.origin, ticketId: memory.data.ticketId }) : null;
    if (work === null || this.opened.has(work)) panel.dispose();
    else {
      panel.webview.options = webviewOptions(this.deps.extensionUri);
      this.adopt(panel, work);
    }
    return Promise.resolve();
  }

  /** Closes the panels of a server. */
  closeOf(origin: string): void {
    for (const [work, panel] of [...this.opened]) if (work.reference.origin === origin) panel.close();
  }

  dispose(): void {
    for (const panel of [...this.opened.values()]) panel.close();
  }

  private workOf(ticketId: number): DraftWork | null {
    const { session } = this.deps.holder;
    return session ? this.desk.of({ origin: session.origin, ticketId }) : null;
  }

  private adopt(tab: vscode.WebviewPanel, work: DraftWork): void {
    tab.iconPath = new vscode.ThemeIcon('sparkle');
    const panel = new DraftPanel(tab, work, this.deps);
    this.opened.set(work, panel);
    panel.onDidClose(() => this.opened.delete(work));
  }

  private async insert(work: DraftWork, isPrivate: boolean): Promise<void> {
    const text = work.insertable();
    if (text !== null) await this.insertText(work, text, isPrivate);
    else {
      this.open(work.reference.ticketId);
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The draft cannot be inserted as it is; its panel says why.'),
      );
    }
  }

  /** At the composer's cursor; nothing typed is replaced, nothing is sent. */
  private async insertText(work: DraftWork, text: string, isPrivate: boolean): Promise<void> {
    const isDone = await this.deps.panels.insert(work.reference.ticketId, { text, isPrivate });
    if (isDone) await work.inserted(text);
    else {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          'The draft was not inserted: a reply to this ticket is just being sent. Try again when it is done.',
        ),
      );
    }
  }
}

function titleOf({ ticketId }: DraftReference): string {
  return vscode.l10n.t('Draft for #{0}', ticketId);
}
