import * as vscode from 'vscode';

/** Opens a text of our own in an editor that belongs to no file. */
export async function showText(content: string, language: 'plaintext' | 'markdown'): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Active, preview: true });
}
