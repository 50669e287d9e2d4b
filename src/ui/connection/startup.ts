import * as vscode from 'vscode';
import type { Result } from '../../base/result';
import { runAction } from '../errors/runAction';
import type { ProposalNotice } from '../mappingPanel/proposalNotice';
import type { ServerSession } from '../session/serverSession';
import type { ConnectDialogue } from './connectDialogue';
import type { ConnectError, Connector } from './connector';
import { connectErrorText, describeConnectError } from './describeConnectError';

/** Takes up the connection when VS Code starts, and says why where it does not come about. */
export class Startup {
  constructor(
    private readonly connector: Connector,
    private readonly dialogue: ConnectDialogue,
    private readonly notice: ProposalNotice,
  ) {}

  async resume(): Promise<void> {
    const resumed = await this.connector.resume();
    if (resumed) this.report(resumed);
  }

  async startSample(): Promise<void> {
    this.report(await this.connector.startSample());
  }

  private report(result: Result<ServerSession, ConnectError>): void {
    if (result.ok) {
      this.notice.tell(result.value);
      return;
    }
    const { error } = result;
    const { actions } = describeConnectError(error);
    const change = { key: 'connect' as const, label: vscode.l10n.t('Change the connection') };
    const others = actions.filter(({ key }) => key !== 'connect' && key !== 'openInBrowser' && key !== 'refresh');
    const buttons = [...others, change];
    void vscode.window
      .showErrorMessage(connectErrorText(error), ...buttons.map(({ label }) => label))
      .then(async answer => {
        const chosen = buttons.find(({ label }) => label === answer);
        if (chosen === change) await this.dialogue.run(error);
        else if (chosen && !(await runAction(chosen.key))) await vscode.commands.executeCommand('veSupport.refresh');
      });
  }
}
