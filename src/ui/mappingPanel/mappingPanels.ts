import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { once } from '../../base/once';
import type { Log } from '../../base/log';
import type { Mapping } from '../../mantis/mapping';
import { mappingMemory, type MappingMemory } from '../../protocol/mappingPanel';
import type { ProblemView } from '../../protocol/problem';
import type { Connector } from '../connection/connector';
import { readSavedMapping, saveMapping } from '../connection/savedConnection';
import { actionButton } from '../errors/actionLabels';
import { readRobotUsers, saveRobotUsers } from '../session/robotUsers';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import { webviewOptions } from '../webview/webviewHtml';
import type { MappingPanel, MappingPanelDeps } from './mappingPanel';
import type { ProposalNotice } from './proposalNotice';

/** Also named in the manifest's activation events. */
const mappingViewType = 'veSupport.mapping';

/** A bundle of its own: most days nobody edits the mapping. */
const panelModule = once(() => import('./mappingPanel'));

/** The tab in which the mapping of the connected server is edited: one at most, gone with its connection. */
export class MappingPanels implements Disposable, vscode.WebviewPanelSerializer {
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
    this.owned.add(vscode.window.registerWebviewPanelSerializer(mappingViewType, this));
    notice.onCheck = () => void this.open();
  }

  /** After a server was connected to: shows its proposal, unless somebody has saved a mapping for it. */
  introduce(): void {
    const key = this.holder.session?.key;
    if (key !== undefined && readSavedMapping(key).kind !== 'saved') void this.open({ preserveFocus: true });
  }

  /** Opens the mapping of the present connection, or brings its tab to the front. */
  async open({ preserveFocus = false } = {}): Promise<void> {
    const { MappingPanel } = await panelModule();
    const { session } = this.holder;
    if (!session) return;
    if (this.opened) {
      this.opened.reveal();
      return;
    }
    const tab = vscode.window.createWebviewPanel(
      mappingViewType,
      vscode.l10n.t('Mapping to the regulation'),
      { viewColumn: vscode.ViewColumn.Active, preserveFocus },
      webviewOptions(this.extensionUri),
    );
    this.adopt(new MappingPanel(tab, session, this.depsFor(session, [])), tab, session);
  }

  /** Called by VS Code for a tab that was open when the window was reloaded; it fills itself once its server is there. */
  async deserializeWebviewPanel(tab: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { MappingPanel } = await panelModule();
    const memory = mappingMemory.safeParse(state);
    if (!memory.success) {
      tab.dispose();
      return;
    }
    const { key, values } = memory.data;
    const waiting = new DisposableStore();
    const take = ({ current }: SessionHolder): void => {
      if (current.kind !== 'ready') return;
      waiting.dispose();
      const { session } = current;
      if (session.key === key && !this.opened) {
        this.adopt(new MappingPanel(tab, session, this.depsFor(session, values)), tab, session);
      } else tab.dispose();
    };
    waiting.add(this.holder.onDidChangeSession(() => take(this.holder)));
    waiting.add(tab.onDidDispose(() => waiting.dispose()));
    tab.webview.options = webviewOptions(this.extensionUri);
    take(this.holder);
  }

  dispose(): void {
    this.owned.dispose();
    this.opened?.close();
  }

  private depsFor({ key }: ServerSession, remembered: MappingMemory['values']): MappingPanelDeps {
    return {
      extensionUri: this.extensionUri,
      log: this.log,
      isUnsavedProposal: readSavedMapping(key).kind !== 'saved',
      robotsInUse: readRobotUsers(),
      remembered,
      save: (mapping, robots) => this.save(key, mapping, robots),
    };
  }

  private adopt(panel: MappingPanel, tab: vscode.WebviewPanel, session: ServerSession): void {
    tab.iconPath = new vscode.ThemeIcon('settings');
    this.opened = panel;
    panel.onDidClose(() => {
      this.opened = undefined;
      const present = this.holder.session;
      if (present?.key === session.key) this.notice.tell(present);
    });
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
