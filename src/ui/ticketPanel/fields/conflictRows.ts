import * as vscode from 'vscode';
import { singleLine } from '../../../base/plainText';
import type { Dictionary } from '../../../mantis/dictionary';
import type { FieldConflict, FieldValue } from '../../../mantis/errors';
import type { ConflictRow, FieldView } from '../../../protocol/fields';
import type { Term } from '../../../tickets/ticket';
import { valueText } from './editableFields';
import { formText, keyOfName } from './fieldText';

const labelLength = 200;

/** What was, what I want and what a colleague wants, field by field and in words. */
export function conflictRows(
  conflicts: readonly FieldConflict[],
  fields: readonly FieldView[],
  dictionary: Dictionary,
): ConflictRow[] {
  return conflicts.map(({ field: name, base, mine, theirs, now }) => {
    const key = keyOfName(name);
    const field = fields.find(each => each.key === key);
    const { label, text } = field === undefined ? unedited(name, dictionary) : edited(name, field);
    return {
      key,
      label,
      base: text(base),
      mine: text(mine),
      theirs: text(theirs),
      theirsValue: field === undefined ? null : formText(field, name, theirs),
      isOverwritten: now !== undefined,
    };
  });
}

interface Words {
  readonly label: string;
  readonly text: (value: FieldValue) => string;
}

function edited(name: string, field: FieldView): Words {
  return { label: field.label, text: value => valueText(field, formText(field, name, value)) };
}

/** Fields that are changed elsewhere, or by nobody but the server. */
function unedited(name: string, dictionary: Dictionary): Words {
  const term = (label: string, terms: readonly Term[]): Words => ({
    label,
    text: value => singleLine(terms.find(({ id }) => id === value)?.label ?? plain(value), labelLength),
  });
  switch (name) {
    case 'statusId':
      return term(vscode.l10n.t('Status'), dictionary.statuses);
    case 'resolutionId':
      return term(vscode.l10n.t('Resolution'), dictionary.resolutions);
    case 'priorityId':
      return term(vscode.l10n.t('Priority'), dictionary.priorities);
    case 'severityId':
      return term(vscode.l10n.t('Severity'), dictionary.severities);
    case 'summary':
      return { label: vscode.l10n.t('Summary'), text: value => singleLine(plain(value), labelLength) };
    default: {
      const custom = dictionary.customFields.find(({ id }) => name === `customField:${id}`);
      return {
        label: singleLine(custom?.name ?? name, labelLength),
        text: value => singleLine(plain(value), labelLength),
      };
    }
  }
}

function plain(value: FieldValue): string {
  return value === null || value === '' ? vscode.l10n.t('(empty)') : String(value);
}
