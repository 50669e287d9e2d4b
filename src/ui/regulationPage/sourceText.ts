import * as vscode from 'vscode';

/** How a value is marked: whether the written regulation states it. */
export function sourceText(source: 'regulation' | 'assumption'): string {
  return source === 'regulation' ? vscode.l10n.t('by the regulation') : vscode.l10n.t('assumption');
}
