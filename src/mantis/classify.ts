import type { CustomFieldValue, Person, Reference, RegulationFields, Ticket } from '../tickets/ticket';
import { customerOf } from './customer';
import type { Mapping } from './mapping';

/** What of a ticket the mapping looks at. */
export interface Traces {
  readonly projectId: number;
  readonly priorityId: number;
  readonly category: string | null;
  readonly customFields: readonly CustomFieldValue[];
  readonly tags: readonly Reference[];
  readonly reporter: Person | null;
}

export type Classification = Pick<Ticket, 'type' | 'customer' | 'regulationPriority' | 'regulationFields'>;

/** What a ticket is in the regulation's terms (RULES A), by the mapping alone. */
export function classify(traces: Traces, mapping: Mapping): Classification {
  const type = typeText(traces, mapping);
  return {
    type: Object.hasOwn(mapping.types, type) ? (mapping.types[type] ?? null) : null,
    customer: customerOf(traces, mapping.customer),
    regulationPriority: mapping.priorities[String(traces.priorityId)] ?? null,
    regulationFields: regulationFields(traces.customFields, mapping),
  };
}

/** What the server says where the type is looked for; empty when it says nothing. */
export function typeText({ category, customFields }: Traces, { typeFrom, fields }: Mapping): string {
  const text = typeFrom === 'category' ? category : valueOf(customFields, fields.type);
  return text?.trim() ?? '';
}

function regulationFields(fields: readonly CustomFieldValue[], mapping: Mapping): RegulationFields {
  return {
    effort: valueOf(fields, mapping.fields.effort),
    paid: valueOf(fields, mapping.fields.paid),
    mode: valueOf(fields, mapping.fields.mode),
  };
}

/** The value of a field by its name, which people write with or without blanks around; null when absent or empty. */
function valueOf(fields: readonly CustomFieldValue[], name: string | null): string | null {
  if (name === null) return null;
  return fields.find(field => field.name.trim() === name.trim())?.value || null;
}
