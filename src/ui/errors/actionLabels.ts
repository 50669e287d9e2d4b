import * as vscode from 'vscode';
import type { ActionKey, ProblemView } from '../../protocol/problem';

/** The button for an action, in the language of the interface. */
export function actionButton(key: ActionKey): ProblemView['actions'][number] {
  return { key, label: actionLabel(key) };
}

function actionLabel(key: ActionKey): string {
  switch (key) {
    case 'retry':
      return vscode.l10n.t('Try again');
    case 'check':
      return vscode.l10n.t('Check');
    case 'refresh':
      return vscode.l10n.t('Refresh');
    case 'openInBrowser':
      return vscode.l10n.t('Open in Browser');
    case 'connect':
      return vscode.l10n.t('Connect…');
    case 'proxySettings':
      return vscode.l10n.t('Proxy Settings');
    case 'showLog':
      return vscode.l10n.t('Show Log');
    case 'dismiss':
      return vscode.l10n.t('Close');
    case 'openDraft':
      return vscode.l10n.t('Draft of a Reply');
    case 'modelSettings':
      return vscode.l10n.t('Model Settings');
    case 'modelKey':
      return vscode.l10n.t('Enter the Key');
  }
}
