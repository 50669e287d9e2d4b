import * as vscode from 'vscode';

/** Bytes in words, rounded as people speak of files. */
export function fileSize(bytes: number): string {
  const format = new Intl.NumberFormat(vscode.env.language === 'ru' ? 'ru' : 'en-GB', { maximumFractionDigits: 1 });
  if (bytes < 1024) return vscode.l10n.t('{0} B', format.format(bytes));
  if (bytes < 1024 * 1024) return vscode.l10n.t('{0} KB', format.format(Math.round(bytes / 1024)));
  return vscode.l10n.t('{0} MB', format.format(bytes / (1024 * 1024)));
}
