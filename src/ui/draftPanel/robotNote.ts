import type { Note, Ticket } from '../../tickets/ticket';
import type { Draft } from '../../vellii/draft';
import type { ServerSession } from '../session/serverSession';

/** The robot's last note, while nobody of the staff has answered behind it; null otherwise. */
export function openRobotNote(ticket: Ticket, session: ServerSession): Note | null {
  const notes = (ticket.notes ?? []).filter(note => note.kind === 'note' && note.text.trim() !== '');
  const sides = notes.map(note => session.sideOf(note, ticket));
  const last = sides.lastIndexOf('robot');
  const isAnswered = sides.some((side, index) => index > last && side === 'staff' && notes[index]?.isPrivate === false);
  return last < 0 || isAnswered ? null : (notes[last] ?? null);
}

/** The robot's note as a draft. Where it was public the customer has it already. */
export function robotDraft(ticket: Ticket, note: Note): Draft {
  return {
    kind: 'answer',
    reply: note.text.trim(),
    steps: [],
    citations: [],
    missing: [],
    classification: null,
    setupChange: null,
    ticketId: ticket.id,
    provider: { kind: 'robot', login: note.author?.login ?? '', noteId: note.id },
    confidence: 0,
    sources: [],
    createdAt: note.createdAt,
  };
}
