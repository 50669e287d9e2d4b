import * as vscode from 'vscode';
import type { SetupKind } from '../../../setup/kinds/setupKind';

const titles: Readonly<Record<string, () => string>> = {
  lifecycle: () => vscode.l10n.t('Lifecycle'),
  'olap-report': () => vscode.l10n.t('OLAP report'),
  'delivery-schema': () => vscode.l10n.t('Delivery schema'),
  'selection-folder': () => vscode.l10n.t('Selection folder'),
  'system-settings': () => vscode.l10n.t('System settings'),
};

/** What people call a kind of script; an unknown one by what the script says. */
export function kindTitle(kind: SetupKind, named: string): string {
  return titles[kind.name]?.() ?? kind.title ?? (named === '' ? vscode.l10n.t('Script') : named);
}
