import { join } from 'node:path';
import * as vscode from 'vscode';
import type { NoticeView } from '../../protocol/setupPanel';
import { applyFitting } from '../../setup/documents/edit';
import { openFile, type SetupFile } from '../../setup/documents/setupFile';
import { operationsOf, type FileReview } from '../../setup/review/reviewFile';
import { operationProblemText } from '../setup/text/problemText';
import { isDirty } from './apply/applyProposal';
import { hostFiles } from './apply/hostFiles';
import { notice } from './notices';
import type { Proposal } from './proposal';
import { setupUri } from './setupFiles';

export function fileOf({ root, path }: Pick<Proposal, 'root' | 'path'>): vscode.Uri {
  return vscode.Uri.file(join(root, path));
}

/** The script as it is now; `null` where it is gone, or no text any more. */
export async function readOnDisk(proposal: Proposal): Promise<SetupFile | null> {
  const bytes = await hostFiles.read(fileOf(proposal).fsPath);
  const opened = bytes === null ? null : openFile(proposal.path, bytes);
  return opened?.ok === true ? opened.value : null;
}

/** Shows the first of some files that is open with unsaved edits. */
export async function showUnsaved(root: string, paths: readonly string[]): Promise<void> {
  const uris = paths.map(path => fileOf({ root, path }));
  const uri = uris.find(one => isDirty(one.fsPath)) ?? uris[0];
  if (uri !== undefined) await vscode.window.showTextDocument(uri, { preview: false });
}

/** What somebody changed since the proposal was begun, in VS Code's own diff editor. */
export async function showOnDisk(proposal: Proposal): Promise<void> {
  const base = setupUri({ proposal: proposal.id, side: 'base' }, proposal.path);
  const title = vscode.l10n.t('{0}: when the change was begun ↔ now', proposal.path);
  await vscode.commands.executeCommand('vscode.diff', base, fileOf(proposal), title);
}

/** Carries over what still fits the script as it is now, and tells what does not. */
export async function carryOver(proposal: Proposal, review: FileReview): Promise<NoticeView> {
  const now = await readOnDisk(proposal);
  if (now === null || proposal.base === null) {
    return notice('error', vscode.l10n.t('The file is not there any more.'));
  }
  const all = new Set(review.scripts.flatMap(one => one.review.changes.map(change => change.id)));
  const operations = operationsOf(review, all);
  if (operations.length === 0) {
    return notice(
      'warning',
      vscode.l10n.t('The changes of this file cannot be carried over: compare the texts and repeat them.'),
      [],
      [{ action: 'showOnDisk', label: vscode.l10n.t('Show what changed') }],
    );
  }
  const fitted = applyFitting(now, operations);
  proposal.rebase(now, fitted.file.text);
  return fitted.refused.length === 0
    ? notice('done', vscode.l10n.t('All changes fit the new version. Look through them once more.'))
    : notice(
        'warning',
        vscode.l10n.t('Some changes do not fit the new version: {0}.', fitted.refused.length),
        fitted.refused.map(({ problem }) => operationProblemText(problem)),
      );
}
