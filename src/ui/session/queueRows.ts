import type { QueuePlace } from '../../regulation/queue/place';
import type { SlaResult } from '../../regulation/sla/result';
import type { Ticket } from '../../tickets/ticket';
import type { Unread } from '../../tickets/unread/unread';
import type { QueueRow } from '../queue/groups';

export interface QueueRowsDeps {
  readonly tickets: () => readonly Ticket[];
  readonly sla: (ticket: Ticket) => SlaResult;
  readonly place: (ticket: Ticket) => QueuePlace;
  readonly unread: (ticket: Ticket) => Unread | null;
}

/** Every ticket of a session with what is to be said of it now: made once for each change, whoever asks. */
export class QueueRows {
  private rows: readonly QueueRow[] | null = null;

  constructor(private readonly deps: QueueRowsDeps) {}

  all(): readonly QueueRow[] {
    const { tickets, sla, place, unread } = this.deps;
    this.rows ??= tickets().map(ticket => ({
      ticket,
      sla: sla(ticket),
      place: place(ticket),
      unread: unread(ticket),
    }));
    return this.rows;
  }

  /** Something about the tickets, their deadlines or what was read of them has changed. */
  forget(): void {
    this.rows = null;
  }
}
