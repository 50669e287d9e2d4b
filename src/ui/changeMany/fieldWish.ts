import { presentFields } from '../../mantis/presentFields';
import type { FieldValues } from '../../mantis/fields';
import type { FieldView } from '../../protocol/fields';
import type { TicketFacts } from '../../regulation/input';
import type { Ticket } from '../../tickets/ticket';
import { failure, outcomeOfWrite, type Outcome } from '../batch/outcome';
import { takeBackFields } from '../batch/takeBackFields';
import type { ServerSession } from '../session/serverSession';
import { editableFields, valueText } from '../ticketPanel/fields/editableFields';
import { fieldObjection } from '../ticketPanel/fields/fieldObjection';
import { customKey, storedTexts, valuesOf } from '../ticketPanel/fields/fieldText';
import { seenValues } from '../ticketPanel/fields/seenValues';
import { assignedStatus } from './assignedStatus';
import type { Wish } from './wish';

/** A field of the ticket panel gets a value, as the form of the panel has it. */
export function fieldWish(field: FieldView, value: string, session: ServerSession, projectId: number): Wish {
  const facts = factsWith(field, value, session, projectId);
  return {
    text: `${field.label}: ${valueText(field, value)}`,
    isDone: ticket => presentText(field.key, ticket, session) === value,
    work: (current, ticket) => setField(field.key, value, current, ticket),
    ...(facts && { facts }),
  };
}

function presentText(key: string, ticket: Ticket, session: ServerSession): string | undefined {
  return editableFields(ticket, session, true).find(field => field.key === key)?.value;
}

async function setField(key: string, value: string, session: ServerSession, ticket: Ticket): Promise<Outcome> {
  const fields = editableFields(ticket, session, true);
  const texts = storedTexts({ [key]: value }, fields);
  const objection = fieldObjection(texts, fields, ticket, session.dictionaryOf(ticket.project.id));
  if (objection !== null) return failure(objection);
  const seen = { [key]: fields.find(field => field.key === key)?.value ?? '' };
  const wanted = valuesOf(texts);
  const isAssigning = wanted.handlerId !== undefined && wanted.handlerId !== 0;
  return changeFields(session, ticket, seenValues(seen, fields, ticket), {
    ...wanted,
    ...(isAssigning ? assignedStatus(ticket, session) : {}),
  });
}

/** One PATCH, and the way back. */
export async function changeFields(
  session: ServerSession,
  ticket: Ticket,
  seen: FieldValues,
  changes: FieldValues,
): Promise<Outcome> {
  const base = { ...pick(presentFields(ticket, session.dictionaryOf(ticket.project.id)), changes), ...seen };
  const outcome = await session.writer.changeFields(ticket.id, base, changes);
  return outcomeOfWrite(outcome, takeBackFields({ ticketId: ticket.id, change: { base, changes }, noteId: null }));
}

/** Those fields of `values` that `wanted` has, too. */
function pick(values: FieldValues, wanted: FieldValues): FieldValues {
  const plain = Object.fromEntries(Object.entries(values).filter(([key]) => key !== 'customFields' && key in wanted));
  const ids = Object.keys(wanted.customFields ?? {});
  if (ids.length === 0) return plain;
  const customFields = Object.fromEntries(ids.map(id => [id, values.customFields?.[Number(id)] ?? '']));
  return { ...plain, customFields };
}

function factsWith(field: FieldView, value: string, session: ServerSession, projectId: number): Wish['facts'] {
  const text = value === '' ? null : value;
  if (field.key === 'dueDate') {
    const at = valuesOf({ dueDate: value }).dueDate ?? null;
    return (facts: TicketFacts) => ({ ...facts, agreedDate: at });
  }
  const role = roleOf(field.key, session, projectId);
  return role === null ? undefined : (facts: TicketFacts) => ({ ...facts, [role]: text });
}

/** What a custom field is to the regulation, by the mapping. */
function roleOf(key: string, session: ServerSession, projectId: number): 'effort' | 'paid' | null {
  const { customFields } = session.dictionaryOf(projectId);
  const field = customFields.find(({ id }) => customKey(id) === key);
  const { effort, paid } = session.mapping.fields;
  if (field === undefined) return null;
  const isNamed = (name: string | null): boolean => name?.trim() === field.name.trim();
  return isNamed(effort) ? 'effort' : isNamed(paid) ? 'paid' : null;
}
