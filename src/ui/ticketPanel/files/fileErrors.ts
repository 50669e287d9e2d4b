import * as vscode from 'vscode';
import type { MantisError } from '../../../mantis/errors';
import type { ProblemView } from '../../../protocol/problem';
import type { PendingFileError } from '../../../tickets/pendingFiles';
import { actionButton } from '../../errors/actionLabels';
import { describeMantisError, type ErrorNames } from '../../errors/describeMantisError';

/** Why a file could not be sent; where it differs from what the same error means for a text. */
export function describeFileError(error: MantisError, names: ErrorNames): ProblemView {
  if (error.kind === 'tooLarge' && error.limit === null) {
    return {
      message: vscode.l10n.t(
        'The web server before Mantis takes less than Mantis itself allows. Pack the file, send a part of it, or ask the administrator to raise the limit of a request.',
      ),
      detail: 'HTTP 413',
      actions: [actionButton('dismiss')],
    };
  }
  if (error.kind === 'unavailable' && error.cause === 'serverError') {
    return {
      message: vscode.l10n.t(
        'Mantis broke down on it. A big file can be too much for the memory that PHP has there; try a smaller one.',
      ),
      detail: [String(error.status), error.reason].filter(Boolean).join(' '),
      actions: [actionButton('retry'), actionButton('showLog')],
    };
  }
  return describeMantisError(error, names);
}

/** Why a file could not be kept with the draft, or not be read from there. */
export function pendingErrorText(error: PendingFileError): string {
  switch (error.kind) {
    case 'twice':
      return vscode.l10n.t('This file is here already.');
    case 'gone':
      return vscode.l10n.t('Its copy beside the draft is gone or damaged. Remove the file and attach it again.');
    case 'io':
      return vscode.l10n.t('The file cannot be kept on the disk: {0}', error.reason);
  }
}
