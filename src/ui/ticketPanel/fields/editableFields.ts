import * as vscode from 'vscode';
import { singleLine } from '../../../base/plainText';
import type { CustomFieldDefinition, Dictionary } from '../../../mantis/dictionary';
import { reaches, type Threshold } from '../../../mantis/thresholds';
import type { FieldView } from '../../../protocol/fields';
import type { Reference, Term, Ticket } from '../../../tickets/ticket';
import { displayName } from '../../session/names';
import type { TicketSession } from '../session';
import { customKey, dateOfSeconds, dateText } from './fieldText';

const labelLength = 200;

type Option = FieldView['options'][number];

/**
 * Everything of the ticket that is edited in its panel. Priority and type are not: they are reclassified.
 * @param withType the type as well: a status may demand it.
 */
export function editableFields(
  ticket: Ticket,
  session: TicketSession,
  isConnected: boolean,
  withType = false,
): FieldView[] {
  const dictionary = session.dictionaryOf(ticket.project.id);
  const general = generalBlock(ticket, dictionary, isConnected);
  const blockedBelow = (threshold: Threshold): string | null =>
    general ?? (reaches(dictionary.myAccessLevel, threshold) ? null : tooLow());
  const { thresholds } = dictionary;
  return [
    choice('handler', vscode.l10n.t('Handler'), idText(ticket.handler?.id), handlers(ticket, dictionary), {
      none: vscode.l10n.t('nobody assigned'),
      blocked: blockedBelow(thresholds.assign),
    }),
    choice(
      'category',
      vscode.l10n.t('Category'),
      idOfName(dictionary.categories, ticket.category),
      refs(dictionary.categories),
      {
        blocked: general,
      },
    ),
    choice(
      'version',
      vscode.l10n.t('Target version'),
      idOfName(dictionary.versions, ticket.targetVersion),
      versions(ticket, dictionary),
      {
        none: vscode.l10n.t('none'),
        blocked: blockedBelow(thresholds.planVersion),
      },
    ),
    {
      key: 'dueDate',
      label: vscode.l10n.t('Due date'),
      value: dateText(ticket.dueDate),
      kind: 'date',
      options: [],
      blocked: blockedBelow(thresholds.setDueDate),
    },
    choice(
      'visibility',
      vscode.l10n.t('Who sees the ticket'),
      ticket.isPrivate ? 'private' : 'public',
      visibilities(),
      {
        blocked: blockedBelow(thresholds.changeViewStatus),
      },
    ),
    ...dictionary.customFields
      .filter(field => withType || field.name.trim() !== session.typeField?.trim())
      .filter(field => dictionary.myAccessLevel >= field.readLevel)
      .map(field =>
        customField(field, ticket, general ?? (dictionary.myAccessLevel >= field.writeLevel ? null : tooLow())),
      ),
  ];
}

/** The value of a field in words, for a conflict. */
export function valueText({ kind, options }: Pick<FieldView, 'kind' | 'options'>, value: string): string {
  if (value === '') return options.find(option => option.value === '')?.label ?? vscode.l10n.t('(empty)');
  if (kind === 'choice') return options.find(option => option.value === value)?.label ?? value;
  return kind === 'choices' ? value.split('|').join(', ') : singleLine(value, labelLength);
}

/** A choice among values of one of Mantis's enumerations. */
export function termChoice(key: string, label: string, value: number, terms: readonly Term[]): FieldView {
  const options = terms.map(term => ({ value: String(term.id), label: singleLine(term.label, labelLength) }));
  return choice(key, label, String(value), options, { blocked: null });
}

function generalBlock(ticket: Ticket, dictionary: Dictionary, isConnected: boolean): string | null {
  const { thresholds, specialStatuses, myAccessLevel } = dictionary;
  if (!isConnected) return vscode.l10n.t('There is no connection to Mantis.');
  if (ticket.status.id >= specialStatuses.readOnlyFrom && !reaches(myAccessLevel, thresholds.updateReadOnlyBug)) {
    return vscode.l10n.t('The ticket is resolved or closed; your access level may not change it.');
  }
  return reaches(myAccessLevel, thresholds.updateBug) ? null : tooLow();
}

function tooLow(): string {
  return vscode.l10n.t('Your access level in this project may not change it.');
}

function choice(
  key: string,
  label: string,
  value: string,
  options: readonly Option[],
  { none, blocked }: { readonly none?: string; readonly blocked: string | null },
): FieldView {
  const all = none === undefined ? [...options] : [{ value: '', label: none }, ...options];
  return { key, label, value, kind: 'choice', options: all, blocked };
}

function handlers({ handler }: Ticket, { users, thresholds }: Dictionary): Option[] {
  const able = users.filter(user => reaches(user.accessLevel, thresholds.handleBug) || user.id === handler?.id);
  const missing = handler && !able.some(({ id }) => id === handler.id) ? [handler] : [];
  return [...able, ...missing]
    .map(user => ({ value: String(user.id), label: singleLine(displayName(user), labelLength) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'ru'));
}

function versions(ticket: Ticket, dictionary: Dictionary): Option[] {
  return refs(dictionary.versions.filter(({ obsolete, name }) => !obsolete || name === ticket.targetVersion));
}

function visibilities(): Option[] {
  return [
    { value: 'public', label: vscode.l10n.t('everybody in the project') },
    { value: 'private', label: vscode.l10n.t('the staff and the reporter') },
  ];
}

function refs(references: readonly Reference[]): Option[] {
  return references.map(({ id, name }) => ({ value: String(id), label: singleLine(name, labelLength) }));
}

function idOfName(references: readonly Reference[], name: string | null): string {
  return idText(references.find(reference => reference.name === name)?.id);
}

function idText(id: number | undefined): string {
  return id === undefined || id === 0 ? '' : String(id);
}

const kinds: Readonly<Record<string, FieldView['kind']>> = {
  string: 'text',
  email: 'text',
  numeric: 'number',
  float: 'number',
  textarea: 'textarea',
  enum: 'choice',
  list: 'choice',
  radio: 'choice',
  checkbox: 'choices',
  multilist: 'choices',
  date: 'date',
};

/** The value as Mantis stores it, without the bars around a set. */
export function customValue(ticket: Pick<Ticket, 'customFields'>, fieldId: number): string {
  const raw = ticket.customFields.find(({ id }) => id === fieldId)?.value ?? '';
  return raw.replace(/^\|(.*)\|$/s, '$1');
}

function customField(field: CustomFieldDefinition, ticket: Ticket, blocked: string | null): FieldView {
  const stored = customValue(ticket, field.id);
  const isNoDate = field.type === 'date' && stored !== '' && dateOfSeconds(stored) === '';
  const kind = isNoDate ? undefined : kinds[field.type];
  const value = kind === 'date' ? dateOfSeconds(stored) : stored;
  const known = field.possibleValues.map(text => ({ value: text, label: singleLine(text, labelLength) }));
  // A value that has been taken from the list since stays choosable as long as it is the present one.
  const present = kind === 'choices' ? value.split('|') : [value];
  const unlisted = present.filter(text => text !== '' && !known.some(option => option.value === text));
  const options = [...known, ...unlisted.map(text => ({ value: text, label: singleLine(text, labelLength) }))];
  return {
    key: customKey(field.id),
    label: singleLine(field.name, labelLength),
    value,
    kind: kind ?? 'text',
    options:
      kind === 'choice' ? [{ value: '', label: vscode.l10n.t('none') }, ...options] : kind === 'choices' ? options : [],
    blocked:
      blocked ?? (kind === undefined ? vscode.l10n.t('A field of this kind is changed in Mantis itself.') : null),
  };
}
