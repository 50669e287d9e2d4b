import * as vscode from 'vscode';
import type {
  Conflict,
  FieldConflict,
  FieldValue,
  MantisError,
  MantisErrorKind,
  NotMantis,
  OfflineCause,
  ServerMessage,
} from '../../mantis/errors';
import type { ActionKey, ProblemView } from '../../protocol/problem';
import { actionButton } from './actionLabels';
import { mismatchText, notMantisText, offlineText, unavailableText } from './causes';
import { objectionText } from './objections';

/** How to name things in a sentence about an error, where they are known. */
export interface ErrorNames {
  status(id: number): string;
}

interface Description {
  readonly message: string;
  readonly detail?: string | null;
  readonly actions: readonly ActionKey[];
}

type Describers = {
  readonly [K in MantisErrorKind]: (error: Extract<MantisError, { kind: K }>, names: ErrorNames) => Description;
};

const describers: Describers = {
  unauthorised: () => ({
    message: vscode.l10n.t('Mantis does not accept the token. Connect again with a valid one.'),
    actions: ['connect'],
  }),
  forbidden: ({ server }) => ({
    message: vscode.l10n.t('Mantis does not allow this to your account. A lead or the administrator can help.'),
    detail: serverText(server),
    actions: ['retry', 'openInBrowser'],
  }),
  notFound: ({ server }) => ({
    message: vscode.l10n.t('Mantis does not find it: it was deleted or moved, or your account may not see it.'),
    detail: serverText(server),
    actions: ['refresh', 'openInBrowser'],
  }),
  readOnly: ({ server }) => ({
    message: vscode.l10n.t(
      'The ticket is resolved or closed, and your access level may not change it. A lead can reopen it.',
    ),
    detail: serverText(server),
    actions: ['refresh', 'openInBrowser'],
  }),
  conflict: (error, names) => ({
    message: error.wrote
      ? vscode.l10n.t('Mantis took the change, but now shows something else. Look at the ticket and decide anew.')
      : vscode.l10n.t('Somebody has changed the ticket meanwhile. Look at it and send again if you still want to.'),
    detail: conflictText(error, names),
    actions: ['refresh', 'retry'],
  }),
  validation: ({ server }) => ({
    message: vscode.l10n.t('Mantis refuses what was sent. Correct it and send again.'),
    detail: serverText(server),
    actions: ['retry', 'openInBrowser'],
  }),
  offline: ({ cause, code }) => ({ message: offlineText(cause), detail: code, actions: offlineActions(cause) }),
  unavailable: error => ({
    message: unavailableText(error.cause),
    detail: [String(error.status), error.reason].filter(Boolean).join(' '),
    actions: ['retry', 'showLog'],
  }),
  notMantis: error => ({ message: notMantisText(error), actions: notMantisActions(error) }),
  malformed: ({ path }) => ({
    message: vscode.l10n.t('Mantis answered in a form that is not understood here.'),
    detail: vscode.l10n.t('At: {0}', path),
    actions: ['retry', 'showLog'],
  }),
  tooOld: ({ version }) => ({
    message: vscode.l10n.t('This server runs MantisBT {0}; version 2.26 or later is needed.', version),
    actions: ['connect'],
  }),
  cancelled: () => ({ message: vscode.l10n.t('It was cancelled.'), actions: ['retry'] }),
  tooLarge: ({ limit }) => ({
    message:
      limit === null
        ? vscode.l10n.t('The server finds it too large. Shorten it and send again.')
        : vscode.l10n.t('The answer of Mantis is too large to be read here.'),
    actions: limit === null ? ['retry'] : ['retry', 'openInBrowser'],
  }),
  mismatch: ({ noteId, what }) => ({
    message: vscode.l10n.t(
      'Mantis wrote the note as #{0}, but not as it was sent. Look at it before you send again.',
      String(noteId),
    ),
    detail: what.map(mismatchText).join(', '),
    actions: ['refresh', 'openInBrowser'],
  }),
  unsendable: ({ objection }) => ({ message: objectionText(objection), actions: ['dismiss'] }),
};

/** An error of Mantis in words: what happened, what to do, and the actions that help, the best first. */
export function describeMantisError(error: MantisError, names: ErrorNames = unnamed): ProblemView {
  const { message, detail, actions } = describe(error, names);
  return { message, detail: detail?.trim() ? detail : null, actions: actions.map(actionButton) };
}

function offlineActions(cause: OfflineCause): readonly ActionKey[] {
  return cause === 'proxy' ? ['retry', 'proxySettings', 'showLog'] : ['retry', 'showLog'];
}

function notMantisActions({ looksLike }: NotMantis): readonly ActionKey[] {
  const isProxy = looksLike === 'proxy' || looksLike === 'proxyCredentials';
  return isProxy ? ['retry', 'proxySettings', 'showLog'] : ['retry', 'connect', 'showLog'];
}

const unnamed: ErrorNames = { status: String };

function describe(error: MantisError, names: ErrorNames): Description {
  // The table's type guarantees that the entry under a kind takes the error of that kind.
  const describer = describers[error.kind] as (error: MantisError, names: ErrorNames) => Description;
  return describer(error, names);
}

function serverText({ localized, message }: ServerMessage): string {
  return localized?.trim() ? localized : message;
}

function conflictText({ fields }: Conflict, names: ErrorNames): string {
  return fields.map(field => fieldText(field, names)).join('\n');
}

function fieldText({ field, base, mine, theirs }: FieldConflict, names: ErrorNames): string {
  if (field !== 'statusId')
    return vscode.l10n.t('{0}: was «{1}», you want «{2}», now «{3}»', field, ...[base, mine, theirs].map(plain));
  const name = (value: FieldValue): string => (typeof value === 'number' ? names.status(value) : plain(value));
  return vscode.l10n.t('Status: was «{0}», you want «{1}», now «{2}»', name(base), name(mine), name(theirs));
}

function plain(value: FieldValue): string {
  return value === null ? '—' : String(value);
}
