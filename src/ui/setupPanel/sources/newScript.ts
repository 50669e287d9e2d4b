import * as vscode from 'vscode';
import { isSafePath } from '../../../setup/plans/containment';
import type { Territory } from '../territory';
import { kindTitle } from '../view/kindTitle';

export interface NewScript {
  readonly path: string;
  readonly text: string;
}

const FOLDERS: Readonly<Record<string, string>> = {
  lifecycle: 'lifecycles',
  'olap-report': 'olap',
  'delivery-schema': 'delivery',
  'selection-folder': 'folders',
  'system-settings': 'settings',
};

/** Asks for kind, code, title and file of a new script; `undefined` when the person leaves. */
export async function newScript(territory: Territory): Promise<NewScript | undefined> {
  const kinds = territory.kinds.all().filter(kind => kind.template('A', 'A') !== null);
  const picked = await vscode.window.showQuickPick(
    kinds.map(scriptKind => ({ label: kindTitle(scriptKind, scriptKind.name), scriptKind })),
    { title: vscode.l10n.t('New script: kind'), ignoreFocusOut: true },
  );
  if (picked === undefined) return undefined;
  const code = await vscode.window.showInputBox({
    title: vscode.l10n.t('New script: code'),
    ignoreFocusOut: true,
    validateInput: value => codeProblem(value.trim(), territory),
  });
  if (code === undefined) return undefined;
  const title = await vscode.window.showInputBox({ title: vscode.l10n.t('New script: title'), ignoreFocusOut: true });
  if (title === undefined) return undefined;
  const folder = FOLDERS[picked.scriptKind.name] ?? picked.scriptKind.name;
  const path = await vscode.window.showInputBox({
    title: vscode.l10n.t('New script: file'),
    value: `scripts/${folder}/${code.trim().toLowerCase()}.yaml`,
    ignoreFocusOut: true,
    validateInput: value => pathProblem(value, territory),
  });
  const text = picked.scriptKind.template(code.trim(), title.trim());
  return path === undefined || text === null ? undefined : { path, text };
}

function codeProblem(code: string, { workspace }: Territory): string | null {
  if (code === '') return vscode.l10n.t('Enter a code.');
  const [taken] = workspace.withCode(code);
  return taken === undefined ? null : vscode.l10n.t('The code already belongs to the script in {0}.', taken.path);
}

function pathProblem(path: string, { files, others }: Territory): string | null {
  if (!isSafePath(path) || !/\.(?:ya?ml|json)$/i.test(path)) {
    return vscode.l10n.t('Enter a path below the open folder that ends in .yaml or .json.');
  }
  return files.has(path) || others.includes(path) ? vscode.l10n.t('There is such a file already.') : null;
}
