import type { Ticket } from '../tickets/ticket';
import type { Dictionary } from './dictionary';
import type { FieldValues } from './fields';

type Known = Pick<Dictionary, 'categories' | 'versions' | 'customFields'>;

/** The fields of a ticket as they are now; a category or version that the project no longer lists is left out. */
export function presentFields(ticket: Ticket, { categories, versions, customFields }: Known): FieldValues {
  const categoryId = idOf(categories, ticket.category);
  const targetVersionId = idOf(versions, ticket.targetVersion);
  return {
    statusId: ticket.status.id,
    resolutionId: ticket.resolution?.id ?? 0,
    priorityId: ticket.priority.id,
    handlerId: ticket.handler?.id ?? 0,
    isPrivate: ticket.isPrivate,
    dueDate: ticket.dueDate,
    ...(categoryId === undefined ? {} : { categoryId }),
    ...(targetVersionId === undefined ? {} : { targetVersionId }),
    customFields: Object.fromEntries(
      customFields.map(field => [field.id, ticket.customFields.find(({ id }) => id === field.id)?.value ?? '']),
    ),
  };
}

function idOf(list: readonly { readonly id: number; readonly name: string }[], name: string | null) {
  return name === null ? 0 : list.find(each => each.name === name)?.id;
}
