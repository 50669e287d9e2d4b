import * as vscode from 'vscode';
import type { Reason } from '../../mantis/proposal';

/** Where the value of a place comes from, in a few words. */
export function originText(isProposed: boolean, reason: Reason | undefined): string {
  if (!isProposed) return vscode.l10n.t('chosen by you');
  switch (reason) {
    case 'label':
      return vscode.l10n.t('guessed by its name');
    case 'name':
      return vscode.l10n.t('guessed by its internal name');
    case 'standard':
      return vscode.l10n.t('a weak guess by Mantis’s own order of priorities');
    case 'values':
      return vscode.l10n.t('guessed by its values');
    case 'server':
      return vscode.l10n.t('the server’s own setting');
    case undefined:
      return '';
  }
}
