import * as vscode from 'vscode';
import { helpPage, helpPages, type HelpPage } from './helpPages';

/** Shows a page of help in the language of VS Code; asks which one when none is named. */
export async function showHelp(argument: unknown, extensionUri: vscode.Uri): Promise<void> {
  const page = helpPage(argument) ?? (await pickPage());
  if (page === undefined) return;
  const language = vscode.env.language.startsWith('ru') ? 'ru' : 'en';
  const uri = vscode.Uri.joinPath(extensionUri, 'docs', 'help', language, `${page}.md`);
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    // Where VS Code's Markdown extension is switched off.
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}

async function pickPage(): Promise<HelpPage | undefined> {
  const picked = await vscode.window.showQuickPick(
    helpPages.map(page => ({ label: pageName(page), page })),
    { title: vscode.l10n.t('Help about what?') },
  );
  return picked?.page;
}

function pageName(page: HelpPage): string {
  switch (page) {
    case 'queue':
      return vscode.l10n.t('The queue');
    case 'ticket':
      return vscode.l10n.t('The ticket’s panel');
    case 'sla':
      return vscode.l10n.t('Deadlines');
    case 'reclassification':
      return vscode.l10n.t('Reclassifying');
    case 'files':
      return vscode.l10n.t('Files');
    case 'connection':
      return vscode.l10n.t('Connection and mapping');
    case 'macros':
      return vscode.l10n.t('Macros');
    case 'drafts':
      return vscode.l10n.t('Drafts');
    case 'setup':
      return vscode.l10n.t('Scripts and setup changes');
  }
}
