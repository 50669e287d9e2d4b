import type { HistoryEntry, Note, Ticket } from '../ticket';
import { linesAfter, type SeenMark } from './seenMark';

/** What has happened that the person has not seen; the strongest first. */
export const unreadKinds = [
  'customerReplied',
  'assigned',
  'note',
  'status',
  'reassigned',
  'created',
  'marked',
] as const;

export type UnreadKind = (typeof unreadKinds)[number];

export interface Unread {
  /** Never empty; in the order of `unreadKinds`. */
  readonly kinds: readonly UnreadKind[];
  /** Epoch milliseconds of the first thing that is new; `null` when it was only marked. */
  readonly since: number | null;
  /** The first note that is new. */
  readonly noteId: number | null;
}

export interface UnreadContext {
  readonly meId: number;
  /** Epoch milliseconds. What happened before this person used the product on this server counts as read. */
  readonly since: number;
  readonly sideOf: (note: Note) => 'staff' | 'customer' | 'robot' | 'unknown';
}

interface Event {
  readonly kind: UnreadKind;
  readonly at: number;
}

/**
 * What of a ticket is new to the person; `null` for nothing. One's own actions never are, nor is what happens to
 * tickets that are none of one's business: handled by somebody else, and never written in.
 * @param mark how far it was read; `null` when it never was.
 */
export function unreadOf(ticket: Ticket, mark: SeenMark | null, context: UnreadContext): Unread | null {
  const seen = mark ?? { noteId: 0, at: context.since, lines: Number.POSITIVE_INFINITY, isMarked: false };
  const lines = linesAfter(ticket.history ?? [], seen).filter(({ user }) => user?.id !== context.meId);
  const notes = newNotes(ticket, mark, context);
  const isMine = concerns(ticket, lines, context.meId);
  const events: readonly Event[] = isMine
    ? [
        ...(mark === null ? creation(ticket, context) : []),
        ...notes.map(note => ({ kind: noteKind(note, ticket, context), at: note.createdAt })),
        ...lines.flatMap(line => lineEvents(line, context.meId)),
      ]
    : [];
  const found = new Set<UnreadKind>(events.map(({ kind }) => kind));
  if (seen.isMarked) found.add('marked');
  if (found.size === 0) return null;
  return {
    kinds: unreadKinds.filter(kind => found.has(kind)),
    since: events.length === 0 ? null : Math.min(...events.map(({ at }) => at)),
    noteId: isMine ? (notes[0]?.id ?? null) : null,
  };
}

function newNotes({ notes }: Ticket, mark: SeenMark | null, { meId, since }: UnreadContext): readonly Note[] {
  const isNew = (note: Note): boolean => (mark === null ? note.createdAt > since : note.id > mark.noteId);
  return (notes ?? []).filter(note => note.author?.id !== meId && isNew(note)).sort((a, b) => a.id - b.id);
}

/** Somebody who may not be listed in the project and has raised the ticket is its customer. */
function noteKind(note: Note, ticket: Ticket, { sideOf }: UnreadContext): UnreadKind {
  const side = sideOf(note);
  const isReporters = side === 'unknown' && note.author !== null && note.author.id === ticket.reporter?.id;
  return !note.isPrivate && (side === 'customer' || isReporters) ? 'customerReplied' : 'note';
}

function lineEvents(line: HistoryEntry, meId: number): readonly Event[] {
  if (line.kind === 'handler') return [{ kind: line.newId === meId ? 'assigned' : 'reassigned', at: line.at }];
  return line.kind === 'status' ? [{ kind: 'status', at: line.at }] : [];
}

/** A ticket that somebody else has, or in which one has written, is no new one. */
function creation(ticket: Ticket, { since, meId }: UnreadContext): readonly Event[] {
  const isFree = ticket.handler === null || ticket.handler.id === meId;
  const isNew = ticket.createdAt > since && ticket.reporter?.id !== meId && isFree && !hasWritten(ticket, meId);
  return isNew ? [{ kind: 'created', at: ticket.createdAt }] : [];
}

function concerns(ticket: Ticket, lines: readonly HistoryEntry[], meId: number): boolean {
  if (ticket.handler === null || ticket.handler.id === meId) return true;
  const wasTaken = lines.some(line => line.kind === 'handler' && line.oldId === meId);
  return wasTaken || hasWritten(ticket, meId);
}

function hasWritten({ notes }: Ticket, meId: number): boolean {
  return (notes ?? []).some(({ author }) => author?.id === meId);
}
