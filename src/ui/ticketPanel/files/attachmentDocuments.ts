import * as vscode from 'vscode';
import type { Disposable } from '../../../base/disposable';

const scheme = 've-support-file';

/** Texts of attachments as documents that can only be read; nothing of them is written to the disk. */
export class AttachmentDocuments implements Disposable, vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly registrations: readonly Disposable[];

  constructor() {
    this.registrations = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => uri.scheme === scheme && this.texts.delete(uri.toString())),
    ];
  }

  /** @param fileName a safe one: it is the last part of the document's address and the title of its tab. */
  async show(ticketId: number, fileId: number, fileName: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${ticketId}/${fileId}/${fileName}` });
    this.texts.set(uri.toString(), text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** Called by VS Code; also for a tab that it brings back after a reload, when the text is gone. */
  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.texts.get(uri.toString()) ??
      vscode.l10n.t('This attachment is no longer open. Open it from its ticket again.')
    );
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
    this.texts.clear();
  }
}
