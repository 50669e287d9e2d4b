import type { HistoryEntry, Ticket } from '../ticket';

/** How far a person has read a ticket. */
export interface SeenMark {
  /** The newest note that was there; 0 for none. Ids ascend. */
  readonly noteId: number;
  /** Instant of the newest line of the history; 0 for none. */
  readonly at: number;
  /** How many lines of that very instant were there: Mantis counts in whole seconds. */
  readonly lines: number;
  /** The person wants it unread, whatever they have read. */
  readonly isMarked: boolean;
}

/** The mark of somebody who has read all of the ticket. */
export function markOf(ticket: Ticket): SeenMark {
  const noteId = (ticket.notes ?? []).reduce((newest, { id }) => Math.max(newest, id), 0);
  const history = ticket.history ?? [];
  const at = history.reduce((newest, line) => Math.max(newest, line.at), 0);
  return { noteId, at, lines: history.filter(line => line.at === at).length, isMarked: false };
}

/** Lines that came after the mark, oldest first whatever order the server keeps. */
export function linesAfter(history: readonly HistoryEntry[], mark: SeenMark): readonly HistoryEntry[] {
  const sameSecond = history.filter(line => line.at === mark.at).slice(mark.lines);
  const later = history.filter(line => line.at > mark.at);
  return [...sameSecond, ...later].sort((a, b) => a.at - b.at);
}

/** Whoever has read further is right; `isMarked` is that of `newer`. */
export function joinMarks(older: SeenMark, newer: SeenMark): SeenMark {
  const isFurther = older.at > newer.at || (older.at === newer.at && older.lines > newer.lines);
  const { at, lines } = isFurther ? older : newer;
  return { noteId: Math.max(older.noteId, newer.noteId), at, lines, isMarked: newer.isMarked };
}

export function sameMark(a: SeenMark, b: SeenMark): boolean {
  return a.noteId === b.noteId && a.at === b.at && a.lines === b.lines && a.isMarked === b.isMarked;
}
