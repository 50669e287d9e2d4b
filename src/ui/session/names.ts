import * as vscode from 'vscode';
import type { Dictionary } from '../../mantis/dictionary';
import type { Person, Ticket } from '../../tickets/ticket';
import type { Names } from '../sla/explain';

/** Names of people and statuses, from the project and from the ticket itself (who left the project stands only there). */
export function namesOf(dictionary: Dictionary, ticket: Ticket): Names {
  return {
    user: id => {
      if (id === null) return vscode.l10n.t('somebody');
      const person = dictionary.users.find(user => user.id === id) ?? personIn(ticket, id);
      return person ? displayName(person) : vscode.l10n.t('user {0}', String(id));
    },
    status: id => dictionary.statuses.find(status => status.id === id)?.label ?? String(id),
  };
}

export function displayName(person: Person): string {
  return person.realName?.trim() ? person.realName : person.login;
}

function personIn(ticket: Ticket, id: number): Person | undefined {
  const people = [
    ticket.reporter,
    ticket.handler,
    ...(ticket.notes ?? []).map(note => note.author),
    ...(ticket.history ?? []).map(line => line.user),
  ];
  return people.find(person => person?.id === id) ?? undefined;
}
