import * as vscode from 'vscode';
import { err, ok, type Result } from '../../../base/result';
import type { Dictionary } from '../../../mantis/dictionary';
import type { FieldValues } from '../../../mantis/fields';
import { resolutionWith } from '../../../mantis/resolution';
import { emptyRequired } from '../../../mantis/transitions';
import type { FieldValuesText, FieldView } from '../../../protocol/fields';
import type { Ticket } from '../../../tickets/ticket';
import type { TicketSession } from '../session';
import { editableFields, termChoice } from './editableFields';
import { fieldObjection } from './fieldObjection';
import { customKey, storedTexts, valuesOf } from './fieldText';

/** The key of the resolution among the fields of a status. */
export const resolutionKey = 'resolution';

/** What a status asks for: the resolution, and the custom fields that are empty and demanded. */
export function statusFields(ticket: Ticket, session: TicketSession, wanted: number): readonly FieldView[] {
  const dictionary = session.dictionaryOf(ticket.project.id);
  return [...resolutionField(ticket, dictionary, wanted), ...demandedFields(ticket, session, wanted)];
}

/** Whether the person could fill in what the status demands. */
export function mayFill(ticket: Ticket, session: TicketSession, wanted: number): boolean {
  return demandedFields(ticket, session, wanted).every(({ blocked }) => blocked === null);
}

export interface Along {
  /** What the person saw of what is changed. */
  readonly base: FieldValues;
  readonly changes: FieldValues;
}

/** What goes into the same PATCH as the status; or, in words, why it cannot be sent. */
export function alongWith(
  ticket: Ticket,
  session: TicketSession,
  wanted: number,
  values: FieldValuesText,
): Result<Along, string> {
  const dictionary = session.dictionaryOf(ticket.project.id);
  const demanded = demandedFields(ticket, session, wanted);
  const missing = demanded.filter(({ key }) => (values[key] ?? '').trim() === '');
  if (missing.length > 0) {
    return err(vscode.l10n.t('Fill in first: {0}', missing.map(({ label }) => label).join(', ')));
  }
  const texts = Object.fromEntries(demanded.map(({ key }) => [key, values[key] ?? '']));
  const stored = storedTexts(texts, demanded);
  const objection = fieldObjection(stored, demanded, ticket, dictionary);
  if (objection !== null) return err(objection);
  const empty = Object.fromEntries(Object.keys(stored).map(key => [key, '']));
  const resolution = chosenResolution(ticket, dictionary, wanted, values[resolutionKey]);
  return ok({
    base: { ...valuesOf(empty), ...(resolution === null ? {} : { resolutionId: ticket.resolution?.id ?? 0 }) },
    changes: { ...valuesOf(stored), ...(resolution === null ? {} : { resolutionId: resolution }) },
  });
}

function demandedFields(ticket: Ticket, session: TicketSession, wanted: number): readonly FieldView[] {
  const dictionary = session.dictionaryOf(ticket.project.id);
  const keys = new Set(emptyRequired(dictionary, ticket, wanted).map(({ id }) => customKey(id)));
  return keys.size === 0 ? [] : editableFields(ticket, session, true, true).filter(({ key }) => keys.has(key));
}

function resolutionField(ticket: Ticket, dictionary: Dictionary, wanted: number): readonly FieldView[] {
  const change = resolutionWith(dictionary, ticket.status.id, wanted);
  if (change.kind !== 'choose') return [];
  return [termChoice(resolutionKey, vscode.l10n.t('Resolution'), change.first, change.among)];
}

function chosenResolution(
  ticket: Ticket,
  dictionary: Dictionary,
  wanted: number,
  chosen: string | undefined,
): number | null {
  const change = resolutionWith(dictionary, ticket.status.id, wanted);
  if (change.kind === 'none') return null;
  if (change.kind === 'set') return change.id;
  return change.among.find(({ id }) => String(id) === chosen)?.id ?? change.first;
}
