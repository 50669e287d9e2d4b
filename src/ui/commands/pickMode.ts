import * as vscode from 'vscode';
import type { QueueMode } from '../queue/groups';
import { modeName } from '../queue/queueText';

const modes: readonly QueueMode[] = ['sla', 'lanes', 'handlers'];

/** Lets a person choose how the tree is arranged. */
export async function pickMode(present: QueueMode): Promise<QueueMode | undefined> {
  const items = modes.map(mode => ({
    mode,
    label: modeName(mode),
    detail: modeDetail(mode),
    iconPath: new vscode.ThemeIcon(mode === present ? 'check' : 'blank'),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('How shall the tickets be arranged?'),
  });
  return picked?.mode;
}

function modeDetail(mode: QueueMode): string {
  switch (mode) {
    case 'sla':
      return vscode.l10n.t('What is overdue or presses stands on top of its priority');
    case 'lanes':
      return vscode.l10n.t('The six lanes in the order in which the department works, the next ticket on top');
    case 'handlers':
      return vscode.l10n.t('Yours first, then those of nobody, then everybody else’s');
  }
}
