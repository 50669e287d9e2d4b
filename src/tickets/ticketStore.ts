import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/emitter';
import type { Ticket, UnreadableTicket } from './ticket';

/** What changed in the store: ids of tickets that are new, different, or gone. */
export interface TicketChange {
  readonly changed: readonly number[];
  readonly removed: readonly number[];
}

/** The tickets that this window knows, in memory, with events about what changed. */
export class TicketStore implements Disposable {
  private tickets = new Map<number, Ticket>();
  private unreadable: readonly UnreadableTicket[] = [];
  private readonly changes: Emitter<TicketChange>;

  constructor(onListenerError?: (error: unknown) => void) {
    this.changes = new Emitter(onListenerError);
    this.onDidChange = this.changes.event;
  }

  readonly onDidChange;

  all(): readonly Ticket[] {
    return [...this.tickets.values()];
  }

  get(id: number): Ticket | undefined {
    return this.tickets.get(id);
  }

  get size(): number {
    return this.tickets.size;
  }

  /** Rows that the server sent but that could not be understood. */
  unreadableTickets(): readonly UnreadableTicket[] {
    return this.unreadable;
  }

  /** Takes over tickets as they arrive; the others stay. */
  put(tickets: readonly Ticket[]): void {
    for (const ticket of tickets) this.tickets.set(ticket.id, ticket);
    if (tickets.length > 0) this.changes.fire({ changed: tickets.map(ticket => ticket.id), removed: [] });
  }

  remove(ids: readonly number[]): void {
    const removed = ids.filter(id => this.tickets.delete(id));
    if (removed.length > 0) this.changes.fire({ changed: [], removed });
  }

  /** Says which rows of the server cannot be understood at present. */
  setUnreadable(rows: readonly UnreadableTicket[]): void {
    this.unreadable = rows;
    this.changes.fire({ changed: [], removed: [] });
  }

  dispose(): void {
    this.changes.dispose();
  }
}
