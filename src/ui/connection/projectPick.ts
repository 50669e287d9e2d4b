import * as vscode from 'vscode';
import { projectTree } from '../../mantis/projectTree';
import type { Project } from '../../mantis/schema/project';
import { quickPickLabel } from '../commands/quickPickLabel';

interface ProjectItem extends vscode.QuickPickItem {
  readonly id: number;
}

/** The chosen projects (empty: all, also those that come later), `back`, or `undefined` when it was dismissed. */
export async function pickProjects(
  projects: readonly Project[],
  present: readonly number[],
  problem: string | null,
): Promise<readonly number[] | 'back' | undefined> {
  const items: readonly ProjectItem[] = projectTree(projects).map(({ id, name, depth }) => ({
    id,
    label: `${'\u2003'.repeat(depth)}${quickPickLabel(name)}`,
    description: `#${id}`,
  }));
  const wasThere = items.filter(({ id }) => present.includes(id));
  const pick = vscode.window.createQuickPick<ProjectItem>();
  pick.title = vscode.l10n.t('Connect to Mantis (3/3): Projects');
  const hasParts = projects.some(({ subProjects }) => subProjects.length > 0);
  pick.placeholder =
    problem ??
    (hasParts
      ? vscode.l10n.t('Whose tickets? Sub-projects come along.')
      : vscode.l10n.t('Whose tickets shall be shown?'));
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.buttons = [vscode.QuickInputButtons.Back];
  pick.items = items;
  pick.selectedItems = wasThere.length === 0 ? items : wasThere;
  try {
    return await new Promise<readonly number[] | 'back' | undefined>(resolve => {
      pick.onDidTriggerButton(() => resolve('back'));
      pick.onDidAccept(() => {
        const { length } = pick.selectedItems;
        if (length > 0) resolve(length === items.length ? [] : pick.selectedItems.map(({ id }) => id));
        else pick.placeholder = vscode.l10n.t('Choose at least one project.');
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
