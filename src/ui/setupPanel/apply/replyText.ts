import * as vscode from 'vscode';
import type { Script } from '../../../setup/workspace/script';
import { scriptName } from '../view/changesView';

/** Changes that are named one by one in a reply; the rest is in the attached file. */
const MOST_LINES = 25;

/** The reply about an applied change: what was changed in words, and how to check it. */
export function replyText(scripts: readonly Script[], path: string, lines: readonly string[], file: string): string {
  const names = scripts.length === 0 ? path : scripts.map(scriptName).join(', ');
  const shown = lines.slice(0, MOST_LINES).map(line => `- ${line}`);
  const more = lines.length - shown.length;
  if (more > 0) shown.push(`- ${vscode.l10n.t('and {0} more changes, see the attachment', more)}`);
  return [
    vscode.l10n.t('Hello! The setup has been changed: {0}.', names),
    '',
    vscode.l10n.t('What was changed:'),
    ...shown,
    '',
    vscode.l10n.t('How to check:'),
    ...[...new Set(scripts.map(({ kind }) => checkText(kind)))].map(text => `- ${text}`),
    ...(scripts.length === 0 ? [`- ${checkText('')}`] : []),
    '',
    vscode.l10n.t('Line by line the changes are in the attached file {0}.', file),
  ].join('\n');
}

function checkText(kind: string): string {
  switch (kind) {
    case 'lifecycle':
      return vscode.l10n.t('Open an object in one of the changed states and look at the transitions that it offers.');
    case 'olap-report':
      return vscode.l10n.t('Open the report anew and compare rows, columns and measures with the request.');
    case 'delivery-schema':
      return vscode.l10n.t('Look at the plan of deliveries for the next days of the changed lines.');
    case 'selection-folder':
      return vscode.l10n.t('Refresh the folder and look whether it selects what was asked for.');
    case 'system-settings':
      return vscode.l10n.t('Open the settings section and look at the new values; tasks start at their next time.');
    default:
      return vscode.l10n.t('Repeat the actions from the request and compare the result.');
  }
}
