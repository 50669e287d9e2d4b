import * as vscode from 'vscode';
import type { Severity } from '../../../setup/risks/finding';

/** The groups in which changes are shown. */
export function severityText(severity: Severity): string {
  switch (severity) {
    case 'safe':
      return vscode.l10n.t('Safe');
    case 'check':
      return vscode.l10n.t('To check');
    case 'dangerous':
      return vscode.l10n.t('Dangerous');
    case 'irreversible':
      return vscode.l10n.t('Irreversible');
    case 'error':
      return vscode.l10n.t('Error: cannot be applied');
  }
}
