import * as vscode from 'vscode';
import type { ServerAddress } from '../../mantis/address';

/**
 * Asks for the account's API token without showing it. The button opens the page of Mantis where tokens are made; with
 * a token already kept for this server, an empty answer keeps it.
 */
export async function askForToken(address: ServerAddress, kept: string | undefined): Promise<string | undefined> {
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Connect to Mantis (2/3): API token');
  input.prompt = kept
    ? vscode.l10n.t('Leave it empty to keep the stored token.')
    : vscode.l10n.t('Made in Mantis under My Account → API Tokens. It is kept in the system’s secret storage.');
  input.password = true;
  input.ignoreFocusOut = true;
  input.buttons = [
    { iconPath: new vscode.ThemeIcon('link-external'), tooltip: vscode.l10n.t('Open the page for tokens in Mantis') },
  ];
  try {
    return await new Promise<string | undefined>(resolve => {
      input.onDidTriggerButton(
        () => void vscode.env.openExternal(vscode.Uri.parse(`${address.base}/api_tokens_page.php`)),
      );
      input.onDidAccept(() => {
        const token = input.value.trim() || kept;
        if (token) resolve(token);
        else input.validationMessage = vscode.l10n.t('Enter a token.');
      });
      input.onDidHide(() => resolve(undefined));
      input.show();
    });
  } finally {
    input.dispose();
  }
}
