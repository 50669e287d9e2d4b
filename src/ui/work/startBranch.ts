import { basename } from 'node:path';
import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import type { Ticket } from '../../tickets/ticket';
import { branchName } from './branchName';
import { gitRepositories, type GitRepository } from './gitApi';
import { switchBranch } from './switchBranch';

const setting = 'veSupport.work.branch';
const reasonLength = 300;

/**
 * Switches to the ticket's branch when the person's settings ask for one.
 * @returns what was done, in a sentence; `null` when nothing was to be done or something else was told
 */
export async function startBranch(ticket: Ticket): Promise<string | null> {
  const template = vscode.workspace.getConfiguration().get<string>(setting, '').trim();
  if (template === '') return null;
  const name = branchName(template, ticket.id, ticket.summary);
  if (name === null) {
    warn(
      vscode.l10n.t('The setting {0} makes no name for a branch: «{1}».', setting, singleLine(template, reasonLength)),
      vscode.l10n.t('Open Settings'),
      () => vscode.commands.executeCommand('workbench.action.openSettings', setting),
    );
    return null;
  }
  const repositories = await gitRepositories();
  if (repositories.length === 0) return vscode.l10n.t('There is no git repository here, so no branch was made.');
  const repository = await chooseRepository(repositories);
  return repository === undefined ? null : useBranch(repository, name);
}

async function useBranch(repository: GitRepository, name: string): Promise<string | null> {
  const outcome = await switchBranch(repository, name);
  switch (outcome.kind) {
    case 'created':
      return vscode.l10n.t('Branch {0} was made and checked out.', name);
    case 'checkedOut':
      return vscode.l10n.t('Branch {0} was checked out.', name);
    case 'alreadyThere':
      return vscode.l10n.t('Branch {0} is checked out already.', name);
    case 'dirty':
      warn(
        vscode.l10n.t(
          'The branch {0} was not checked out: changes that are not committed: {1}. Commit them or put them aside, then start work once more.',
          name,
          outcome.count,
        ),
        vscode.l10n.t('Show Changes'),
        () => vscode.commands.executeCommand('workbench.view.scm'),
      );
      return null;
    case 'failed':
      warn(
        vscode.l10n.t(
          'The branch {0} was not checked out. git says: {1}',
          name,
          singleLine(outcome.reason, reasonLength),
        ),
        vscode.l10n.t('Show Changes'),
        () => vscode.commands.executeCommand('workbench.view.scm'),
      );
      return null;
  }
}

/** The repository of the file in front of the person; else the only one; else they say which. */
async function chooseRepository(repositories: readonly GitRepository[]): Promise<GitRepository | undefined> {
  const [only] = repositories;
  if (repositories.length === 1) return only;
  const path = vscode.window.activeTextEditor?.document.uri.path ?? '';
  const around = repositories.filter(({ rootUri }) => path.startsWith(`${rootUri.path}/`));
  const [closest] = around.sort((a, b) => b.rootUri.path.length - a.rootUri.path.length);
  if (closest !== undefined) return closest;
  const picked = await vscode.window.showQuickPick(
    repositories.map(repository => ({
      label: basename(repository.rootUri.path),
      description: repository.rootUri.fsPath,
      repository,
    })),
    { title: vscode.l10n.t('In which repository?') },
  );
  return picked?.repository;
}

/** Told in the background: the ticket is in the person's hands all the same. */
function warn(message: string, button: string, act: () => Thenable<unknown>): void {
  void vscode.window.showWarningMessage(message, button).then(answer => {
    if (answer === button) void act();
  });
}
