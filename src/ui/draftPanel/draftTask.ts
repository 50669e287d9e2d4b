import type { TemplatePartKey } from '../../regulation/policy/schema';
import type { Ticket } from '../../tickets/ticket';
import type { DraftGrounds } from '../../vellii/checkDraft';
import type { Source } from '../../vellii/draft';
import type { DraftRequest } from '../../vellii/drafting/request';
import type { DraftTask } from '../../vellii/model/request/draftTask';
import type { ServerSession } from '../session/serverSession';
import { priorityTerm, typeTerm } from '../sla/terms';

/** What the built-in composer is asked for a ticket. */
export function requestFor(ticket: Ticket, session: ServerSession): DraftRequest {
  return {
    ticketId: ticket.id,
    question: {
      summary: ticket.summary,
      description: [ticket.description, ticket.stepsToReproduce, ticket.additionalInformation]
        .filter(text => text.trim() !== '')
        .join('\n'),
      category: ticket.category,
      type: ticket.type,
      exceptTicket: ticket.id,
      now: session.now(),
    },
    priority: ticket.regulationPriority,
    missing: missingParts(ticket, session).map(({ key }) => key),
  };
}

/** Parts of the registration template that the ticket must have and has not (RULES F, G1), with their titles. */
function missingParts(
  ticket: Ticket,
  session: ServerSession,
): readonly { readonly key: TemplatePartKey; readonly title: string }[] {
  const problem = session.firstAnswer(ticket).problems.find(({ code }) => code === 'templateIncomplete');
  if (problem?.code !== 'templateIncomplete') return [];
  const { missing } = problem;
  return session.regulation.policy.template.value.filter(({ key }) => missing.includes(key));
}

/** What a model is given. Private notes are left out. */
export function taskFor(
  ticket: Ticket,
  session: ServerSession,
  sources: readonly Source[],
  again: { readonly wish: string | null; readonly previousReply: string | null },
): DraftTask {
  const { id, summary, description, stepsToReproduce, additionalInformation, category, type } = ticket;
  return {
    ticket: {
      id,
      summary,
      description,
      stepsToReproduce,
      additionalInformation,
      category,
      type: type === null ? null : typeTerm[type],
      priority: ticket.regulationPriority === null ? null : priorityTerm[ticket.regulationPriority],
    },
    conversation: publicNotes(ticket).map(note => ({
      from: session.sideOf(note, ticket) === 'customer' ? 'customer' : 'support',
      text: note.text,
    })),
    sources,
    missing: missingParts(ticket, session).map(({ key, title }) => ({ key, title })),
    categories: [...session.classesOf(ticket).categories.keys()],
    ...again,
    known: { names: namesOn(ticket) },
  };
}

/**
 * What a draft for the ticket may be made of: the ticket's public texts, the names of its people, the articles; the
 * names of everybody else who wrote tickets are what must not show up.
 */
export function groundsFor(ticket: Ticket, session: ServerSession, sources: readonly Source[]): DraftGrounds {
  const { summary, description, stepsToReproduce, additionalInformation, customer } = ticket;
  return {
    ticketTexts: [
      summary,
      description,
      stepsToReproduce,
      additionalInformation,
      customer ?? '',
      ...publicNotes(ticket).map(({ text }) => text),
      ...namesOn(ticket),
    ],
    knowledgeTexts: sources.filter(({ place }) => place.kind === 'file').map(({ text }) => text),
    known: { names: namesOn(ticket) },
    others: everybody(session),
  };
}

function publicNotes(ticket: Ticket): NonNullable<Ticket['notes']> {
  return (ticket.notes ?? []).filter(note => !note.isPrivate && note.text.trim() !== '');
}

function namesOn(ticket: Ticket): readonly string[] {
  const people = [ticket.reporter, ticket.handler, ...(ticket.notes ?? []).map(({ author }) => author)];
  return [...new Set(people.flatMap(person => (person?.realName ? [person.realName] : [])))];
}

function everybody(session: ServerSession): readonly string[] {
  const names = session.store.all().flatMap(({ reporter }) => (reporter?.realName ? [reporter.realName] : []));
  return [...new Set(names)];
}
