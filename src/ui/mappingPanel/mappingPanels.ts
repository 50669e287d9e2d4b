import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import type { Mapping } from '../../mantis/mapping';
import type { ProblemView } from '../../protocol/problem';
import type { Connector } from '../connection/connector';
import { readSavedMapping, saveMapping } from '../connection/savedConnection';
import { actionButton } from '../errors/actionLabels';
import { readRobotUsers, saveRobotUsers } from '../session/robotUsers';
import type { SessionHolder } from '../session/sessionHolder';
import { webviewOptions } from '../webview/webviewHtml';
import { MappingPanel } from './mappingPanel';
import type { ProposalNotice } from './proposalNotice';

/** The tab in which the mapping of the connected server is edited: one at most, gone with its connection. */
export class MappingPanels implements Disposable {
  private readonly owned = new DisposableStore();
  private opened: MappingPanel | undefined;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly holder: SessionHolder,
    private readonly connector: Connector,
    private readonly notice: ProposalNotice,
    private readonly log: Log,
  ) {
    this.owned.add(holder.onDidChangeSession(() => this.closeIfStrange()));
    notice.onCheck = () => this.open();
  }

  /** After a server was connected to: shows its proposal, unless somebody has saved a mapping for it. */
  introduce(): void {
    const key = this.holder.session?.key;
    if (key !== undefined && readSavedMapping(key).kind !== 'saved') this.open({ preserveFocus: true });
  }

  /** Opens the mapping of the present connection, or brings its tab to the front. */
  open({ preserveFocus = false } = {}): void {
    const { session } = this.holder;
    if (!session) return;
    if (this.opened) {
      this.opened.reveal();
      return;
    }
    const tab = vscode.window.createWebviewPanel(
      'veSupport.mapping',
      vscode.l10n.t('Mapping to the regulation'),
      { viewColumn: vscode.ViewColumn.Active, preserveFocus },
      webviewOptions(this.extensionUri),
    );
    tab.iconPath = new vscode.ThemeIcon('settings');
    const panel = new MappingPanel(tab, session, {
      extensionUri: this.extensionUri,
      log: this.log,
      isUnsavedProposal: readSavedMapping(session.key).kind !== 'saved',
      robotsInUse: readRobotUsers(),
      save: (mapping, robots) => this.save(session.key, mapping, robots),
    });
    this.opened = panel;
    panel.onDidClose(() => {
      this.opened = undefined;
      const present = this.holder.session;
      if (present?.key === session.key) this.notice.tell(present);
    });
  }

  dispose(): void {
    this.owned.dispose();
    this.opened?.close();
  }

  private async save(key: string, mapping: Mapping, robots: readonly string[]): Promise<ProblemView | null> {
    try {
      await saveRobotUsers(robots);
      await saveMapping(key, mapping);
    } catch (error) {
      this.log.error('The mapping could not be written to the settings', error);
      return {
        message: vscode.l10n.t(
          'The settings could not be written. Close or mend the file settings.json if it is open with errors, then try again.',
        ),
        detail: null,
        actions: [actionButton('retry'), actionButton('showLog')],
      };
    }
    this.connector.takeMappingFromSettings();
    return null;
  }

  private closeIfStrange(): void {
    const { current } = this.holder;
    if (!this.opened || current.kind === 'connecting') return;
    if (current.kind !== 'ready' || current.session.key !== this.opened.session.key) this.opened.close();
  }
}
