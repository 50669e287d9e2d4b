import { singleLine } from '../../base/plainText';
import type { Note, Priority, Ticket, TicketType } from '../ticket';
import { changesOf, isEmpty, type Choice, type Classification } from './change';

/** Notes are read by Russian people in Mantis, whatever language this window speaks: the regulation's own terms. */
export interface Terms {
  readonly types: Readonly<Record<TicketType, string>>;
  readonly priorities: Readonly<Record<Priority, string>>;
}

const reasonMark = '[Переклассификация]';
const proposalMark = '[Предложение переклассификации]';
const arrow = ' → ';
const lineLength = 500;

/** The note that goes with a reclassification: what changed and why. */
export function reasonText(before: Classification, changes: Choice, reason: string, terms: Terms): string {
  return noteText(reasonMark, before, changes, reason, terms);
}

/** The private note with which somebody who may not reclassify asks the lead to (RULES A2). */
export function proposalText(before: Classification, changes: Choice, reason: string, terms: Terms): string {
  return noteText(proposalMark, before, changes, reason, terms);
}

export interface Proposal {
  readonly note: Note;
  /** Only what would still change the ticket. */
  readonly choice: Choice;
  readonly reason: string;
}

/**
 * The proposal that waits for the lead: the last one, unless a reclassification with its note came after it or the
 * ticket is so already. A note that merely looks like one is told apart by its author.
 * @param isStaff whether a note was written by the staff (RULES C2)
 */
export function pendingProposal(ticket: Ticket, terms: Terms, isStaff: (note: Note) => boolean): Proposal | null {
  const notes = [...(ticket.notes ?? [])].filter(isStaff).sort((a, b) => b.id - a.id);
  const note = notes.find(({ text }) => hasMark(text, proposalMark) || hasMark(text, reasonMark));
  if (note?.isPrivate !== true || !hasMark(note.text, proposalMark)) return null;
  const lines = note.text.split(/\r?\n/);
  const wanted = (name: string): string | undefined =>
    lines
      .find(line => line.startsWith(`${name}: `))
      ?.split(arrow)
      .at(-1)
      ?.trim();
  const choice = changesOf(ticket, {
    ...optional('type', keyOf(terms.types, wanted(names.type))),
    ...optional('category', wanted(names.category)),
    ...optional('priority', keyOf(terms.priorities, wanted(names.priority))),
  });
  if (isEmpty(choice)) return null;
  const reason = lines.find(line => line.startsWith(`${names.reason}: `))?.slice(names.reason.length + 2) ?? '';
  return { note, choice, reason: singleLine(reason, lineLength) };
}

const names = { type: 'Тип', category: 'Категория', priority: 'Приоритет', reason: 'Основание' } as const;

function noteText(mark: string, before: Classification, changes: Choice, reason: string, terms: Terms): string {
  const line = (name: string, old: string | null, wanted: string): string =>
    `${name}: ${singleLine(old ?? 'не указано', lineLength)}${arrow}${singleLine(wanted, lineLength)}`;
  const { type, category, priority } = changes;
  return [
    mark,
    ...(type === undefined ? [] : [line(names.type, before.type && terms.types[before.type], terms.types[type])]),
    ...(category === undefined ? [] : [line(names.category, before.category, category)]),
    ...(priority === undefined
      ? []
      : [line(names.priority, before.priority && terms.priorities[before.priority], terms.priorities[priority])]),
    ...(reason.trim() === '' ? [] : [`${names.reason}: ${singleLine(reason, lineLength)}`]),
  ].join('\n');
}

function hasMark(text: string, mark: string): boolean {
  return text.split(/\r?\n/, 1)[0]?.trim() === mark;
}

function keyOf<K extends string>(terms: Readonly<Record<K, string>>, term: string | undefined): K | undefined {
  return (Object.keys(terms) as K[]).find(key => terms[key] === term);
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
