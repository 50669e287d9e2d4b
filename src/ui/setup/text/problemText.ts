import * as vscode from 'vscode';
import type { NotInEncoding } from '../../../setup/documents/encoding';
import type { OperationProblem } from '../../../setup/documents/operation';
import type { DocumentProblem, FileProblem } from '../../../setup/documents/problem';
import { pathText } from '../../../setup/workspace/references';

/** What is wrong with a document, for the Problems panel. */
export function documentProblemText({ kind, detail }: DocumentProblem): string {
  switch (kind) {
    case 'syntax':
      return vscode.l10n.t('The script cannot be read: {0}', detail);
    case 'duplicateKey':
      return vscode.l10n.t('The key “{0}” occurs twice: only one of them would count.', detail);
    case 'forbiddenKey':
      return vscode.l10n.t('The key “{0}” is not allowed in scripts.', detail);
    case 'unsupportedKey':
      return vscode.l10n.t('Keys must be plain texts.');
    case 'unknownAlias':
      return vscode.l10n.t('There is no anchor “{0}” before this place.', detail);
    case 'recursiveAlias':
      return vscode.l10n.t('The anchor “{0}” contains itself.', detail);
    case 'tooManyAliases':
      return vscode.l10n.t('The aliases of this document stand for too many values.');
    case 'tooDeep':
      return vscode.l10n.t('The document is nested more than {0} levels deep.', detail);
  }
}

/** Why a file is not opened. */
export function fileProblemText(problem: FileProblem): string {
  switch (problem.kind) {
    case 'tooLarge':
      return vscode.l10n.t(
        'The file has {0} MB; files up to {1} MB can be changed here. Use a text editor for it.',
        megabytes(problem.bytes),
        megabytes(problem.limit),
      );
    case 'tooManyLines':
      return vscode.l10n.t(
        'The file has {0} lines; files up to {1} lines can be changed here. Use a text editor for it.',
        problem.lines,
        problem.limit,
      );
    case 'binary':
      return vscode.l10n.t('The file is not a text.');
  }
}

/** Why an operation does not fit. */
export function operationProblemText(problem: OperationProblem): string {
  switch (problem.kind) {
    case 'noSuchPlace':
      return vscode.l10n.t('There is no {0} any more.', pathText(problem.path));
    case 'ambiguousPlace':
      return vscode.l10n.t('{0} can mean several places.', pathText(problem.path));
    case 'noSuchDocument':
      return vscode.l10n.t('The file has no document number {0}.', problem.document + 1);
    case 'notAMap':
    case 'notAList':
      return vscode.l10n.t('{0} has another form now.', pathText(problem.path));
    case 'keyExists':
      return vscode.l10n.t('{0} has the key “{1}” already.', pathText(problem.path), problem.key);
    case 'forbiddenKey':
      return vscode.l10n.t('The key “{0}” is not allowed in scripts.', problem.key);
    case 'changesElsewhere':
      return vscode.l10n.t('{0} is written once for several places. Change it in the text.', pathText(problem.path));
    case 'notEditable':
      return vscode.l10n.t('{0} is written in a way that can be changed only in the text.', pathText(problem.path));
  }
}

export function encodingProblemText({ character, encoding }: NotInEncoding): string {
  return vscode.l10n.t('The encoding {1} of the file has no character “{0}”.', character, encoding);
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toLocaleString(vscode.env.language, { maximumFractionDigits: 1 });
}
