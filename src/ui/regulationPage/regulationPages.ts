import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import type { RegulationInForce } from '../policy/regulationInForce';
import type { SessionHolder } from '../session/sessionHolder';
import { webviewOptions } from '../webview/webviewHtml';
import type { RegulationPanel } from './regulationPanel';

/** Also named in the manifest's activation events. */
const regulationViewType = 'veSupport.regulation';

export interface RegulationPagesDeps {
  readonly extensionUri: vscode.Uri;
  readonly regulation: RegulationInForce;
  readonly holder: SessionHolder;
  readonly clock: Clock;
  readonly log: Log;
}

/** The tab that shows the regulation in force: one at most. What fills it is loaded with the first one. */
export class RegulationPages implements Disposable, vscode.WebviewPanelSerializer {
  private readonly owned = new DisposableStore();
  private opened: Promise<RegulationPanel> | undefined;

  constructor(private readonly deps: RegulationPagesDeps) {
    this.owned.add(vscode.window.registerWebviewPanelSerializer(regulationViewType, this));
  }

  /**
   * Shows the page, at a clause when there is one.
   * @param clause a rule's number or an anchor of the page
   */
  async open(clause: string | null = null): Promise<void> {
    if (this.opened === undefined) {
      const tab = vscode.window.createWebviewPanel(
        regulationViewType,
        vscode.l10n.t('The regulation in force'),
        vscode.ViewColumn.Active,
        { ...webviewOptions(this.deps.extensionUri), enableFindWidget: true },
      );
      this.opened = this.adopt(tab, null);
    }
    (await this.opened).show(clause);
  }

  /** Called by VS Code for a tab that was open when the window was reloaded. */
  async deserializeWebviewPanel(tab: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (this.opened !== undefined) {
      tab.dispose();
      return;
    }
    tab.webview.options = webviewOptions(this.deps.extensionUri);
    this.opened = this.adopt(tab, state);
    await this.opened;
  }

  dispose(): void {
    this.owned.dispose();
    void this.opened?.then(panel => panel.dispose());
  }

  private async adopt(tab: vscode.WebviewPanel, state: unknown): Promise<RegulationPanel> {
    tab.iconPath = new vscode.ThemeIcon('law');
    tab.onDidDispose(() => {
      this.opened = undefined;
    });
    const { RegulationPanel: Panel } = await import('../policy/regulationDesk');
    return new Panel(tab, this.deps, state);
  }
}
