import type { Note, Ticket } from '../../../tickets/ticket';

export interface AnswerRules {
  /** Status ids from this one on are resolved. */
  readonly resolvedThreshold: number;
  readonly isRobot: (person: { readonly login: string; readonly realName: string | null; readonly id: number }) => boolean;
}

/**
 * The public notes that resolved a ticket, the most telling one first. Questions back to the customer, thanks, and what
 * the customer said did not help are left out; a robot's answer counts only where nobody else answered.
 */
export function resolvingAnswers(ticket: Ticket, { isRobot }: AnswerRules): readonly Note[] {
  const notes = (ticket.notes ?? []).filter(note => !note.isPrivate && note.kind !== 'reminder' && note.text.trim() !== '');
  const byCustomer = (note: Note): boolean => note.author !== null && note.author.id === ticket.reporter?.id;
  const answers = notes.filter((note, index) => {
    if (byCustomer(note)) return false;
    const reaction = notes.slice(index + 1).find(byCustomer);
    const answeredSince = reaction !== undefined && notes.slice(notes.indexOf(reaction) + 1).some(each => !byCustomer(each));
    return !(answeredSince && (isNo(reaction.text) || isQuestionBack(note.text)));
  });
  const people = answers.filter(note => note.author === null || !isRobot(note.author));
  const telling = (people.length > 0 ? people : answers).filter(note => !isSmallTalk(note.text));
  const byWeight = telling.map((note, index) => ({ note, weight: weightOf(note.text) + index * 60 }));
  return byWeight.sort((a, b) => b.weight - a.weight).map(({ note }) => note);
}

/** Steps and paths to click tell more than many words, and a later answer more than an earlier one. */
function weightOf(text: string): number {
  const steps = text.match(/^\s*(?:\d+[.)]|[-*•])\s/gm)?.length ?? 0;
  const paths = text.match(/→|->/g)?.length ?? 0;
  return Math.min(text.length, 900) + steps * 120 + paths * 60;
}

const no =
  /не\s+(?:помогл|помога|сработал|исправил|решил|получил)|то\s+же\s+самое|вс[её]\s+равно|по[-\s]прежнему|ничего\s+не\s+измен|снова\s+(?:та|то|не|ошиб)|опять\s+(?:та|то|не|ошиб)/iu;

function isNo(text: string): boolean {
  return no.test(text);
}

function isQuestionBack(text: string): boolean {
  const asks = /\?\s*$|\b(?:пришлите|уточните|приложите|сообщите|напишите|укажите|подскажите)|(?:пришлите|уточните|приложите|сообщите|подскажите),?\s+пожалуйста/iu;
  return asks.test(text.trim()) && !/^\s*1[.)]\s[\s\S]*^\s*2[.)]\s/m.test(text);
}

function isSmallTalk(text: string): boolean {
  const bare = text.replace(/[^\p{L}\s]/gu, ' ').trim();
  return bare.length < 25 || (bare.length < 80 && /^(?:спасибо|пожалуйста|рад[аы]?\s|обращение\s+(?:принято|закрыва))/iu.test(bare));
}
