import type { HistoryLine, NoteFacts, TicketFacts } from '../regulation/input';
import type { HistoryEntry, Note, Ticket } from './ticket';

/** What the regulation needs of a ticket. */
export function ticketFacts(ticket: Ticket): TicketFacts {
  return {
    id: ticket.id,
    submittedAt: ticket.createdAt,
    reporterId: ticket.reporter?.id ?? null,
    type: ticket.type,
    category: ticket.category,
    statusId: ticket.status.id,
    handlerId: ticket.handler?.id ?? null,
    priorityId: ticket.priority.id,
    targetVersion: ticket.targetVersion,
    effort: ticket.regulationFields.effort,
    paid: ticket.regulationFields.paid,
    mode: ticket.regulationFields.mode,
    agreedDate: ticket.dueDate,
    notes: ticket.notes?.map(noteFacts) ?? null,
    history: ticket.history?.map(historyLine) ?? null,
  };
}

function noteFacts(note: Note): NoteFacts {
  return {
    id: note.id,
    authorId: note.author?.id ?? null,
    text: note.text,
    hasFiles: note.attachments.length > 0,
    isReminder: note.kind === 'reminder',
    isPrivate: note.isPrivate,
    at: note.createdAt,
  };
}

function historyLine(entry: HistoryEntry): HistoryLine {
  const { at } = entry;
  const userId = entry.user?.id ?? null;
  switch (entry.kind) {
    case 'created':
      return { kind: 'created', at, userId };
    case 'status':
    case 'handler':
    case 'priority':
      return { kind: entry.kind, at, userId, oldId: entry.oldId, newId: entry.newId };
    case 'noteAdded':
    case 'noteEdited':
    case 'noteDeleted':
      return { kind: entry.kind, at, userId, noteId: entry.noteId };
    case 'noteViewState':
      return { kind: 'noteViewState', at, userId, noteId: entry.noteId, isPrivate: entry.isPrivate };
    case 'field':
      if (entry.field === targetVersionField) {
        return { kind: 'targetVersion', at, userId, oldValue: entry.oldValue, newValue: entry.newValue };
      }
      return { kind: otherBuiltInFields.has(entry.field) ? 'other' : 'registration', at, userId };
    case 'other':
      return { kind: registrationTypes.has(entry.typeName) ? 'registration' : 'other', at, userId };
    case 'viewState':
      return { kind: 'other', at, userId };
  }
}

const targetVersionField = 'target_version';

/** Mantis's own fields that say nothing about whether a ticket was registered correctly; custom fields may (RULES G1). */
const otherBuiltInFields: ReadonlySet<string> = new Set([
  'due_date',
  'fixed_in_version',
  'project_id',
  'reproducibility',
  'resolution',
  'severity',
  'version',
  'reporter_id',
  'reporter',
  'eta',
  'projection',
  'sticky',
  'duplicate_id',
  'view_state',
]);

/** The texts of a ticket, whose lines name a type instead of a field. */
const registrationTypes: ReadonlySet<string> = new Set([
  'issue-description-updated',
  'issue-additional-info-updated',
  'issue-steps-to-reproduce-updated',
]);
