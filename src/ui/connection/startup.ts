import * as vscode from 'vscode';
import type { Result } from '../../base/result';
import type { ProposalNotice } from '../mappingPanel/proposalNotice';
import type { ServerSession } from '../session/serverSession';
import { openErrorText } from './connectDialogue';
import type { ConnectError, Connector } from './connector';

/** Takes up the connection when VS Code starts, and says why where it does not come about. */
export class Startup {
  constructor(
    private readonly connector: Connector,
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
      this.notice.tell(result.value.key);
      return;
    }
    const change = vscode.l10n.t('Connect…');
    const retry = vscode.l10n.t('Try again');
    const needsDialogue = result.error.kind === 'noToken' || result.error.kind === 'badAddress';
    void vscode.window
      .showErrorMessage(connectErrorText(result.error), ...(needsDialogue ? [change] : [retry, change]))
      .then(answer => {
        if (answer === change) void vscode.commands.executeCommand('veSupport.connect');
        if (answer === retry) void vscode.commands.executeCommand('veSupport.refresh');
      });
  }
}

function connectErrorText(error: ConnectError): string {
  switch (error.kind) {
    case 'noToken':
      return vscode.l10n.t('There is no token for the Mantis server in the settings. Connect to store one.');
    case 'badAddress':
      return vscode.l10n.t('The address of Mantis in the settings is not a web address. Connect anew.');
    default:
      return openErrorText(error);
  }
}
