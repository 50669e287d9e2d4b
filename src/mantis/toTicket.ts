import type { Attachment, Note, Relationship, Ticket } from '../tickets/ticket';
import { classify, type Traces } from './classify';
import type { Dictionary } from './dictionary';
import { toHistoryEntry } from './history';
import type { Mapping } from './mapping';
import { toPerson } from './people';
import type { Issue, RelationshipPayload } from './schema/issue';
import type { AttachmentPayload, NotePayload } from './schema/note';
import { toTerm } from './terms';
import { VIEW_STATE } from './viewState';

/** The ticket as the department speaks of it. Absent notes and history stay `null` (RULES C8). */
export function toTicket(issue: Issue, dictionary: Pick<Dictionary, 'project'>, mapping: Mapping): Ticket {
  const traces = tracesOf(issue);
  const { customFields, category, tags, reporter } = traces;
  return {
    id: issue.id,
    summary: issue.summary,
    description: issue.description,
    stepsToReproduce: issue.steps_to_reproduce,
    additionalInformation: issue.additional_information,
    project: { id: issue.project.id, name: issue.project.name || dictionary.project.name },
    category,
    ...classify(traces, mapping),
    reporter,
    handler: issue.handler === undefined ? null : toPerson(issue.handler),
    status: toTerm(issue.status),
    resolution: issue.resolution === undefined ? null : toTerm(issue.resolution),
    priority: toTerm(issue.priority),
    isPrivate: issue.view_state?.id === VIEW_STATE.private,
    createdAt: issue.created_at,
    updatedAt: issue.updated_at,
    dueDate: issue.due_date ?? null,
    targetVersion: issue.target_version?.name || null,
    customFields,
    tags,
    attachments: issue.attachments.map(toAttachment),
    monitors: issue.monitors?.map(toPerson) ?? null,
    relationships: issue.relationships?.map(toRelationship) ?? null,
    // What is empty is left out; beside a history it was asked for.
    notes: issue.notes?.map(toNote) ?? (issue.history === undefined ? null : []),
    history: issue.history?.map(toHistoryEntry) ?? null,
  };
}

/** What of an issue the mapping looks at. */
export function tracesOf(
  issue: Pick<Issue, 'project' | 'priority' | 'category' | 'custom_fields' | 'tags' | 'reporter'>,
): Traces {
  return {
    projectId: issue.project.id,
    priorityId: issue.priority.id,
    category: issue.category?.name ?? null,
    customFields: issue.custom_fields.map(({ field, value }) => ({ id: field.id, name: field.name, value })),
    tags: issue.tags.map(({ id, name }) => ({ id, name })),
    reporter: issue.reporter === undefined ? null : toPerson(issue.reporter),
  };
}

function toNote(note: NotePayload): Note {
  return {
    id: note.id,
    author: note.reporter === undefined ? null : toPerson(note.reporter),
    text: note.text,
    isPrivate: note.view_state.id === VIEW_STATE.private,
    kind: note.type === 'reminder' || note.type === 'timelog' ? note.type : 'note',
    minutes: minutesOf(note),
    attachments: note.attachments.map(toAttachment),
    createdAt: note.created_at,
    updatedAt: note.updated_at,
  };
}

/** «01:30» → 90; 0 where no time is booked. */
export function minutesOf(note: NotePayload): number {
  const match = /^(\d+):(\d\d)/.exec(note.time_tracking?.duration ?? '');
  return match === null ? 0 : Number(match[1]) * 60 + Number(match[2]);
}

function toRelationship({ id, type, issue }: RelationshipPayload): Relationship {
  const status = issue.status === undefined ? null : toTerm(issue.status);
  return { id, type: toTerm(type), other: { id: issue.id, summary: issue.summary ?? null, status } };
}

function toAttachment(file: AttachmentPayload): Attachment {
  return {
    id: file.id,
    fileName: file.filename,
    size: file.size,
    contentType: file.content_type,
    author: file.reporter === undefined ? null : toPerson(file.reporter),
    createdAt: file.created_at,
  };
}
