import * as vscode from 'vscode';

/** The texts of the interface's language for `@vscode/l10n` in a webview; empty in English. */
export function l10nContents(): Record<string, string> {
  return { ...vscode.l10n.bundle };
}
