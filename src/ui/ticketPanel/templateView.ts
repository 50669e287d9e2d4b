import { singleLine } from '../../base/plainText';
import type { TemplateView } from '../../protocol/ticketView';
import { templateRequest } from '../../regulation/template/request';
import { formOfAddress } from '../../tickets/formOfAddress';
import { missingParts } from '../../tickets/missingParts';
import type { Ticket } from '../../tickets/ticket';
import type { TicketSession } from './session';

const titleLength = 200;

/** What an open «Блокирует работу» lacks of the registration template (RULES F); `null` when it lacks nothing. */
export function templateView(ticket: Ticket, session: TicketSession): TemplateView | null {
  const { specialStatuses } = session.dictionaryOf(ticket.project.id);
  if (ticket.regulationPriority !== 'blocker' || ticket.status.id >= specialStatuses.resolvedFrom) return null;
  const { template } = session.regulation.policy;
  const missing = missingParts(ticket, template.value, note => session.sideOf(note, ticket) === 'customer');
  if (missing.length === 0) return null;
  return {
    missing: missing.map(({ title }) => singleLine(title, titleLength)),
    request: templateRequest(missing, customersName(ticket, session)),
  };
}

/** Only of a reporter who is certainly the customer: staff register for customers as well. */
export function customersName({ reporter, project }: Ticket, session: TicketSession): string | null {
  if (reporter === null) return null;
  const { value: staffThreshold } = session.regulation.policy.staffThreshold;
  const account = session.dictionaryOf(project.id).users.find(({ id }) => id === reporter.id);
  if (account === undefined || account.accessLevel >= staffThreshold) return null;
  return formOfAddress(reporter.realName);
}
