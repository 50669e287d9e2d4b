import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import type { DeniedReason } from '../../mantis/transitions';

const labelLength = 60;

/** Why a ticket cannot be given a status, in words. */
export function deniedText(reason: DeniedReason): string {
  switch (reason.kind) {
    case 'workflow':
      return vscode.l10n.t('the workflow has no way to it from here');
    case 'level':
      return vscode.l10n.t('your access level does not suffice');
    case 'readOnly':
      return vscode.l10n.t('the ticket is resolved or closed');
    case 'openChildren':
      return vscode.l10n.t('its parts are not resolved yet: {0}', reason.ids.map(id => `#${id}`).join(', '));
    case 'requiredField':
      return vscode.l10n.t(
        'it demands fields that you may not fill in: {0}',
        reason.fields.map(field => singleLine(field, labelLength)).join(', '),
      );
  }
}
