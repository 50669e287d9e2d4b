import * as vscode from 'vscode';
import { singleLine } from '../../../base/plainText';
import type { ActionKey, ProblemView } from '../../../protocol/problem';
import type { SendingView } from '../../../protocol/ticketPanel';
import type { DraftError } from '../../../tickets/draftFile';
import { actionButton } from '../../errors/actionLabels';
import { describeMantisError, type ErrorNames } from '../../errors/describeMantisError';
import { describeFileError, pendingErrorText } from '../files/fileErrors';
import type { FileStep } from './sendFiles';
import type { SendingFailure, SendingState } from './sendingState';

/** How the sending stands, in words. */
export function sendingView(state: SendingState, names: ErrorNames): SendingView {
  switch (state.phase) {
    case 'idle':
      return { phase: 'idle' };
    case 'sending':
      return state.step === 'file'
        ? { phase: 'sending', id: state.id, step: 'file', file: fileStepText(state.file) }
        : { phase: 'sending', id: state.id, step: state.step, file: null };
    case 'done':
      return { phase: 'done', id: state.id, message: sentText(state, names) };
    case 'failed':
      return { phase: 'failed', id: state.id, step: state.step, problem: failureProblem(state.failure, names) };
    case 'uncertain':
      return { phase: 'uncertain', id: state.id, problem: uncertainProblem(state, names) };
    case 'elsewhere':
      return {
        phase: 'elsewhere',
        message: vscode.l10n.t('Another window is sending a reply to this ticket. Wait until it is done.'),
      };
  }
}

/** Why a draft could not be kept, and what to do. */
export function draftErrorText(error: DraftError): string {
  switch (error.kind) {
    case 'io':
      return vscode.l10n.t('The draft cannot be kept on the disk: {0}', error.reason);
    case 'conflict':
      return vscode.l10n.t('Another window has written another reply to this ticket. Decide which text counts.');
    case 'sendingElsewhere':
      return vscode.l10n.t('Another window is sending a reply to this ticket. Wait until it is done.');
  }
}

/** What of a reply is in Mantis. */
export function sentText(state: Extract<SendingState, { phase: 'done' }>, names: ErrorNames): string {
  const parts: string[] = [];
  if (state.noteId !== null) parts.push(vscode.l10n.t('Note #{0} is in Mantis.', String(state.noteId)));
  if (state.fileCount > 0) parts.push(vscode.l10n.t('Files attached: {0}.', state.fileCount));
  if (state.statusId !== null) parts.push(vscode.l10n.t('The status is «{0}» now.', names.status(state.statusId)));
  if (state.charactersLost) {
    parts.push(vscode.l10n.t('Mantis could not keep some characters of the note, emoji for instance.'));
  }
  return parts.join(' ');
}

function uncertainProblem(state: Extract<SendingState, { phase: 'uncertain' }>, names: ErrorNames): ProblemView {
  return problem(
    state.fileName === null
      ? vscode.l10n.t(
          'It is not known whether the reply has reached Mantis. Check before anything is sent again; your text is kept.',
        )
      : vscode.l10n.t(
          'It is not known whether the file «{0}» has reached Mantis. Check before anything is sent again; it is kept.',
          label(state.fileName),
        ),
    ['check', 'openInBrowser', 'showLog'],
    state.error === null ? null : describeMantisError(state.error, names).message,
  );
}

function failureProblem(failure: SendingFailure, names: ErrorNames): ProblemView {
  switch (failure.kind) {
    case 'objection':
      return problem(`${vscode.l10n.t('Nothing was sent.')} ${failure.message}`, ['dismiss']);
    case 'mantis': {
      const described = describeMantisError(failure.error, names);
      if (failure.noteId === null) return described;
      const landed = vscode.l10n.t('Note #{0} is in Mantis, but the status is unchanged.', String(failure.noteId));
      return { ...described, message: `${landed} ${described.message}` };
    }
    case 'draft':
      return failure.error.kind === 'conflict'
        ? problem(draftErrorText(failure.error), ['dismiss'])
        : problem(`${vscode.l10n.t('Nothing was sent.')} ${draftErrorText(failure.error)}`, ['retry', 'dismiss']);
    case 'fileRefused':
      return withFileBefore(failure, describeFileError(failure.error, names));
    case 'fileUnreadable':
      return withFileBefore(failure, problem(pendingErrorText(failure.error), ['retry', 'dismiss']));
    case 'absent':
      return problem(
        failure.fileName === null
          ? vscode.l10n.t('The note is not in Mantis. Send it again; nothing will be there twice.')
          : vscode.l10n.t(
              'The file «{0}» is not in Mantis. Send it again; nothing will be there twice.',
              label(failure.fileName),
            ),
        ['retry', 'dismiss'],
      );
    case 'earlierLanded':
      return problem(
        vscode.l10n.t(
          'The earlier version of this text has reached Mantis as note #{0}. Look at it, and send the present text only if it is still needed.',
          String(failure.noteId),
        ),
        ['dismiss'],
      );
    case 'interrupted':
      return problem(interruptedText(failure), ['retry', 'dismiss']);
  }
}

function problem(message: string, actions: readonly ActionKey[], detail: string | null = null): ProblemView {
  return { message, detail, actions: actions.map(actionButton) };
}

function interruptedText({ noteId, left }: Extract<SendingFailure, { kind: 'interrupted' }>): string {
  if (left === 'files') {
    return noteId === null
      ? vscode.l10n.t('The sending was interrupted; the files below are not in Mantis yet.')
      : vscode.l10n.t(
          'Note #{0} is in Mantis; the sending was interrupted before the files below were attached.',
          String(noteId),
        );
  }
  return noteId === null
    ? vscode.l10n.t('The sending was interrupted before the status was changed.')
    : vscode.l10n.t(
        'Note #{0} is in Mantis; the sending was interrupted before the status was changed.',
        String(noteId),
      );
}

function fileStepText({ name, number, of }: FileStep): string {
  return of === 1
    ? vscode.l10n.t('Attaching «{0}»…', label(name))
    : vscode.l10n.t('Attaching «{0}» ({1} of {2})…', label(name), number, of);
}

/** Says first what is there already and which file is not. */
function withFileBefore(
  { noteId, fileName }: { readonly noteId: number | null; readonly fileName: string },
  described: ProblemView,
): ProblemView {
  const file = label(fileName);
  const before =
    noteId === null
      ? vscode.l10n.t('The file «{0}» is not in Mantis.', file)
      : vscode.l10n.t('Note #{0} is in Mantis, but the file «{1}» is not.', String(noteId), file);
  return { ...described, message: `${before} ${described.message}` };
}

function label(fileName: string): string {
  return singleLine(fileName, 100);
}
