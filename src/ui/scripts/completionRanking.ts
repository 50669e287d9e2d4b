import type { Ticket } from '../../tickets/ticket';

/** The `#` before the cursor and what was typed behind it. */
export interface HashBefore {
  /** Of the `#`, in the line. */
  readonly start: number;
  readonly typed: string;
}

/** A `#` that begins a comment there, not a number. */
const hashComments = new Set([
  'yaml',
  'ini',
  'properties',
  'shellscript',
  'python',
  'powershell',
  'dockerfile',
  'makefile',
]);

const pattern = /(?<![\p{L}\p{N}_#&/])#([\p{L}\p{N}_-]{0,40})$/u;

/**
 * @param before the line up to the cursor
 * @param isAsked the person asked for suggestions: then the first `#` of a comment counts, too
 */
export function hashBefore(before: string, languageId: string, isAsked: boolean): HashBefore | null {
  const match = pattern.exec(before);
  if (match === null) return null;
  const { index: start } = match;
  const typed = match[1] ?? '';
  // git throws such a line away.
  if (languageId === 'git-commit' && before.startsWith('#')) return null;
  const beginsComment = hashComments.has(languageId) && !before.slice(0, start).includes('#');
  return beginsComment && !isAsked ? null : { start, typed };
}

export interface RankingInput {
  readonly tickets: readonly Ticket[];
  readonly typed: string;
  readonly meId: number;
  /** Tickets that name the script being edited. */
  readonly related: ReadonlySet<number>;
  /** What else stands in the line or the message. */
  readonly around: string;
  readonly limit: number;
}

const stemLength = 5;
const weights = { related: 8, mine: 4, word: 2 } as const;

/** The tickets to offer, the likeliest first: of this script, mine, of the words around, changed lately. */
export function rankTickets({ tickets, typed, meId, related, around, limit }: RankingInput): readonly Ticket[] {
  const wanted = typed.toLowerCase();
  const isNumber = /^\d+$/.test(wanted);
  const stems = new Set(stemsOf(around));
  const score = (ticket: Ticket): number =>
    (related.has(ticket.id) ? weights.related : 0) +
    (ticket.handler?.id === meId ? weights.mine : 0) +
    (stems.size === 0 ? 0 : Math.min(3, stemsOf(ticket.summary).filter(stem => stems.has(stem)).length) * weights.word);
  return tickets
    .filter(({ id, summary }) => {
      if (wanted === '') return true;
      return isNumber ? String(id).startsWith(wanted) : summary.toLowerCase().includes(wanted);
    })
    .map(ticket => ({ ticket, score: score(ticket) }))
    .sort((a, b) => b.score - a.score || b.ticket.updatedAt - a.ticket.updatedAt || b.ticket.id - a.ticket.id)
    .slice(0, limit)
    .map(({ ticket }) => ticket);
}

/** Beginnings of the words that say something: endings differ in Russian. */
function stemsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .slice(0, 2000)
      .match(/[\p{L}\p{N}]{4,}/gu) ?? []
  ).map(word => word.slice(0, stemLength));
}
