import * as vscode from 'vscode';
import type { ApplyFailure } from '../../../setup/plans/applyPlan';
import type { Recovery } from '../../../setup/plans/journal';
import type { PlanFileProblem } from '../../../setup/plans/readPlan';
import { findingText } from './findingText';

/** Why a plan was not applied, and what to do. */
export function applyFailureText(failure: ApplyFailure): string {
  switch (failure.kind) {
    case 'unsafePath':
      return vscode.l10n.t(
        'The plan names the file {0}, which plans may not touch. Nothing was changed.',
        failure.path,
      );
    case 'outside':
      return vscode.l10n.t('The file {0} lies outside of the workspace. Nothing was changed.', failure.path);
    case 'baseChanged':
      return failure.files.every(file => file.isDone)
        ? vscode.l10n.t('These changes are in place already: {0}.', paths(failure.files))
        : vscode.l10n.t(
            'Changed since the review: {0}. Look at what changed and fit the plan to it; nothing was changed.',
            paths(failure.files.filter(file => !file.isDone)),
          );
    case 'dirty':
      return vscode.l10n.t('Save or discard your own changes first: {0}.', failure.paths.join(', '));
    case 'inconsistent':
      return vscode.l10n.t(
        'The plan contradicts itself at {0}; it may have been altered. Nothing was changed.',
        failure.path,
      );
    case 'errors':
      return vscode.l10n.t('The result would have errors: {0}', failure.findings.map(findingText).join(' '));
    case 'targetMissing':
      return vscode.l10n.t('Say where the objects in the state {0} of {1} go.', failure.state, failure.script);
    case 'risksNotAccepted':
      return vscode.l10n.t('Confirm the consequences first: {0}', failure.findings.map(findingText).join(' '));
    case 'recovered':
      return vscode.l10n.t('{0} Review the change again.', recoveryText(failure.recovery));
    case 'writingFailed':
      return failure.recovery === null
        ? vscode.l10n.t(
            'Writing failed: {0}. It will be finished or undone at the next attempt or start.',
            failure.detail,
          )
        : vscode.l10n.t('Writing failed: {0}. {1}', failure.detail, recoveryText(failure.recovery));
  }
}

/** How an interrupted application ended. */
export function recoveryText(recovery: Recovery): string {
  if (recovery.outcome === 'finished')
    return vscode.l10n.t('An interrupted change has been finished: all files are as planned.');
  return recovery.foreign.length === 0
    ? vscode.l10n.t('An interrupted change has been undone: all files are as before.')
    : vscode.l10n.t(
        'An interrupted change has been undone; these files were changed meanwhile and left alone: {0}.',
        recovery.foreign.join(', '),
      );
}

/** Why a file is not taken as a plan. */
export function planFileProblemText(problem: PlanFileProblem): string {
  switch (problem.kind) {
    case 'notAPlan':
      return problem.place === ''
        ? vscode.l10n.t('The file is no plan of setup changes.')
        : vscode.l10n.t('The file is no plan of setup changes: {0} is wrong.', problem.place);
    case 'planTooLarge':
      return vscode.l10n.t('The plan is too large.');
    case 'samePathTwice':
      return vscode.l10n.t('The plan names the file {0} twice.', problem.path);
  }
}

function paths(files: readonly { readonly path: string }[]): string {
  return files.map(file => file.path).join(', ');
}
