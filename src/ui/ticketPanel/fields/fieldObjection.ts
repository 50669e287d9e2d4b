import * as vscode from 'vscode';
import { singleLine } from '../../../base/plainText';
import { customFieldObjection, type FieldObjection } from '../../../mantis/customFieldCheck';
import type { Dictionary } from '../../../mantis/dictionary';
import type { FieldValuesText, FieldView } from '../../../protocol/fields';
import type { Ticket } from '../../../tickets/ticket';
import { customValue, valueText } from './editableFields';
import { customKey, formText } from './fieldText';

/**
 * Why changes cannot be sent, in words; `null` when they can. They come from the webview and are checked like anything else.
 * @param changes as Mantis stores them.
 */
export function fieldObjection(
  changes: FieldValuesText,
  fields: readonly FieldView[],
  ticket: Ticket,
  dictionary: Dictionary,
): string | null {
  for (const [key, text] of Object.entries(changes)) {
    const field = fields.find(each => each.key === key);
    if (field === undefined) return vscode.l10n.t('The field is no longer there. Refresh the ticket.');
    if (field.blocked !== null) return `${field.label}: ${field.blocked}`;
    const definition = dictionary.customFields.find(({ id }) => customKey(id) === key);
    const objection =
      definition === undefined
        ? ownObjection(field, text)
        : customFieldObjection(definition, text, customValue(ticket, definition.id));
    if (objection !== null)
      return `${field.label}: ${objectionWords(objection, valueText(field, formText(field, key, text)))}`;
  }
  return null;
}

function ownObjection({ kind, options }: FieldView, text: string): FieldObjection | null {
  if (kind === 'choice') return options.some(({ value }) => value === text) ? null : { kind: 'notListed' };
  const isDate = text === '' || (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)));
  return kind === 'date' && !isDate ? { kind: 'notADate' } : null;
}

function objectionWords(objection: FieldObjection, shown: string): string {
  switch (objection.kind) {
    case 'notListed':
      return vscode.l10n.t('«{0}» is not one of the possible values', shown);
    case 'notANumber':
      return vscode.l10n.t('«{0}» is not a number', shown);
    case 'notAnAddress':
      return vscode.l10n.t('«{0}» is not an e-mail address', shown);
    case 'notADate':
      return vscode.l10n.t('«{0}» is not a date', shown);
    case 'tooShort':
      return vscode.l10n.t('at least {0} characters are needed', String(objection.limit));
    case 'tooLong':
      return vscode.l10n.t('at most {0} characters are possible', String(objection.limit));
    case 'pattern':
      return vscode.l10n.t(
        '«{0}» does not have the form that Mantis demands: {1}',
        shown,
        singleLine(objection.pattern, 80),
      );
  }
}
