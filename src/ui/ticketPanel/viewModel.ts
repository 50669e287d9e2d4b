import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import { visibleText } from '../../base/visibleText';
import { reaches, type Threshold } from '../../mantis/thresholds';
import type { StatusChoice } from '../../mantis/transitions';
import type { PersonView, StatusView } from '../../protocol/common';
import type {
  AttachmentView,
  ComposerView,
  HistoryLineView,
  InstantView,
  NoteView,
  TicketView,
} from '../../protocol/ticketView';
import type { Attachment, HistoryEntry, Note, Person, Term, Ticket } from '../../tickets/ticket';
import { deniedText } from '../errors/deniedStatus';
import { typeTerm } from '../sla/terms';
import { localTime, moscowTime, span } from '../sla/timeText';
import { mayFill, statusFields } from './fields/statusFields';
import { isShowable } from './files/isShowable';
import { fileSize } from './fileSize';
import type { TicketSession } from './session';
import { largeEffortView } from './largeEffortView';
import { templateView } from './templateView';
import { mentionsOf } from './writing/mentions';

/** Longest label that is shown; the rest of what a hostile name has is cut. */
const labelLength = 200;
const summaryLength = 400;

/** The ticket as its panel shows it. Everything that somebody else wrote is made harmless here, and again there. */
export function ticketView(
  ticket: Ticket,
  session: TicketSession,
  mentions: TicketView['mentions'] = mentionsOf(ticket, session),
): TicketView {
  const context: ViewContext = { ticket, session, now: session.now() };
  return {
    id: ticket.id,
    summary: singleLine(ticket.summary, summaryLength),
    isPrivate: ticket.isPrivate,
    isResolved: isResolved(ticket, session),
    status: statusView(ticket.status, context),
    resolution: resolutionOf(ticket, session),
    priority: { label: label(ticket.priority.label), kind: ticket.regulationPriority ?? 'outside' },
    type: ticket.type === null ? null : typeTerm[ticket.type],
    category: labelOrNull(ticket.category),
    customer: labelOrNull(ticket.customer),
    handler: personView(ticket.handler, context),
    reporter: personView(ticket.reporter, context),
    createdAt: instant(ticket.createdAt, context),
    updatedAt: instant(ticket.updatedAt, context),
    fields: ticket.customFields
      .filter(field => field.value.trim() !== '' && !isShownElsewhere(field.value, ticket))
      .map(field => ({ name: label(field.name), value: singleLine(field.value, summaryLength) })),
    description: visibleText(ticket.description),
    stepsToReproduce: visibleText(ticket.stepsToReproduce),
    additionalInformation: visibleText(ticket.additionalInformation),
    attachments: ownAttachments(ticket).map(attachment => attachmentView(attachment, context)),
    notes: ticket.notes?.map(note => noteView(note, context)) ?? null,
    history: ticket.history?.map(line => historyLineView(line, context)) ?? null,
    mentions,
    sla: session.slaBlock(ticket),
    template: templateView(ticket, session),
    largeEffort: largeEffortView(ticket, session),
  };
}

/** Only a resolved ticket has one worth reading: «открыта» says nothing. */
function resolutionOf(ticket: Ticket, session: TicketSession): string | null {
  const { resolution } = ticket;
  return resolution !== null && isResolved(ticket, session) ? label(resolution.label) : null;
}

function isResolved({ status, project }: Ticket, session: TicketSession): boolean {
  return status.id >= session.dictionaryOf(project.id).specialStatuses.resolvedFrom;
}

/** Type and customer come from custom fields too, and stand in places of their own. */
function isShownElsewhere(value: string, { type, customer }: Ticket): boolean {
  const text = value.trim();
  return text === customer || (type !== null && text === typeTerm[type]);
}

/** What may be written to the ticket now, by the workflow, the thresholds and the person's level. */
export function composerView(ticket: Ticket, session: TicketSession, isConnected: boolean): ComposerView {
  const { thresholds, specialStatuses, myAccessLevel, timeTrackingEnabled } = session.dictionaryOf(ticket.project.id);
  const isReadOnly =
    ticket.status.id >= specialStatuses.readOnlyFrom && !reaches(myAccessLevel, thresholds.updateReadOnlyBug);
  const context: ViewContext = { ticket, session, now: session.now() };
  const choices = session.allowedStatuses(ticket);
  return {
    blockedReason: blockedReason(isConnected, isReadOnly, reaches(myAccessLevel, thresholds.addNote)),
    mayWritePrivate: reaches(myAccessLevel, thresholds.privateNote),
    mayBookTime: timeTrackingEnabled && reaches(myAccessLevel, thresholds.timeTrackingEdit),
    resolveId: resolvedStatus(choices, ticket, session),
    statuses: choices
      .filter(choice => canBeChosen(choice, ticket, session))
      .map(({ status }) => ({ ...statusView(status, context), fields: [...statusFields(ticket, session, status.id)] })),
    denied: choices.flatMap(choice =>
      choice.allowed || canBeChosen(choice, ticket, session)
        ? []
        : [{ label: label(choice.status.label), reason: deniedText(choice.reason) }],
    ),
  };
}

/** The first status from which on a ticket counts as resolved, when it can be set from here. */
function resolvedStatus(choices: readonly StatusChoice[], ticket: Ticket, session: TicketSession): number | null {
  const { resolvedFrom, closedFrom } = session.dictionaryOf(ticket.project.id).specialStatuses;
  const resolved = choices.find(({ status }) => status.id >= resolvedFrom && status.id < closedFrom);
  return resolved !== undefined && canBeChosen(resolved, ticket, session) ? resolved.status.id : null;
}

/** A status whose demanded fields the person may fill in is a choice: they are asked for along with it. */
function canBeChosen(choice: StatusChoice, ticket: Ticket, session: TicketSession): boolean {
  if (choice.allowed) return true;
  return choice.reason.kind === 'requiredField' && mayFill(ticket, session, choice.status.id);
}

/** Title of the panel's tab. */
export function panelTitle(ticketId: number, summary: string | null): string {
  return summary === null ? `#${ticketId}` : `#${ticketId} ${singleLine(summary, 80)}`;
}

/** What a part of the view is made from. */
export interface ViewContext {
  readonly ticket: Ticket;
  readonly session: TicketSession;
  readonly now: number;
}

function blockedReason(isConnected: boolean, isReadOnly: boolean, mayAddNotes: boolean): string | null {
  if (!isConnected) return vscode.l10n.t('There is no connection to Mantis. What you type is kept.');
  if (isReadOnly) return vscode.l10n.t('The ticket is resolved or closed; your access level may not change it.');
  return mayAddNotes ? null : vscode.l10n.t('Your access level may not write notes in this project.');
}

/** Mantis lists the files of notes with the ticket's own as well; they stand with their notes here. */
function ownAttachments(ticket: Ticket): readonly Attachment[] {
  const ofNotes = new Set(ticket.notes?.flatMap(note => note.attachments.map(({ id }) => id)));
  return ticket.attachments.filter(({ id }) => !ofNotes.has(id));
}

function noteView(note: Note, context: ViewContext): NoteView {
  const wasEdited = note.updatedAt > note.createdAt;
  const { thresholds } = context.session.dictionaryOf(context.ticket.project.id);
  return {
    id: note.id,
    author: personView(note.author, context),
    side: context.session.sideOf(note, context.ticket),
    isPrivate: note.isPrivate,
    isReminder: note.kind === 'reminder',
    text: visibleText(note.text),
    editable: mayChange(note, context, thresholds.editOwnNote) ? note.text : null,
    mayDelete: mayChange(note, context, thresholds.deleteOwnNote),
    timeBooked: note.minutes > 0 ? span(note.minutes * 60_000) : null,
    createdAt: instant(note.createdAt, context),
    editedAt: wasEdited ? instant(note.updatedAt, context) : null,
    attachments: note.attachments.map(attachment => attachmentView(attachment, context)),
  };
}

/** One's own, by a level that suffices, on a ticket that may be changed at all. */
function mayChange({ author, kind }: Note, { ticket, session }: ViewContext, threshold: Threshold): boolean {
  const { thresholds, specialStatuses, myAccessLevel } = session.dictionaryOf(ticket.project.id);
  if (author?.id !== session.me.id || kind === 'reminder') return false;
  const isReadOnly = ticket.status.id >= specialStatuses.readOnlyFrom;
  return reaches(myAccessLevel, threshold) && (!isReadOnly || reaches(myAccessLevel, thresholds.updateReadOnlyBug));
}

function attachmentView(attachment: Attachment, context: ViewContext): AttachmentView {
  return {
    id: attachment.id,
    fileName: label(attachment.fileName),
    size: fileSize(attachment.size),
    author: attachment.author === null ? '' : nameOf(attachment.author),
    at: instant(attachment.createdAt, context),
    hint: label(attachment.contentType),
    isShowable: isShowable(attachment),
  };
}

function historyLineView(line: HistoryEntry, context: ViewContext): HistoryLineView {
  return {
    at: instant(line.at, context),
    who: line.user === null ? '' : nameOf(line.user),
    what: singleLine(line.message, summaryLength),
    change: line.change === null ? null : singleLine(line.change, summaryLength),
  };
}

export function statusView(status: Term, { ticket, session }: ViewContext): StatusView {
  const color = session.dictionaryOf(ticket.project.id).statusColors.get(status.id) ?? '';
  return { id: status.id, label: label(status.label), color: /^#[0-9a-f]{6}$/i.test(color) ? color : null };
}

export function personView(person: Person | null, { session }: ViewContext): PersonView | null {
  if (person === null) return null;
  return { name: nameOf(person), login: label(person.login), isMe: person.id === session.me.id };
}

function nameOf(person: Person): string {
  const realName = label(person.realName ?? '');
  return realName === '' ? label(person.login) : realName;
}

function instant(at: number, { now }: ViewContext): InstantView {
  const text = moscowTime(at, now);
  const local = localTime(at, now);
  return { text, hint: local === null ? text : `${text} · ${local}` };
}

function label(text: string): string {
  return singleLine(text, labelLength);
}

function labelOrNull(text: string | null): string | null {
  const shown = text === null ? '' : label(text);
  return shown === '' ? null : shown;
}
