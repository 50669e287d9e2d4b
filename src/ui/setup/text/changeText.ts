import * as vscode from 'vscode';
import type { ChangeText, Owner } from '../../../setup/review/changeText';
import { conditionText, type FieldTitles } from './conditionText';
import { partNames } from './partNames';
import { labelText, valueText } from './valueText';

/** Words that a script or a declared kind brings along. */
export interface ChangeWords {
  readonly titles?: FieldTitles;
  readonly labels?: Readonly<Record<string, string>>;
}

/** One line about a change, for the list of changes, the reply and the history. */
export function changeText(change: ChangeText, { titles, labels = {} }: ChangeWords = {}): string {
  const own = plainText(change, titles, labels);
  const owner = 'owner' in change && change.owner !== null ? ownerText(change.owner) : null;
  return capital(owner === null ? own : vscode.l10n.t('{0}: {1}', owner, own));
}

function plainText(
  change: ChangeText,
  titles: FieldTitles | undefined,
  labels: Readonly<Record<string, string>>,
): string {
  switch (change.message) {
    case 'partAdded':
    case 'memberAdded':
      return vscode.l10n.t('added {0} “{1}”', partNames[change.part](), change.name);
    case 'partRemoved':
    case 'memberRemoved':
      return vscode.l10n.t('removed {0} “{1}”', partNames[change.part](), change.name);
    case 'partMoved':
    case 'memberMoved':
      return vscode.l10n.t('moved {0} “{1}”', partNames[change.part](), change.name);
    case 'partRenamed':
      return vscode.l10n.t('{0} “{1}”: code {2} → {3}', partNames[change.part](), change.name, change.from, change.to);
    case 'transitionAdded':
    case 'transitionRemoved':
      return transitionText(change);
    case 'valueSet':
      return vscode.l10n.t('{0} is now {1}', labelText(change.label, labels), valueText(change.after, change.label));
    case 'valueChanged':
      return vscode.l10n.t(
        '{0}: {1} → {2}',
        labelText(change.label, labels),
        valueText(change.before, change.label),
        valueText(change.after, change.label),
      );
    case 'valueRemoved':
      return vscode.l10n.t(
        '{0} removed, was {1}',
        labelText(change.label, labels),
        valueText(change.before, change.label),
      );
    case 'keyRenamed':
      return vscode.l10n.t('key “{0}” renamed to “{1}”', change.from, change.to);
    case 'conditionChanged':
      return vscode.l10n.t(
        'condition: {0} → {1}',
        conditionText(change.before, titles),
        conditionText(change.after, titles),
      );
    case 'listChanged':
      return vscode.l10n.t('{0}: changed in several places', labelText(change.label, labels));
    case 'scriptAdded':
      return vscode.l10n.t('new script {0} “{1}”', change.code, change.title);
    case 'scriptRemoved':
      return vscode.l10n.t('script {0} “{1}” removed', change.code, change.title);
    case 'linesChanged':
      return vscode.l10n.t('lines added: {0}, removed: {1}', change.added, change.removed);
  }
}

type TransitionChange = Extract<ChangeText, { message: 'transitionAdded' | 'transitionRemoved' }>;

function transitionText({ message, title, from, to, roles }: TransitionChange): string {
  if (message === 'transitionRemoved') {
    return vscode.l10n.t('removed transition “{0}” from “{1}” to “{2}”', title, from, to);
  }
  const [only] = roles;
  if (only === undefined)
    return vscode.l10n.t('added transition “{0}” from “{1}” to “{2}”, for nobody', title, from, to);
  return roles.length === 1
    ? vscode.l10n.t('added transition “{0}” from “{1}” to “{2}” for the role {3}', title, from, to, only)
    : vscode.l10n.t('added transition “{0}” from “{1}” to “{2}” for the roles {3}', title, from, to, roles.join(', '));
}

function ownerText({ part, name }: Owner): string {
  return vscode.l10n.t('{0} “{1}”', partNames[part](), name);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
