import * as vscode from 'vscode';
import type { Objection } from '../../mantis/errors';
import { fileSize } from '../ticketPanel/fileSize';

/** Why something is not sent, and what to do. */
export function objectionText(objection: Objection): string {
  switch (objection.kind) {
    case 'tagEmpty':
      return vscode.l10n.t('Type the name of a tag.');
    case 'tagComma':
      return vscode.l10n.t('A tag cannot contain a comma. Add several tags one by one.');
    case 'tagSign':
      return vscode.l10n.t('A tag cannot begin with «+» or «-».');
    case 'tagTooLong':
      return vscode.l10n.t('A tag has {0} characters at most.', objection.limit);
    case 'fileEmpty':
      return vscode.l10n.t('The file is empty; Mantis does not take it.');
    case 'fileTooBig':
      return vscode.l10n.t(
        'The file is too big: this Mantis takes {0} at most. Pack it, or send a part of it.',
        fileSize(objection.limit),
      );
    case 'fileType':
      return fileTypeText(objection);
    case 'alreadyRelated':
      return vscode.l10n.t(
        'The two tickets are related already, in another way. Delete that relation first if it is wrong.',
      );
    case 'relatedToItself':
      return vscode.l10n.t('A ticket cannot be related to itself.');
    case 'noteFollowed':
      return vscode.l10n.t('Other comments stand after the note by now, so it stays.');
    case 'noteGone':
      return vscode.l10n.t('The comment is not in Mantis any more.');
    case 'noteNotMine':
      return vscode.l10n.t('Only one’s own comments can be changed here.');
    case 'noteChanged':
      return vscode.l10n.t(
        'The comment has been changed elsewhere meanwhile. Copy your text, close the editing and look at the present one.',
      );
    case 'noteEmpty':
      return vscode.l10n.t('A comment cannot be empty. Delete it if it is not needed.');
  }
}

function fileTypeText({ extension, allowed }: Extract<Objection, { kind: 'fileType' }>): string {
  const type = extension === '' ? vscode.l10n.t('without an extension') : `.${extension}`;
  return allowed.length === 0
    ? vscode.l10n.t('This Mantis does not take files of this type ({0}). Pack it into an archive.', type)
    : vscode.l10n.t('This Mantis does not take files of this type ({0}), only: {1}.', type, allowed.join(', '));
}
