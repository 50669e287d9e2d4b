import * as vscode from 'vscode';
import { resolutionWith } from '../../mantis/resolution';
import { tagObjection } from '../../mantis/tagName';
import type { FieldView } from '../../protocol/fields';
import type { Ticket } from '../../tickets/ticket';
import { quickPickLabel } from '../commands/quickPickLabel';
import { ask, type Answer } from '../dialogue/wizard';
import { objectionText } from '../errors/objections';
import type { ServerSession } from '../session/serverSession';
import { editableFields, valueText } from '../ticketPanel/fields/editableFields';
import { fieldWish } from './fieldWish';
import { followWish, statusWish, tagWish } from './otherWishes';
import type { Wish } from './wish';

type Subject =
  | { readonly kind: 'field'; readonly field: FieldView }
  | { readonly kind: 'status' }
  | { readonly kind: 'tag' }
  | { readonly kind: 'follow' };

export type Asked = { readonly kind: 'wish'; readonly wish: Wish } | { readonly kind: 'back' } | null;

/** What of the tickets is to be changed; only what this account may change at all is offered. */
export async function askSubject(tickets: readonly Ticket[], session: ServerSession): Promise<Subject | undefined> {
  const items: Answer<Subject>[] = [
    ...fieldsOfAll(tickets, session).map((field): Answer<Subject> => ({
      label: quickPickLabel(field.label),
      description: quickPickLabel(presentText(field, tickets, session)),
      value: { kind: 'field', field },
    })),
    { label: vscode.l10n.t('Status'), description: statusesText(tickets), value: { kind: 'status' } },
    { label: vscode.l10n.t('Tag'), value: { kind: 'tag' } },
    { label: vscode.l10n.t('Follow'), value: { kind: 'follow' } },
  ];
  const picked = await ask({
    title: vscode.l10n.t('Change Tickets'),
    placeholder: vscode.l10n.t('What is to be changed? Tickets: {0}', tickets.length),
    hasBack: false,
    items,
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** The handler alone, as a subject. */
export function handlerSubject(tickets: readonly Ticket[], session: ServerSession): Subject | undefined {
  const field = fieldsOfAll(tickets, session).find(({ key }) => key === 'handler');
  return field && { kind: 'field', field };
}

/** To what it is to be changed. */
export async function askWish(
  subject: Subject,
  tickets: readonly Ticket[],
  session: ServerSession,
  hasBack: boolean,
): Promise<Asked> {
  switch (subject.kind) {
    case 'field':
      return askValue(subject.field, tickets, session, hasBack);
    case 'status':
      return askStatus(tickets, session, hasBack);
    case 'tag':
      return askTag(session, hasBack);
    case 'follow':
      return { kind: 'wish', wish: followWish(session.me.id) };
  }
}

async function askValue(
  field: FieldView,
  tickets: readonly Ticket[],
  session: ServerSession,
  hasBack: boolean,
): Promise<Asked> {
  const projectId = tickets[0]?.project.id ?? 0;
  const title = quickPickLabel(field.label);
  const typed = (text: string): Answer<string> => ({
    label: quickPickLabel(valueText(field, field.kind === 'date' ? isoDate(text) : text)),
    alwaysShow: true,
    value: field.kind === 'date' ? isoDate(text) : text,
  });
  const clear: Answer<string> = { label: vscode.l10n.t('(empty)'), value: '' };
  const isList = field.kind === 'choice' || field.kind === 'choices';
  const picked = await ask<string>({
    title,
    placeholder: isList
      ? quickPickLabel(presentText(field, tickets, session))
      : field.kind === 'date'
        ? vscode.l10n.t('Type a date, such as {0}', '31.12.2026')
        : vscode.l10n.t('Type the value'),
    hasBack,
    items: isList ? optionsOf(field, session) : [clear],
    ...(isList ? {} : { typed }),
  });
  if (picked.kind === 'back') return { kind: 'back' };
  return picked.kind === 'value' ? { kind: 'wish', wish: fieldWish(field, picked.value, session, projectId) } : null;
}

/** Oneself first among the handlers. */
function optionsOf(field: FieldView, session: ServerSession): readonly Answer<string>[] {
  const me = String(session.me.id);
  const items = field.options.map(({ value, label }): Answer<string> => ({
    label: quickPickLabel(label),
    ...(field.key === 'handler' && value === me ? { description: vscode.l10n.t('you') } : {}),
    value,
  }));
  return field.key === 'handler' ? items.toSorted((a, b) => Number(b.value === me) - Number(a.value === me)) : items;
}

async function askStatus(tickets: readonly Ticket[], session: ServerSession, hasBack: boolean): Promise<Asked> {
  const dictionary = session.dictionaryOf(tickets[0]?.project.id ?? 0);
  const allowedFor = (id: number): number =>
    tickets.filter(ticket => session.allowedStatuses(ticket).some(({ status, allowed }) => allowed && status.id === id))
      .length;
  const status = await ask({
    title: vscode.l10n.t('Status'),
    placeholder: statusesText(tickets),
    hasBack,
    items: dictionary.statuses
      .map(term => ({ term, count: allowedFor(term.id) }))
      .filter(({ count }) => count > 0)
      .map(({ term, count }) => ({
        label: quickPickLabel(term.label),
        ...(count < tickets.length
          ? { description: vscode.l10n.t('possible for {0} of {1}', count, tickets.length) }
          : {}),
        value: term,
      })),
  });
  if (status.kind === 'back') return { kind: 'back' };
  if (status.kind === 'cancelled') return null;
  const choice = tickets
    .map(ticket => resolutionWith(dictionary, ticket.status.id, status.value.id))
    .find(({ kind }) => kind === 'choose');
  if (choice?.kind !== 'choose') return { kind: 'wish', wish: statusWish(status.value, null) };
  const resolution = await ask({
    title: vscode.l10n.t('Resolution'),
    placeholder: quickPickLabel(status.value.label),
    hasBack: false,
    items: choice.among
      .toSorted((a, b) => Number(b.id === choice.first) - Number(a.id === choice.first))
      .map(({ id, label }) => ({ label: quickPickLabel(label), value: id })),
  });
  return resolution.kind === 'value' ? { kind: 'wish', wish: statusWish(status.value, resolution.value) } : null;
}

async function askTag(session: ServerSession, hasBack: boolean): Promise<Asked> {
  const picked = await ask<string>({
    title: vscode.l10n.t('Tag'),
    placeholder: vscode.l10n.t('Choose a tag or type a new one'),
    hasBack,
    items: session.knownTags().map(({ name }) => ({ label: quickPickLabel(name), value: name })),
    typed: text => {
      const objection = tagObjection(text);
      return objection === null
        ? { label: quickPickLabel(text), alwaysShow: true, value: text }
        : { label: quickPickLabel(objectionText(objection)), alwaysShow: true };
    },
  });
  if (picked.kind === 'back') return { kind: 'back' };
  return picked.kind === 'value' ? { kind: 'wish', wish: tagWish(picked.value, session) } : null;
}

/** Fields that all the tickets have and the account may change in all of them; long texts are one ticket's own matter. */
function fieldsOfAll(tickets: readonly Ticket[], session: ServerSession): readonly FieldView[] {
  const [first, ...others] = tickets.map(ticket =>
    editableFields(ticket, session, true).filter(({ blocked, kind }) => blocked === null && kind !== 'textarea'),
  );
  return (first ?? []).filter(({ key }) => others.every(fields => fields.some(field => field.key === key)));
}

function presentText({ key }: FieldView, tickets: readonly Ticket[], session: ServerSession): string {
  const texts = new Set(
    tickets.map(ticket => {
      const field = editableFields(ticket, session, true).find(each => each.key === key);
      return field ? valueText(field, field.value) : '';
    }),
  );
  const [only] = texts;
  return texts.size === 1 && only !== undefined ? only : vscode.l10n.t('differs from ticket to ticket');
}

function statusesText(tickets: readonly Ticket[]): string {
  return quickPickLabel([...new Set(tickets.map(({ status }) => status.label))].join(', '));
}

/** `YYYY-MM-DD` of a date as people here type it; anything else stays, to be refused with a reason. */
function isoDate(text: string): string {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim());
  if (match === null) return text.trim();
  const [, day = '', month = '', year = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
