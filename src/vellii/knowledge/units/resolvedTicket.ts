import type { Note, Ticket } from '../../../tickets/ticket';
import { resolvingAnswers, type AnswerRules } from './answers';
import type { KnowledgeUnit, Passage } from './unit';

/** Takes people out of a text; `names` are those of the ticket's own people. */
export type Depersonalise = (text: string, names: readonly string[]) => string;

/** A resolved ticket as a unit; `null` for one that is not resolved, private, or without a public answer. */
export function ticketUnit(ticket: Ticket, rules: AnswerRules, depersonalise: Depersonalise): KnowledgeUnit | null {
  if (ticket.isPrivate || ticket.status.id < rules.resolvedThreshold) return null;
  const answers = resolvingAnswers(ticket, rules);
  if (answers.length === 0) return null;
  const names = peopleOf(ticket);
  const clean = (text: string): string => depersonalise(text, names);
  return {
    id: String(ticket.id),
    kind: 'ticket',
    title: clean(ticket.summary),
    context: '',
    question: clean([ticket.description, ticket.stepsToReproduce, ticket.additionalInformation].filter(Boolean).join('\n')),
    passages: answers.map(note => passageOf(ticket.id, note, clean)),
    category: ticket.category,
    type: ticket.type,
    date: Math.max(...answers.map(note => note.createdAt)),
    overturns: overturnedBy(ticket, answers),
  };
}

function passageOf(ticketId: number, note: Note, clean: (text: string) => string): Passage {
  return {
    text: clean(note.text),
    place: { kind: 'note', ticketId, noteId: note.id },
    fromLine: 1,
    toLine: note.text.split('\n').length,
  };
}

function peopleOf(ticket: Ticket): readonly string[] {
  const people = [ticket.reporter, ticket.handler, ...(ticket.notes ?? []).map(note => note.author)];
  const names = people.flatMap(person => (person?.realName == null ? [] : [person.realName]));
  return [...new Set(names)];
}

const reference = /(?:#|№\s?|обращени\p{L}{1,3}\s+|заявк\p{L}{1,3}\s+|тикет\p{L}{0,3}\s+)(\d{1,7})(?!\d)/giu;
const undoing =
  /не\s+(?:помога|помогл|действу|актуальн|работает|применя|использу|подходит|верн|нужно)|устарел|больше\s+не|отмен(?:я|е|и)|вместо|неверн|ошибочн|невозможн|изменил(?:ся|ось|ась)|заменя?ет/iu;
const around = 140;

/** Numbers of tickets whose solution the answers say not to hold: a number with a word of undoing beside it. */
function overturnedBy(ticket: Ticket, answers: readonly Note[]): readonly number[] {
  const found = new Set<number>();
  for (const text of [ticket.description, ...answers.map(note => note.text)]) {
    for (const match of text.matchAll(reference)) {
      const near = text.slice(Math.max(0, match.index - around), match.index + match[0].length + around);
      const id = Number(match[1]);
      if (id !== ticket.id && undoing.test(near)) found.add(id);
    }
  }
  return [...found].sort((a, b) => a - b);
}
