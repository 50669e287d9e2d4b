import * as vscode from 'vscode';
import type { Source } from '../../vellii/draft';
import type { KnowledgeDesk } from '../knowledge/knowledgeDesk';
import type { TicketPanels } from '../ticketPanel/ticketPanels';

const used = vscode.window.createTextEditorDecorationType({
  backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
  isWholeLine: true,
  overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
  overviewRulerLane: vscode.OverviewRulerLane.Center,
});

/** Shows the passage that a draft cites: the comment of a ticket, or the lines of an article, highlighted. */
export async function openSource({ place }: Source, knowledge: KnowledgeDesk, panels: TicketPanels): Promise<void> {
  if (place.kind === 'ticket') {
    await panels.open(place.ticketId, { showNote: place.noteId });
    return;
  }
  const file = knowledge.fileOf(place.path);
  try {
    if (file === undefined) throw new Error('The path leads out of the knowledge base.');
    const document = await vscode.workspace.openTextDocument(file);
    const last = document.lineAt(Math.min(document.lineCount, Math.max(1, place.toLine)) - 1);
    const range = new vscode.Range(
      Math.max(0, Math.min(place.fromLine - 1, last.lineNumber)),
      0,
      last.lineNumber,
      last.text.length,
    );
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.One,
      selection: new vscode.Range(range.start, range.start),
    });
    editor.setDecorations(used, [range]);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  } catch {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The article «{0}» is not there any more. Write the draft again.', place.path),
    );
  }
}
