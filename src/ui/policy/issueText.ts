import * as vscode from 'vscode';
import type { FileIssue } from '../../regulation/fileIssue';

/** What is wrong at a place of a policy or calendar file, and what would be right there. */
export function issueText({ code, path, expected, message }: FileIssue): string {
  const name = String(path.at(-1) ?? '');
  switch (code) {
    case 'invalid_type':
      return path.length === 0
        ? vscode.l10n.t('The file must hold an object with names and values.')
        : typeText(expected);
    case 'invalid_value':
      return vscode.l10n.t('This value is not possible here. Possible: {0}.', expected ?? '');
    case 'invalid_union':
      return vscode.l10n.t('This value is not possible here.');
    case 'invalid_format':
      return vscode.l10n.t('This must look like {0}.', expected ?? '');
    case 'unrecognized_keys':
      return vscode.l10n.t('The name «{0}» is not known here.', name);
    case 'too_small':
      return expected === null
        ? vscode.l10n.t('This must not be empty.')
        : vscode.l10n.t('The number must be at least {0}.', expected);
    case 'too_big':
      return vscode.l10n.t('The number must be at most {0}.', expected ?? '');
    default:
      return code.startsWith('syntax.') ? syntaxText(code.slice('syntax.'.length)) : (problemText(code) ?? message);
  }
}

function typeText(expected: string | null): string {
  switch (expected) {
    case 'number':
      return vscode.l10n.t('A number must stand here.');
    case 'int':
      return vscode.l10n.t('A whole number must stand here.');
    case 'string':
      return vscode.l10n.t('A text must stand here.');
    case 'boolean':
      return vscode.l10n.t('true or false must stand here.');
    case 'array':
      return vscode.l10n.t('A list must stand here.');
    default:
      return vscode.l10n.t('Something is missing here, or names with values must stand here, such as «value: …».');
  }
}

function syntaxText(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return vscode.l10n.t('The same name stands here twice.');
    case 'TAB_AS_INDENT':
      return vscode.l10n.t('YAML is indented by spaces, not by tabs.');
    case 'BAD_INDENT':
      return vscode.l10n.t('The indentation is wrong.');
    case 'MISSING_CHAR':
      return vscode.l10n.t('A sign is missing here: a bracket, a quote, a comma or a colon.');
    case 'ALIASES':
      return vscode.l10n.t('The file has too many aliases, or one that leads nowhere.');
    default:
      return vscode.l10n.t('This is neither YAML nor JSON.');
  }
}

function problemText(code: string): string | null {
  switch (code) {
    case 'windowsOverlap':
      return vscode.l10n.t('Working hours must follow each other and not overlap.');
    case 'windowEmpty':
      return vscode.l10n.t('Working hours must end after they begin.');
    case 'warningTooLong':
      return vscode.l10n.t('The warning must be shorter than the term.');
    case 'milestoneTwice':
      return vscode.l10n.t('This milestone stands twice.');
    case 'zoneUnknown':
      return vscode.l10n.t('There is no such time zone; write it as Europe/Moscow.');
    case 'noSuchDay':
      return vscode.l10n.t('The year has no such day.');
    case 'dayTwice':
      return vscode.l10n.t('This day stands twice.');
    case 'offAnyway':
      return vscode.l10n.t('This day is a Saturday or Sunday and off anyway; leave it out.');
    case 'notWeekend':
      return vscode.l10n.t('This day is neither a Saturday nor a Sunday.');
    case 'notWorking':
      return vscode.l10n.t('This day is not a working day, so it cannot be short.');
    default:
      return null;
  }
}
