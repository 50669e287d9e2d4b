import type { FieldValues } from '../../../mantis/fields';
import type { FieldValuesText, FieldView } from '../../../protocol/fields';
import type { Ticket } from '../../../tickets/ticket';
import { customValue } from './editableFields';
import { customKey, dateOfSeconds, dateText, storedTexts, valuesOf } from './fieldText';

/** The form's values as they were seen; a date keeps the hour that the day alone does not show. */
export function seenValues(seen: FieldValuesText, fields: readonly FieldView[], ticket: Ticket): FieldValues {
  const stored: Record<string, string> = { ...storedTexts(seen, fields) };
  for (const { id } of ticket.customFields) {
    const key = customKey(id);
    const present = customValue(ticket, id);
    const isDate = fields.find(field => field.key === key)?.kind === 'date';
    if (isDate && key in seen && seen[key] === dateOfSeconds(present)) stored[key] = present;
  }
  const values = valuesOf(stored);
  const isPresentDue = seen['dueDate'] !== undefined && seen['dueDate'] === dateText(ticket.dueDate);
  return isPresentDue ? { ...values, dueDate: ticket.dueDate } : values;
}
