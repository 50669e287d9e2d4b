import { relative } from 'node:path';
import * as vscode from 'vscode';
import { singleLine } from '../../../base/plainText';
import { err, ok, type Result } from '../../../base/result';
import { openFile } from '../../../setup/documents/setupFile';
import { fileProblemText } from '../../setup/text/problemText';
import { moscowTime } from '../../sla/timeText';
import { isUnderGit, repositoryOf } from '../apply/git';
import type { FoundProposal } from './attachment';

const MOST_VERSIONS = 50;

/** Lets the person choose an earlier version of the script from git. `null`: none chosen. */
export async function fromGit(uri: vscode.Uri, now: number): Promise<Result<FoundProposal, string> | null> {
  const repository = await repositoryOf(uri);
  if (repository === null) return err(await missingText(uri));
  try {
    const commits = await repository.log({ path: uri.fsPath, maxEntries: MOST_VERSIONS });
    if (commits.length === 0) return err(vscode.l10n.t('Git has no earlier version of this file.'));
    const picked = await vscode.window.showQuickPick(
      commits.map(({ hash, message, authorDate, authorName }) => ({
        label: singleLine(message, 100),
        description: authorDate === undefined ? '' : moscowTime(authorDate.getTime(), now),
        detail: `${hash.slice(0, 8)} ${authorName ?? ''}`,
        hash,
      })),
      { title: vscode.l10n.t('Which version is to become the proposal?'), ignoreFocusOut: true },
    );
    if (picked === undefined) return null;
    const path = relative(repository.rootUri.fsPath, uri.fsPath).replaceAll('\\', '/');
    const opened = openFile(path, await repository.buffer(picked.hash, path));
    if (!opened.ok) return err(fileProblemText(opened.error));
    return ok({
      text: opened.value.text,
      source: { from: 'git', name: `${picked.hash.slice(0, 8)} «${picked.label}»` },
    });
  } catch (error) {
    return err(vscode.l10n.t('Git does not answer: {0}', error instanceof Error ? error.message : String(error)));
  }
}

async function missingText(uri: vscode.Uri): Promise<string> {
  return (await isUnderGit(uri))
    ? vscode.l10n.t(
        'VS Code has no git here: the program is not installed, or the Git extension is switched off. Install git or switch the extension on, then reload the window.',
      )
    : vscode.l10n.t('The file is in no git repository.');
}
