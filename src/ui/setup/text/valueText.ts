import * as vscode from 'vscode';
import { flagOf } from '../../../setup/diff/rules';
import { isList, isMap, type Value } from '../../../setup/documents/value';
import { labels } from './labels';
import { words } from './words';

/** Longer values are cut: a line of a list is no place for them. */
const MOST_CHARACTERS = 120;

/** What a key is called: with the key above it, then alone, then as a declared kind says, then as it is written. */
export function labelText(label: string, declared: Readonly<Record<string, string>> = {}): string {
  const last = label.slice(label.lastIndexOf('.') + 1);
  const own = declared[label] ?? declared[last];
  if (own !== undefined) return own;
  const known = Object.hasOwn(labels, label) ? labels[label] : Object.hasOwn(labels, last) ? labels[last] : undefined;
  return known?.() ?? vscode.l10n.t('“{0}”', label);
}

/** A value of a script in words. @param label the key that holds it. */
export function valueText(value: Value, label = ''): string {
  const last = label.slice(label.lastIndexOf('.') + 1);
  const key = `${last}.${typeof value === 'string' ? value : ''}`;
  const word = Object.hasOwn(words, key) ? words[key] : undefined;
  if (word !== undefined) return word();
  const flag = flagOf(value);
  if (flag !== undefined) return flag ? vscode.l10n.t('yes') : vscode.l10n.t('no');
  if (value === null || value === '') return vscode.l10n.t('(empty)');
  if (typeof value === 'string') return vscode.l10n.t('“{0}”', short(value));
  if (typeof value === 'number') return String(value);
  if (isList(value))
    return value.length === 0 ? vscode.l10n.t('(empty)') : short(value.map(item => inner(item)).join(', '));
  return short(inner(value));
}

function inner(value: Value): string {
  if (isList(value)) return `[${value.map(item => inner(item)).join(', ')}]`;
  if (!isMap(value)) return value === null ? '' : String(value);
  return Object.entries(value)
    .map(([key, child]) => `${labelText(key)}: ${inner(child)}`)
    .join(', ');
}

function short(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}

/** A place such as `measures[1].aggregate` in words: «показатели [1] › агрегат». */
export function placeText(place: string): string {
  return place
    .split('.')
    .map(part => {
      const [key = '', index] = part.split('[');
      return index === undefined ? labelText(key) : `${labelText(key)} [${index}`;
    })
    .join(' › ');
}
