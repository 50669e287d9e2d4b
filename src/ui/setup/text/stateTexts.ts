import * as vscode from 'vscode';
import type { RuleValues } from '../../../setup/risks/finding';
import { scheduledText } from './errorTexts';
import { partNames } from './partNames';
import { placeText } from './valueText';

type StateRule =
  | 'unreachableState'
  | 'deadEndState'
  | 'transitionWithoutRole'
  | 'unknownField'
  | 'misspeltField'
  | 'conditionUnreadable'
  | 'timerTransitionMissing'
  | 'timerTransitionElsewhere'
  | 'unknownSorting'
  | 'orphanLine'
  | 'overlappingLines'
  | 'pastValidity'
  | 'neverDelivered'
  | 'noRecipients'
  | 'unknownRecipient'
  | 'cronNever'
  | 'cronEveryMinute'
  | 'selectsEverything'
  | 'selectsNothing'
  | 'unknownQueue'
  | 'unknownMailbox'
  | 'brokenReference'
  | 'brokenPartReference'
  | 'openToEverybody';

/** What the result of a change shows, and what follows from it. */
export const stateTexts: { readonly [Rule in StateRule]: (values: RuleValues[Rule]) => string } = {
  unreachableState: ({ state }) =>
    vscode.l10n.t('State “{0}” can no longer be reached: no transition leads there from the initial state.', state),
  deadEndState: ({ state }) =>
    vscode.l10n.t('State “{0}” has no way out and is not final: objects will be stuck in it.', state),
  transitionWithoutRole: ({ transition }) =>
    vscode.l10n.t('Transition “{0}” has no roles: nobody will be able to make it.', transition),
  unknownField: ({ part, name, field }) =>
    vscode.l10n.t('{0} “{1}” uses the field {2}, which the script does not declare.', partNames[part](), name, field),
  misspeltField: ({ field, similar }) =>
    vscode.l10n.t('The condition uses the field {0}, which no script knows. Is {1} meant?', field, similar),
  conditionUnreadable: ({ part, name, condition }) =>
    vscode.l10n.t(
      '{0} “{1}”: the condition “{2}” cannot be read. Check it by eye.',
      partNames[part](),
      name,
      condition,
    ),
  timerTransitionMissing: ({ timer, transition }) =>
    vscode.l10n.t('Timer {0} makes the transition {1}, which does not exist: it will do nothing.', timer, transition),
  timerTransitionElsewhere: ({ timer, transition, state }) =>
    vscode.l10n.t(
      'Timer {0} waits in the state {2}, but its transition “{1}” starts from another one.',
      timer,
      transition,
      state,
    ),
  unknownSorting: ({ by }) =>
    vscode.l10n.t('The report sorts by {0}, which is neither a field nor a measure: it will not open.', by),
  orphanLine: ({ line, missing, code }) =>
    missing === 'segment'
      ? vscode.l10n.t(
          'Line {0} belongs to the segment {1}, which does not exist: nothing will be delivered by it.',
          line,
          code,
        )
      : vscode.l10n.t(
          'Line {0} uses the channel {1}, which does not exist: nothing will be delivered by it.',
          line,
          code,
        ),
  overlappingLines: ({ line, other }) =>
    vscode.l10n.t(
      'Lines {0} and {1} deliver the same at the same time: the recipients will get it twice.',
      line,
      other,
    ),
  pastValidity: ({ line, to }) =>
    vscode.l10n.t('Line {0} was valid until {1} and delivers nothing any more.', line, to),
  neverDelivered: ({ line }) =>
    vscode.l10n.t('Line {0}: its day never comes in its period, nothing will be delivered.', line),
  noRecipients: ({ line }) => vscode.l10n.t('Line {0} has no recipients: the delivery will go nowhere.', line),
  unknownRecipient: ({ line, recipient }) =>
    vscode.l10n.t('Line {0}: the recipient {1} occurs nowhere else. Is it spelled correctly?', line, recipient),
  cronNever: ({ place, cron }) => vscode.l10n.t('{0}: the schedule “{1}” never comes.', scheduledText(place), cron),
  cronEveryMinute: ({ place, cron }) =>
    vscode.l10n.t(
      '{0}: the schedule “{1}” means a start every minute and will load the server.',
      scheduledText(place),
      cron,
    ),
  selectsEverything: () => vscode.l10n.t('The condition lets everything through: every object will be selected.'),
  selectsNothing: () => vscode.l10n.t('Nothing can fulfil the condition: the selection will be empty.'),
  unknownQueue: ({ queue, overflow }) =>
    vscode.l10n.t('“{0}” leads to the queue {1}, which does not exist: such calls will be lost.', queue, overflow),
  unknownMailbox: ({ rule, mailbox }) =>
    vscode.l10n.t('Rule “{0}” reads the mailbox {1}, which does not exist: it will never apply.', rule, mailbox),
  brokenReference: ({ place, code }) =>
    vscode.l10n.t('{0} names the script {1}, which is not in the workspace.', placeText(place), code),
  brokenPartReference: ({ place, code, part, name }) =>
    part === 'state'
      ? vscode.l10n.t('{0} names the state {2} of {1}, which does not exist there.', placeText(place), code, name)
      : vscode.l10n.t('{0} names the measure {2} of {1}, which does not exist there.', placeText(place), code, name),
  openToEverybody: () => vscode.l10n.t('No role is named under access: everybody will see this.'),
};
