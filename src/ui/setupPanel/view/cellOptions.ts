import * as vscode from 'vscode';
import { cellText, cellType } from '../../../setup/editing/cellValue';
import type { FormCell } from '../../../setup/editing/form';
import { itemsOf, textsOf } from '../../../setup/kinds/reading';
import type { Script } from '../../../setup/workspace/script';
import { words } from '../../setup/text/words';

export interface CellOption {
  readonly value: string;
  readonly label: string;
}

/** Where a value names another part of the same script, by kind and place: the list that it is chosen from. */
const REFERENCES: Readonly<Record<string, string>> = {
  'lifecycle transitions.*.from': 'states',
  'lifecycle transitions.*.to': 'states',
  'lifecycle timers.*.state': 'states',
  'delivery-schema lines.*.segment': 'segments',
  'delivery-schema lines.*.channel': 'channels',
  'olap-report rows.*.field': 'fields',
  'olap-report columns.*.field': 'fields',
  'olap-report measures.*.field': 'fields',
  'system-settings rules.*.mailbox': 'mailboxes',
};

/** What a cell may hold, where that is a closed list; a value outside of it is kept by adding it. */
export function optionsFor({ pattern, value, was }: FormCell, script: Script): readonly CellOption[] {
  const held = value ?? was;
  if (cellType(held) === 'flag') {
    return [
      { value: 'yes', label: vscode.l10n.t('yes') },
      { value: 'no', label: vscode.l10n.t('no') },
    ];
  }
  const list = REFERENCES[`${script.kind} ${pattern}`];
  const options = list === undefined ? wordOptions(pattern) : referenceOptions(script, list);
  if (options.length < 2) return [];
  const text = cellText(held);
  if (options.some(option => option.value === text)) return options;
  // A day of delivery may be a number as well: such a place stays a field to type in.
  return list === undefined ? [] : [{ value: text, label: text === '' ? '—' : text }, ...options];
}

function referenceOptions(script: Script, list: string): readonly CellOption[] {
  const items = itemsOf(script.value, list);
  if (items.length === 0) return textsOf(script.value, list).map(text => ({ value: text, label: text }));
  return items.map(({ code, title }) => ({ value: code, label: title === '' ? code : `${title} (${code})` }));
}

function wordOptions(pattern: string): readonly CellOption[] {
  const key = `${pattern.slice(pattern.lastIndexOf('.') + 1)}.`;
  return Object.entries(words)
    .filter(([name]) => name.startsWith(key))
    .map(([name, label]) => ({ value: name.slice(key.length), label: label() }));
}
