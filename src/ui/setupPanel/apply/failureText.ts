import * as vscode from 'vscode';
import type { ApplyFailure } from '../../../setup/plans/applyPlan';
import type { Recovery } from '../../../setup/plans/journal';
import { findingText } from '../../setup/text/findingText';
import type { NoticeView } from '../../../protocol/setupPanel';

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
    case 'unsafePath':
    case 'outside':
      return notice(
        'error',
        vscode.l10n.t('The path {0} leads out of the open folder. Nothing was written.', failure.path),
      );
    case 'inconsistent':
      return notice(
        'error',
        vscode.l10n.t(
          'The saved change of {0} does not lead to the result that it names. Nothing was written.',
          failure.path,
        ),
      );
    case 'errors':
      return notice(
        'error',
        vscode.l10n.t('The result has errors. Correct them first.'),
        failure.findings.map(findingText),
      );
    case 'targetMissing':
      return notice('warning', vscode.l10n.t('Choose where the objects in the state {0} go.', failure.state));
    case 'risksNotAccepted':
      return notice(
        'warning',
        vscode.l10n.t('Read the consequences and accept them first.'),
        failure.findings.map(findingText),
      );
    case 'recovered':
      return notice(
        'warning',
        recoveryText(failure.recovery),
        [],
        [{ action: 'reload', label: vscode.l10n.t('Look again') }],
      );
    case 'writingFailed':
      return notice(
        'error',
        vscode.l10n.t('The file cannot be written: {0}', failure.detail),
        failure.recovery === null
          ? [vscode.l10n.t('What was begun is ended with the next start.')]
          : [recoveryText(failure.recovery)],
      );
  }
}

/** How an application that was interrupted has ended. */
export function recoveryText(recovery: Recovery): string {
  if (recovery.outcome === 'finished') {
    return vscode.l10n.t('An interrupted change of setup files has been carried out to its end.');
  }
  return recovery.foreign.length === 0
    ? vscode.l10n.t('An interrupted change of setup files has been undone: they are as before.')
    : vscode.l10n.t(
        'An interrupted change of setup files has been undone, but for files that were changed meanwhile: {0}',
        recovery.foreign.join(', '),
      );
}

function notice(
  tone: NoticeView['tone'],
  message: string,
  details: readonly string[] = [],
  actions: NoticeView['actions'] = [],
): NoticeView {
  return { tone, message, details: [...details], actions };
}
