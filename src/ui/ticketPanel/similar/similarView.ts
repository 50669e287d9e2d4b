import * as vscode from 'vscode';
import { singleLine } from '../../../base/plainText';
import type { LinksView } from '../../../protocol/links';
import type { SimilarView } from '../../../protocol/similar';
import type { Ticket } from '../../../tickets/ticket';
import type { SimilarFound } from '../../finding/similarTickets';
import { displayName } from '../../session/names';
import { labelOfType } from '../links/relationLabels';
import type { TicketSession } from '../session';
import type { FeedState } from '../ticketFeed';

type Other = SimilarView['similar'][number];

const mostOfCustomer = 8;
const summaryLength = 160;
const factLength = 60;

/** Similar tickets, the customer's other ones, and those that Mantis relates to this one. */
export function similarView(
  { ticket, session }: Extract<FeedState, { kind: 'shown' }>,
  found: SimilarFound,
  relateBlocked: LinksView['relateBlocked'],
): SimilarView {
  const newest = othersOf(ticket, session).sort((a, b) => b.updatedAt - a.updatedAt);
  return {
    phase: found.phase,
    similar: found.phase === 'ready' ? found.tickets.map(each => foundTicket(each, ticket)) : [],
    ofCustomer: newest.slice(0, mostOfCustomer).map(each => loadedTicket(each)),
    hidden: Math.max(0, newest.length - mostOfCustomer),
    linked: (ticket.relationships ?? []).map(({ type, other }) => ({
      ticketId: other.id,
      summary: singleLine(other.summary ?? session.known(other.id)?.summary ?? '', summaryLength),
      status: singleLine(other.status?.label ?? '', factLength),
      isResolved: isResolved(other.status?.id ?? 0, ticket, session),
      facts: labelOfType(type),
      answer: null,
    })),
    closeBlocked: isResolved(ticket.status.id, ticket, session)
      ? vscode.l10n.t('The ticket is resolved already.')
      : relateBlocked,
  };
}

/** Loaded open tickets of the same customer. */
function othersOf({ id, customer }: Ticket, session: TicketSession): Ticket[] {
  if (customer === null) return [];
  return session.store
    .all()
    .filter(each => each.customer === customer && each.id !== id && !isResolved(each.status.id, each, session));
}

/** The customer stands there only when it is another one: what it wrote is none of this customer's business. */
function foundTicket(found: Extract<SimilarFound, { phase: 'ready' }>['tickets'][number], ticket: Ticket): Other {
  const isOther = found.customer !== '' && found.customer !== ticket.customer;
  return {
    ticketId: found.id,
    summary: singleLine(found.summary, summaryLength),
    status: singleLine(found.status, factLength),
    isResolved: found.isResolved,
    facts: isOther ? vscode.l10n.t('another customer: {0}', singleLine(found.customer, factLength)) : '',
    answer: found.answer === null ? null : singleLine(found.answer, summaryLength),
  };
}

function loadedTicket({ id, summary, status, handler }: Ticket): Other {
  return {
    ticketId: id,
    summary: singleLine(summary, summaryLength),
    status: singleLine(status.label, factLength),
    isResolved: false,
    facts: handler === null ? vscode.l10n.t('nobody assigned') : singleLine(displayName(handler), factLength),
    answer: null,
  };
}

function isResolved(statusId: number, { project }: Ticket, session: TicketSession): boolean {
  return statusId >= session.dictionaryOf(project.id).specialStatuses.resolvedFrom;
}
