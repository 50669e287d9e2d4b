import * as vscode from 'vscode';
import type { ActionKey } from '../../protocol/problem';

/** Carries out what means the same on every surface; false for what only the surface itself can do. */
export async function runAction(action: ActionKey): Promise<boolean> {
  switch (action) {
    case 'connect':
    case 'showLog':
      await vscode.commands.executeCommand(`veSupport.${action}`);
      return true;
    case 'proxySettings':
      await vscode.commands.executeCommand('workbench.action.openSettings', 'http.proxy');
      return true;
    case 'modelSettings':
      await vscode.commands.executeCommand('workbench.action.openSettings', 'veSupport.drafts');
      return true;
    case 'modelKey':
      await vscode.commands.executeCommand('veSupport.setModelKey');
      return true;
    default:
      return false;
  }
}
