import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import {
  setupWebviewMessage,
  type SetupHostMessage,
  type SetupView,
  type SetupWebviewMessage,
} from '../../protocol/setupPanel';
import { l10nContents } from '../webview/l10nContents';
import { MessageChannel } from '../webview/messageChannel';
import { webviewHtml } from '../webview/webviewHtml';
import type { SetupDeps } from './deps';
import type { ProposalDesk } from './proposalDesk';

/** The webview of one proposal: shows what its desk says and hands it what the person does. */
export class SetupPanel implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly channel: MessageChannel<SetupWebviewMessage, SetupHostMessage>;
  private readonly endings = new Emitter<void>();
  readonly onDidClose = this.endings.event;
  private isReady = false;
  private lastPosted = '';

  constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly desk: ProposalDesk,
    deps: SetupDeps,
  ) {
    this.channel = this.owned.add(
      new MessageChannel<SetupWebviewMessage, SetupHostMessage>({
        webview: panel.webview,
        incoming: setupWebviewMessage,
        handle: message => this.handle(message),
        name: 'Setup panel',
        log: deps.log,
      }),
    );
    this.owned.add(desk.onDidChange(() => this.update()));
    this.owned.add(panel.onDidChangeViewState(() => this.comeToFront()));
    this.owned.add(
      panel.onDidDispose(() => {
        void desk.forgetIfUnchanged();
        this.dispose();
      }),
    );
    panel.webview.html = webviewHtml(panel.webview, deps.extensionUri, 'setup', desk.title);
    this.update();
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  reveal(): void {
    this.panel.reveal();
  }

  close(): void {
    this.panel.dispose();
  }

  dispose(): void {
    this.owned.dispose();
    this.desk.dispose();
    this.endings.fire();
    this.endings.dispose();
  }

  private async handle(message: SetupWebviewMessage): Promise<void> {
    if (message.type === 'ready') {
      this.isReady = true;
      this.channel.post({
        type: 'init',
        l10n: l10nContents(),
        language: vscode.env.language,
        key: this.desk.proposal.id,
      });
      this.lastPosted = '';
      this.update();
      return;
    }
    if (message.type === 'discard' && (await this.desk.discard())) {
      this.close();
      return;
    }
    await this.desk.handle(message);
  }

  private comeToFront(): void {
    // A webview that was hidden is gone; it says «ready» when it is back.
    if (!this.panel.visible) this.isReady = false;
    else void this.desk.lookAtDisk();
  }

  private update(): void {
    this.panel.title = this.desk.title;
    if (!this.isReady || !this.panel.visible) return;
    this.post(this.desk.view());
  }

  private post(state: SetupView): void {
    const text = JSON.stringify(state);
    if (text === this.lastPosted) return;
    this.lastPosted = text;
    this.channel.post({ type: 'state', state });
  }
}
