import * as vscode from 'vscode';
import type { Trouble } from './outcome';

/** Sums a batch up: how many, what went wrong, and the way back. */
export function report(
  headline: string,
  troubles: readonly Trouble[],
  takeBack: (() => Promise<void>) | undefined,
): void {
  const undoLabel = vscode.l10n.t('Undo');
  const detailLabel = vscode.l10n.t('What Went Wrong');
  const text =
    troubles.length === 0 ? headline : `${headline}. ${vscode.l10n.t('Not as wanted: {0}', troubles.length)}`;
  const buttons = [...(takeBack ? [undoLabel] : []), ...(troubles.length > 0 ? [detailLabel] : [])];
  const show = troubles.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  void show(text, ...buttons).then(async answer => {
    if (answer === undoLabel) await takeBack?.();
    if (answer === detailLabel) await showTroubles(troubles);
  });
}

async function showTroubles(troubles: readonly Trouble[]): Promise<void> {
  const items = troubles.map(({ ticketId, text }) => ({ label: `#${ticketId}`, detail: text, ticketId }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('What Went Wrong') });
  if (picked) await vscode.commands.executeCommand('veSupport.openTicket', picked.ticketId);
}
