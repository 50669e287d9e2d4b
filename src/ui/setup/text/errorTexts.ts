import * as vscode from 'vscode';
import type { Expected, RuleValues } from '../../../setup/risks/finding';
import { partNames } from './partNames';
import { placeText } from './valueText';

type ErrorRule =
  | 'invalid'
  | 'duplicateCode'
  | 'duplicateScript'
  | 'noInitialState'
  | 'severalInitialStates'
  | 'unknownState'
  | 'validityReversed'
  | 'cronInvalid';

/** Why a script cannot be applied as it is. */
export const errorTexts: { readonly [Rule in ErrorRule]: (values: RuleValues[Rule]) => string } = {
  invalid: ({ place, expected }) =>
    expectations[expected](place === '' ? vscode.l10n.t('The script') : placeText(place)),
  duplicateCode: ({ part, code }) =>
    vscode.l10n.t(
      'Two parts of the type “{0}” have the code {1}. Give one of them another code.',
      partNames[part](),
      code,
    ),
  duplicateScript: ({ code, path }) => vscode.l10n.t('The code {0} already belongs to the script in {1}.', code, path),
  noInitialState: () => vscode.l10n.t('No state is marked as initial: new objects would have no state.'),
  severalInitialStates: ({ states }) =>
    vscode.l10n.t('Several states are initial: {0}. Leave one.', states.map(state => `“${state}”`).join(', ')),
  unknownState: ({ part, name, state }) =>
    vscode.l10n.t('{0} “{1}” names the state {2}, which does not exist.', partNames[part](), name, state),
  validityReversed: ({ line, from, to }) =>
    vscode.l10n.t('Line {0}: the validity begins on {1}, after its end on {2}.', line, from, to),
  cronInvalid: ({ place, cron }) =>
    vscode.l10n.t(
      '{0}: “{1}” is no schedule. Five fields are expected: minute, hour, day, month, day of the week.',
      placeText(place),
      cron,
    ),
};

/** `refresh` and `keepDays` are keys, anything else is the name of a task. */
export function scheduledText(place: string): string {
  if (place === 'refresh') return vscode.l10n.t('Refresh of the folder');
  return place === 'keepDays' ? vscode.l10n.t('Call records') : vscode.l10n.t('Task “{0}”', place);
}

const expectations: Readonly<Record<Expected, (place: string) => string>> = {
  present: place => vscode.l10n.t('{0} is missing or empty.', place),
  text: place => vscode.l10n.t('{0} must be a text.', place),
  number: place => vscode.l10n.t('{0} must be a number.', place),
  flag: place => vscode.l10n.t('{0} must be yes or no.', place),
  list: place => vscode.l10n.t('{0} must be a list.', place),
  map: place => vscode.l10n.t('{0} must be a set of keys with values.', place),
  choice: place => vscode.l10n.t('{0} has a value that is not allowed here.', place),
  date: place => vscode.l10n.t('{0} must be written in the expected form, such as 2026-12-31 or 09:00.', place),
  other: place => vscode.l10n.t('{0} does not have the expected form.', place),
};
