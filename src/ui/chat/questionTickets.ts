import type { Ticket } from '../../tickets/ticket';
import { ticketMentions } from '../scripts/mentions';

/** Numbers that a question names: «#12», «№ 12» or a bare number of its own. */
export function numbersIn(question: string, limit: number): readonly number[] {
  const marked = question
    .slice(0, 2000)
    .replace(/(?<![\p{L}\p{N}#.,:])(?:№\s*)?(\d{1,7})(?![\p{L}\p{N}.,:]\d|[\p{L}\p{N}])/gu, '#$1');
  return [...new Set(ticketMentions(marked).map(({ ticketId }) => ticketId))].slice(0, limit);
}

const stemLength = 5;

/** Those tickets whose words the question shares, the most shared first; all of them when it shares none. */
export function ticketsFitting(question: string, tickets: readonly Ticket[]): readonly Ticket[] {
  const wanted = new Set(stemsOf(question));
  const scored = tickets
    .map(ticket => ({ ticket, score: stemsOf(sayingsOf(ticket)).filter(stem => wanted.has(stem)).length }))
    .filter(({ score }) => score > 0);
  if (scored.length === 0) return tickets;
  return scored.sort((a, b) => b.score - a.score).map(({ ticket }) => ticket);
}

function sayingsOf({ summary, customer, category, handler, status, priority }: Ticket): string {
  return [summary, customer, category, handler?.realName, status.label, priority.label].filter(Boolean).join(' ');
}

/** Beginnings of words, each once: endings differ in Russian. */
function stemsOf(text: string): readonly string[] {
  const words =
    text
      .toLowerCase()
      .slice(0, 2000)
      .match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return [...new Set(words.map(word => word.slice(0, stemLength)))];
}
