import * as vscode from 'vscode';
import { parseUrl } from '../../base/url';
import { readModelSettings } from './modelSettings';

/** Keys of model servers: in VS Code's SecretStorage only, one for each origin, handed out for exactly that one. */
export class ModelKeys {
  constructor(private readonly secrets: vscode.SecretStorage) {}

  /** The key for the server of this address; null where there is none. */
  async read(baseUrl: string): Promise<string | null> {
    const origin = originOf(baseUrl);
    return origin === null ? null : ((await this.secrets.get(keyOf(origin))) ?? null);
  }

  /** Asks for the key of the server in the settings; an empty one removes it. */
  async ask(): Promise<void> {
    const origin = originOf(readModelSettings().endpoint.baseUrl);
    if (origin === null) {
      const open = vscode.l10n.t('Open Settings');
      const answer = await vscode.window.showWarningMessage(
        vscode.l10n.t('First give the address of the model server in the settings.'),
        open,
      );
      if (answer === open) await openModelSettings();
      return;
    }
    const key = await vscode.window.showInputBox({
      title: vscode.l10n.t('Key of the model server'),
      prompt: vscode.l10n.t(
        'It is kept in the secret storage and sent to {0} only. Leave it empty to remove it.',
        origin,
      ),
      password: true,
      ignoreFocusOut: true,
      validateInput: value =>
        /^[\x21-\x7e]*$/.test(value.trim())
          ? null
          : vscode.l10n.t('A key has neither blanks nor letters outside ASCII.'),
    });
    if (key === undefined) return;
    if (key.trim() === '') await this.secrets.delete(keyOf(origin));
    else await this.secrets.store(keyOf(origin), key.trim());
    void vscode.window.showInformationMessage(
      key.trim() === ''
        ? vscode.l10n.t('The key for {0} was removed.', origin)
        : vscode.l10n.t('The key for {0} was saved.', origin),
    );
  }
}

export async function openModelSettings(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', 'veSupport.drafts');
}

function originOf(baseUrl: string): string | null {
  const url = parseUrl(baseUrl);
  return url === null || !/^https?:$/.test(url.protocol) ? null : url.origin;
}

function keyOf(origin: string): string {
  return `veSupport.modelKey:${origin}`;
}
