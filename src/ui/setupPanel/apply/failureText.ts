import * as vscode from 'vscode';
import type { NoticeView } from '../../../protocol/setupPanel';
import type { ApplyFailure } from '../../../setup/plans/applyPlan';
import { applyFailureText } from '../../setup/text/planText';
import { notice } from '../notices';
import type { ApplyOutcome } from './applyProposal';

/** Why a change was not applied, and what can be done. */
export function failureNotice(failure: ApplyFailure): NoticeView {
  switch (failure.kind) {
    case 'baseChanged':
      return notice(
        'warning',
        vscode.l10n.t('The file was changed by somebody else since this change was begun. Nothing was written.'),
        failure.files.map(file => file.path),
        [
          { action: 'showOnDisk', label: vscode.l10n.t('Show what changed') },
          { action: 'rebase', label: vscode.l10n.t('Carry the changes over to the new version') },
        ],
      );
    case 'dirty':
      return notice(
        'warning',
        vscode.l10n.t('The file is open with unsaved edits. Save or undo them first; nothing was written.'),
        failure.paths,
        [{ action: 'saveDirty', label: vscode.l10n.t('Show the file') }],
      );
    case 'recovered':
      return notice(
        'warning',
        applyFailureText(failure),
        [],
        [{ action: 'reload', label: vscode.l10n.t('Look again') }],
      );
    case 'targetMissing':
    case 'risksNotAccepted':
      return notice('warning', applyFailureText(failure));
    default:
      return notice('error', applyFailureText(failure));
  }
}

/** Only files that follow the change are others now; their changes are fitted to them by themselves. */
export function followingChangedNotice(paths: readonly string[]): NoticeView {
  const message = vscode.l10n.t(
    'A file that follows was changed by somebody else. Nothing was written; its change is fitted to the new version. Look through it once more.',
  );
  return notice('warning', message, paths);
}

export function outcomeNotice(outcome: ApplyOutcome): NoticeView {
  switch (outcome.kind) {
    case 'nothingToDo':
      return notice('info', vscode.l10n.t('Nothing is changed yet.'));
    case 'notWritable':
      return notice('error', outcome.message);
    default:
      return failureNotice(outcome);
  }
}
