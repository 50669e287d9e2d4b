import * as vscode from 'vscode';
import type { RuleValues, Use } from '../../../setup/risks/finding';
import { scheduledText } from './errorTexts';
import { partNames } from './partNames';
import { placeText } from './valueText';

type ConsequenceRule =
  | 'stateRemoved'
  | 'stateRenamed'
  | 'measureRemoved'
  | 'measureRenamed'
  | 'scriptCodeChanged'
  | 'scriptRemoved'
  | 'accessWidened'
  | 'transitionOpened'
  | 'conditionDropped'
  | 'deliveryLost'
  | 'retentionShortened'
  | 'taskSwitchedOff'
  | 'entityChanged';

/** What a change does, whatever its result looks like. */
export const consequenceTexts: { readonly [Rule in ConsequenceRule]: (values: RuleValues[Rule]) => string } = {
  stateRemoved: ({ state, uses }) =>
    withUses(
      vscode.l10n.t(
        'State “{0}” disappears, and objects in it lose their state. Name the state that they go to; there is no way back for them.',
        state,
      ),
      uses,
    ),
  stateRenamed: ({ from, to, uses }) =>
    withUses(
      vscode.l10n.t('The state code {0} becomes {1}: objects and scripts that hold the old code lose it.', from, to),
      uses,
    ),
  measureRemoved: ({ measure, uses }) =>
    withUses(vscode.l10n.t('Measure “{0}” is removed while it is used.', measure), uses),
  measureRenamed: ({ from, to, uses }) =>
    withUses(vscode.l10n.t('The measure code {0} becomes {1}, but the old code is still used.', from, to), uses),
  scriptCodeChanged: ({ from, to, uses }) =>
    withUses(
      vscode.l10n.t('The code of the script {0} becomes {1}: who names the old code will not find it.', from, to),
      uses,
    ),
  scriptRemoved: ({ code, uses }) => withUses(vscode.l10n.t('The script {0} is removed.', code), uses),
  accessWidened: ({ place, roles }) =>
    place === 'roles'
      ? vscode.l10n.t('These roles will see the data in addition: {0}.', roles.join(', '))
      : vscode.l10n.t('These roles will be able to export the data in addition: {0}.', roles.join(', ')),
  transitionOpened: ({ transition, roles }) =>
    vscode.l10n.t(
      'These roles will be able to make the transition “{0}” in addition: {1}.',
      transition,
      roles.join(', '),
    ),
  conditionDropped: ({ part, name }) =>
    vscode.l10n.t('{0} “{1}” loses its condition and will always be possible.', partNames[part](), name),
  deliveryLost: ({ segment, product }) =>
    vscode.l10n.t('The segment “{0}” will not get {1} any more: no other line delivers it.', segment, product),
  retentionShortened: ({ place, before, after }) =>
    vscode.l10n.t(
      '{0}: kept {2} days instead of {1}. What is older will be deleted and cannot be restored.',
      scheduledText(place),
      before,
      after,
    ),
  taskSwitchedOff: ({ task }) => vscode.l10n.t('Task “{0}” is switched off and will not start any more.', task),
  entityChanged: ({ from, to }) =>
    vscode.l10n.t(
      'The lifecycle moves from the entity {0} to {1}: objects of the old one lose their states.',
      from,
      to,
    ),
};

/** How many places are named; the rest is counted. */
const MOST_USES = 5;

function withUses(text: string, uses: readonly Use[]): string {
  if (uses.length === 0) return text;
  const named = uses.slice(0, MOST_USES).map(({ script, place }) => `${script} (${placeText(place)})`);
  const more = uses.length - named.length;
  const list = more > 0 ? [...named, vscode.l10n.t('{0} more', more)] : named;
  return vscode.l10n.t('{0} Used in: {1}.', text, list.join(', '));
}
