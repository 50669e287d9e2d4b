import { basename, join } from 'node:path';
import { tmpdir } from 'node:os';
import * as vscode from 'vscode';
import { writeAtomically } from '../../base/atomicFile';
import { DisposableStore, type Disposable } from '../../base/disposable';
import {
  regulationMemory,
  regulationWebviewMessage,
  type RegulationHostMessage,
  type RegulationPage,
  type RegulationWebviewMessage,
} from '../../protocol/regulationPage';
import { withRobotUsers } from '../session/robotUsers';
import { l10nContents } from '../webview/l10nContents';
import { MessageChannel } from '../webview/messageChannel';
import { webviewHtml } from '../webview/webviewHtml';
import { makePage } from './page';
import { printableHtml } from './printable';
import type { RegulationPagesDeps } from './regulationPages';

/** The page in one editor tab. It follows the regulation while it is open. */
export class RegulationPanel implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly channel: MessageChannel<RegulationWebviewMessage, RegulationHostMessage>;
  private year: number | null;
  private isReady = false;
  private wanted: string | null = null;

  constructor(
    private readonly tab: vscode.WebviewPanel,
    private readonly deps: RegulationPagesDeps,
    state: unknown,
  ) {
    this.year = regulationMemory.safeParse(state).data?.year ?? null;
    this.channel = this.owned.add(
      new MessageChannel<RegulationWebviewMessage, RegulationHostMessage>({
        webview: tab.webview,
        incoming: regulationWebviewMessage,
        handle: message => this.handle(message),
        name: 'Regulation page',
        log: deps.log,
      }),
    );
    this.owned.add(deps.regulation.onDidChange(() => this.post()));
    this.owned.add(deps.holder.onDidChangeSession(() => this.post()));
    this.owned.add(tab.onDidChangeViewState(() => (this.isReady &&= tab.visible)));
    this.owned.add(tab.onDidDispose(() => this.owned.dispose()));
    tab.webview.html = webviewHtml(tab.webview, deps.extensionUri, 'regulation', tab.title);
  }

  /** Brings the tab to the front and the clause into view. */
  show(clause: string | null): void {
    this.wanted = clause;
    this.tab.reveal();
    this.goToWanted();
  }

  dispose(): void {
    this.owned.dispose();
  }

  private async handle(message: RegulationWebviewMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        this.channel.post({ type: 'init', l10n: l10nContents(), language: vscode.env.language });
        this.post();
        this.goToWanted();
        break;
      case 'chooseYear':
        this.year = message.year;
        this.post();
        break;
      case 'print':
        await this.print();
        break;
      case 'openFile':
        await this.openFile();
        break;
      case 'createFile':
        await vscode.commands.executeCommand('veSupport.createPolicyFile');
        break;
      case 'importYear':
        await vscode.commands.executeCommand('veSupport.importCalendarYear');
    }
  }

  private post(): void {
    if (this.isReady) this.channel.post({ type: 'page', page: this.page() });
  }

  private goToWanted(): void {
    if (!this.isReady || this.wanted === null) return;
    this.channel.post({ type: 'goTo', clause: this.wanted });
    this.wanted = null;
  }

  private page(): RegulationPage {
    const { regulation, holder, clock } = this.deps;
    const statuses = new Map(holder.session?.vocabulary.statuses.map(({ id, label }) => [id, label]));
    const { policy, calendar } = regulation.current;
    return makePage({
      policy: withRobotUsers(policy),
      calendar,
      origin: regulation.origin,
      importedYears: regulation.importedYears.map(({ year }) => year),
      year: this.year,
      now: holder.session?.now() ?? clock.now(),
      statusName: id => statuses.get(id) ?? null,
      bundledWith: withRobotUsers,
    });
  }

  private async openFile(): Promise<void> {
    const { origin } = this.deps.regulation;
    if (origin.kind !== 'bundled') await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(origin.path));
  }

  /** VS Code prints nothing itself: the page goes to a file, which a browser prints. */
  private async print(): Promise<void> {
    const html = printableHtml(this.page(), vscode.env.language);
    const name = vscode.l10n.t('regulation.html');
    const isHere = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
    if (isHere) {
      const path = join(tmpdir(), `ve-support-${String(process.pid)}`, name);
      await writeAtomically(path, html);
      await vscode.env.openExternal(vscode.Uri.file(path));
      return;
    }
    const target = await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'), name),
      filters: { HTML: ['html'] },
      title: vscode.l10n.t('Where to put the page for printing?'),
    });
    if (target === undefined) return;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html));
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} is saved. Open it in a browser and print it there.', basename(target.fsPath)),
    );
  }
}
