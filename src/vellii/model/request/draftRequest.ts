import type { Pseudonyms } from '../../privacy/pseudonyms';
import type { ModelRequest } from '../languageModel';
import type { DraftTask } from './draftTask';
import { instructions } from './instructions';
import { draftWireSchema } from './wireSchema';

/** Most characters of each kind of text that are sent. */
export interface RequestLimits {
  readonly ticketText: number;
  readonly note: number;
  readonly notes: number;
  readonly source: number;
  readonly sources: number;
}

export const fullLimits: RequestLimits = { ticketText: 6000, note: 2000, notes: 10, source: 2500, sources: 8 };
/** For a server that found the full request too large. */
export const smallLimits: RequestLimits = { ticketText: 2000, note: 700, notes: 3, source: 900, sources: 4 };

/** Every text of the task that would be sent, for `Pseudonyms` to look at first. */
export function textsOf(task: DraftTask): readonly string[] {
  const { ticket, conversation, sources, wish, previousReply } = task;
  return [
    ticket.summary,
    ticket.description,
    ticket.stepsToReproduce,
    ticket.additionalInformation,
    ...conversation.map(({ text }) => text),
    ...sources.flatMap(({ title, text }) => [title, text]),
    wish ?? '',
    previousReply ?? '',
  ];
}

/**
 * The request for a draft, with placeholders for personal data. Only what is named here is sent: no numbers of
 * tickets, no file names, no names of people.
 */
export function draftRequest(task: DraftTask, pseudonyms: Pseudonyms, limits: RequestLimits): ModelRequest {
  const cut = (text: string, most: number): string => pseudonyms.hide(shortened(text, most));
  const { ticket } = task;
  const data = {
    ticket: {
      summary: cut(ticket.summary, 400),
      description: cut(ticket.description, limits.ticketText),
      ...(ticket.stepsToReproduce === '' ? {} : { steps: cut(ticket.stepsToReproduce, limits.ticketText) }),
      ...(ticket.additionalInformation === ''
        ? {}
        : { additional: cut(ticket.additionalInformation, limits.ticketText) }),
      category: ticket.category,
      type: ticket.type,
      priority: ticket.priority,
    },
    conversation: task.conversation
      .slice(-limits.notes)
      .map(({ from, text }) => ({ from, text: cut(text, limits.note) })),
    passages: task.sources
      .slice(0, limits.sources)
      .map(({ title, text }, index) => ({ number: index + 1, title: cut(title, 200), text: cut(text, limits.source) })),
    missing: task.missing,
    categories: task.categories.slice(0, 60),
  };
  const parts = [`Данные:\n${JSON.stringify(data)}`];
  if (task.previousReply !== null) parts.push(`Прежний черновик:\n${JSON.stringify(cut(task.previousReply, 6000))}`);
  if (task.wish !== null) parts.push(`Пожелание инженера к черновику: ${JSON.stringify(cut(task.wish, 500))}`);
  return {
    messages: [
      { role: 'system', text: instructions },
      { role: 'user', text: parts.join('\n\n') },
    ],
    schema: draftWireSchema,
  };
}

/** The beginning and the end of a text that is too long: errors stand at the end as often as at the beginning. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = Math.floor(most * 0.7);
  return `${text.slice(0, head)}\n…\n${text.slice(text.length - (most - head))}`;
}
