import { singleLine } from '../../../base/plainText';
import type { MentionsView } from '../../../protocol/writing';
import type { Ticket } from '../../../tickets/ticket';
import type { TicketSession } from '../session';

/** Mantis's own syntax: `#1234` a ticket, `~56` a note, `@login` a person. */
const reference = /(?<![\p{L}\d&/#~@])([#~])(\d{1,9})(?![\p{L}\d])|(?<![\p{L}\d.])@([\p{L}\d._-]{1,64})/gu;
const most = 200;
export const summaryLength = 120;

/** What the texts of a ticket refer to, as far as it is there. */
export function mentionsOf(ticket: Ticket, session: TicketSession): MentionsView {
  const { ticketIds, noteIds, logins } = namesIn(ticket);
  const own = new Set(ticket.notes?.map(({ id }) => id));
  const people = new Map(session.dictionaryOf(ticket.project.id).users.map(user => [user.login.toLowerCase(), user]));
  return {
    tickets: ticketIds.flatMap(id => {
      const known = session.known(id);
      return known === undefined ? [] : [{ id, summary: singleLine(known.summary, summaryLength) }];
    }),
    notes: noteIds.flatMap(id => {
      const ticketId = own.has(id) ? ticket.id : session.noteOwners.of(id);
      return ticketId === null ? [] : [{ id, ticketId }];
    }),
    people: logins.flatMap(login => {
      const person = people.get(login);
      const name = person === undefined ? '' : singleLine(person.realName ?? person.login, summaryLength);
      return person === undefined ? [] : [{ login: person.login, name }];
    }),
  };
}

/** Numbers of the tickets that the texts name, there or not. */
export function mentionedTickets(ticket: Ticket): readonly number[] {
  return namesIn(ticket).ticketIds;
}

function namesIn(ticket: Ticket): {
  readonly ticketIds: readonly number[];
  readonly noteIds: readonly number[];
  readonly logins: readonly string[];
} {
  const ticketIds = new Set<number>();
  const noteIds = new Set<number>();
  const logins = new Set<string>();
  const { description, stepsToReproduce, additionalInformation, notes } = ticket;
  for (const text of [description, stepsToReproduce, additionalInformation, ...(notes ?? []).map(note => note.text)]) {
    for (const [, sign, number, login] of text.matchAll(reference)) {
      if (login !== undefined) logins.add(login.replace(/[._-]+$/, '').toLowerCase());
      else (sign === '#' ? ticketIds : noteIds).add(Number(number));
    }
  }
  return {
    ticketIds: [...ticketIds].slice(0, most),
    noteIds: [...noteIds].slice(0, most),
    logins: [...logins].slice(0, most),
  };
}
