import type { Disposable } from '../../base/disposable';
import { markOf, type SeenMark } from '../../tickets/unread/seenMark';
import type { SeenMarks } from '../../tickets/unread/seenMarks';
import { unreadOf, type Unread, type UnreadContext } from '../../tickets/unread/unread';
import type { Note, Ticket } from '../../tickets/ticket';
import type { NoteSide } from '../ticketPanel/session';

interface Known {
  readonly mark: SeenMark | null;
  readonly since: number;
  readonly unread: Unread | null;
}

/** What of the tickets of a session is new to the person, computed once for each ticket and mark. */
export class UnreadTickets implements Disposable {
  private readonly known = new WeakMap<Ticket, Known>();

  constructor(
    private readonly marks: SeenMarks,
    private readonly meId: number,
    private readonly sideOf: (note: Note, ticket: Ticket) => NoteSide,
  ) {
    this.onDidChange = marks.onDidChange;
  }

  /** Ids of tickets; `null` for all of them. */
  readonly onDidChange;

  /** `null` when there is nothing new. */
  of(ticket: Ticket): Unread | null {
    const mark = this.marks.of(ticket.id);
    const { since } = this.marks;
    const known = this.known.get(ticket);
    if (known?.mark === mark && known.since === since) return known.unread;
    const context: UnreadContext = { meId: this.meId, since, sideOf: note => this.sideOf(note, ticket) };
    const unread = unreadOf(ticket, mark, context);
    this.known.set(ticket, { mark, since, unread });
    return unread;
  }

  /** The person has read the ticket up to there. */
  read(ticketId: number, mark: Omit<SeenMark, 'isMarked'>): void {
    this.marks.read(ticketId, mark);
  }

  /** The person is done with the ticket as it is now. */
  readAll(ticket: Ticket): void {
    this.marks.read(ticket.id, markOf(ticket));
  }

  markUnread(ticket: Ticket): void {
    this.marks.markUnread(ticket.id, markOf(ticket));
  }

  dispose(): void {
    this.marks.dispose();
  }
}
