import type { TemplatePart } from '../regulation/policy/schema';
import { checkTemplate } from '../regulation/template/checkTemplate';
import type { Note, Ticket } from './ticket';

/**
 * The parts of the registration template that nobody has told yet, in the template's order (RULES F): neither the
 * ticket's own texts nor a public comment of the customer, who often answers there instead of editing the ticket.
 */
export function missingParts(
  ticket: Ticket,
  template: readonly TemplatePart[],
  isCustomers: (note: Note) => boolean,
): readonly TemplatePart[] {
  let missing = partsWithout(ticket, template);
  for (const note of ticket.notes ?? []) {
    if (missing.length === 0) break;
    if (note.isPrivate || !isCustomers(note)) continue;
    const texts = { summary: '', description: note.text, stepsToReproduce: '', additionalInformation: '' };
    missing = partsWithout(texts, missing);
  }
  return missing;
}

function partsWithout(
  texts: Parameters<typeof checkTemplate>[0],
  template: readonly TemplatePart[],
): readonly TemplatePart[] {
  const missing = new Set(checkTemplate(texts, template).missing);
  return template.filter(({ key }) => missing.has(key));
}
