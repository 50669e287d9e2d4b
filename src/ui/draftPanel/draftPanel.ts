import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import { draftWebviewMessage, type DraftHostMessage, type DraftWebviewMessage } from '../../protocol/draftPanel';
import type { ActionKey } from '../../protocol/problem';
import { describeModelError } from '../errors/describeModelError';
import { runAction } from '../errors/runAction';
import { l10nContents } from '../webview/l10nContents';
import { MessageChannel } from '../webview/messageChannel';
import { webviewHtml } from '../webview/webviewHtml';
import type { DraftPanelDeps } from './deps';
import { draftPanelState } from './draftPanelState';
import type { DraftWork } from './draftWork';
import { openSource } from './openSource';
import { showText } from './showText';

/** Pieces of a streaming draft are shown this often. */
const paceMs = 60;

/** The draft for one ticket in one editor tab beside it. Nothing in it is sent; a person inserts it into the composer. */
export class DraftPanel implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly endings = new Emitter<void>();
  private readonly channel: MessageChannel<DraftWebviewMessage, DraftHostMessage>;
  private ofTicket = new DisposableStore();
  private isReady = false;
  private lastPosted = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly work: DraftWork,
    private readonly deps: DraftPanelDeps,
  ) {
    this.onDidClose = this.endings.event;
    this.channel = this.owned.add(
      new MessageChannel<DraftWebviewMessage, DraftHostMessage>({
        webview: panel.webview,
        incoming: draftWebviewMessage,
        handle: message => this.handle(message),
        name: 'Draft panel',
        log: deps.log,
      }),
    );
    this.owned.add(work.onDidChange(() => this.updateSoon()));
    this.owned.add(deps.holder.onDidChangeSession(() => this.comeBack()));
    this.owned.add(panel.onDidChangeViewState(() => this.comeToFront()));
    this.owned.add(panel.onDidDispose(() => this.dispose()));
    this.followTicket();
    panel.webview.html = webviewHtml(panel.webview, deps.extensionUri, 'draft', panel.title);
    this.comeBack();
  }

  readonly onDidClose;

  reveal(): void {
    this.panel.reveal();
  }

  close(): void {
    this.panel.dispose();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.ofTicket.dispose();
    this.owned.dispose();
    this.endings.fire();
    this.endings.dispose();
  }

  private async handle(message: DraftWebviewMessage): Promise<void> {
    const { work, deps } = this;
    const { ticketId } = work.reference;
    switch (message.type) {
      case 'ready':
        this.begin();
        break;
      case 'insert':
        await deps.insert(work, message.as === 'private');
        break;
      case 'insertSelection':
        await this.insertSelection(message.text);
        break;
      case 'write':
        await work.write(message.wish?.trim() ? message.wish.trim() : null);
        break;
      case 'cancel':
        work.cancel();
        break;
      case 'reject':
        await work.reject(message.reason);
        break;
      case 'openSource':
        await this.openSource(message.number);
        break;
      case 'openTicket':
        await deps.panels.open(ticketId);
        break;
      case 'showRequest':
        await this.showRequest();
        break;
      case 'reclassify':
        await this.reclassify();
        break;
      case 'setupChange':
        // What is to change is worked out and confirmed in the editor of setup changes.
        await vscode.commands.executeCommand('veSupport.changeSetup', ticketId);
        break;
      case 'action':
        await this.act(message.action);
    }
  }

  private begin(): void {
    this.isReady = true;
    this.lastPosted = '';
    const { origin, ticketId } = this.work.reference;
    this.channel.post({ type: 'init', l10n: l10nContents(), language: vscode.env.language, origin, ticketId });
    this.update();
  }

  private async insertSelection(text: string): Promise<void> {
    const part = await this.work.insertablePart(text);
    if (part !== null) await this.deps.insertText(this.work, part, false);
    else {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          'The selected part was not inserted: it holds data that stands neither in the ticket nor in the knowledge base.',
        ),
      );
    }
  }

  private async openSource(number: number): Promise<void> {
    const source = this.work.current.kept?.draft.sources[number - 1];
    if (source !== undefined) await openSource(source, this.deps.knowledge, this.deps.panels);
  }

  private async showRequest(): Promise<void> {
    const request = await this.work.describeRequest();
    if (request.ok && request.value !== null) await showText(request.value, 'plaintext');
    else if (!request.ok && request.error.kind === 'model') {
      void vscode.window.showWarningMessage(describeModelError(request.error.error).message);
    }
  }

  /** A suggestion only fills in the dialogue; the person decides and confirms there. */
  private async reclassify(): Promise<void> {
    const suggested = this.work.current.kept?.draft.classification;
    if (!suggested) return;
    const { type, category, priority } = suggested;
    await this.deps.reclassify([this.work.reference.ticketId], {
      ...(type === null ? {} : { type }),
      ...(category === null ? {} : { category }),
      ...(priority === null ? {} : { priority }),
    });
  }

  private async act(action: ActionKey): Promise<void> {
    if (action === 'retry' || action === 'refresh') await this.work.write(null);
    else await runAction(action);
  }

  private comeBack(): void {
    this.followTicket();
    this.update();
    if (this.deps.holder.session?.origin !== this.work.reference.origin) return;
    this.work.open().catch((error: unknown) => this.deps.log.error('A draft could not be opened', error));
  }

  private comeToFront(): void {
    // A webview that was hidden is gone; it says «ready» when it is back.
    if (!this.panel.visible) this.isReady = false;
    else this.update();
  }

  private followTicket(): void {
    this.ofTicket.dispose();
    this.ofTicket = new DisposableStore();
    const { session } = this.deps.holder;
    if (session?.origin !== this.work.reference.origin) return;
    this.ofTicket.add(session.onDidChangeTicket(id => id === this.work.reference.ticketId && this.updateSoon()));
  }

  private updateSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.update();
    }, paceMs);
  }

  private update(): void {
    if (!this.isReady || !this.panel.visible) return;
    const { work, deps } = this;
    const { session } = deps.holder;
    const state = draftPanelState({
      ticketId: work.reference.ticketId,
      state: work.current,
      ticket: work.knownTicket(),
      session: session?.origin === work.reference.origin ? session : null,
      hasRequest: deps.models.isWanted,
    });
    const text = JSON.stringify(state);
    if (text === this.lastPosted) return;
    this.lastPosted = text;
    this.channel.post({ type: 'state', state });
  }
}
