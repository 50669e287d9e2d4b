import { folded, typedWords } from '../base/words';
import type { Ticket } from './ticket';

/** Tickets by the beginning of their number, or by words that begin like those of `text`; the latest changes first. */
export function searchTickets(tickets: readonly Ticket[], text: string, limit: number): readonly Ticket[] {
  const words = typedWords(text);
  const isNumber = /^\d+$/.test(text.trim());
  return tickets
    .filter(({ id, summary }) => {
      if (isNumber && String(id).startsWith(text.trim())) return true;
      const name = ` ${folded(summary)}`;
      return words.every(word => name.includes(` ${word}`) || name.includes(`«${word}`));
    })
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, limit);
}
