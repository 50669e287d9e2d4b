import type { QueuePlace } from '../../regulation/queue/place';
import type { SlaResult } from '../../regulation/sla/result';
import type { Ticket } from '../../tickets/ticket';
import type { TicketStore } from '../../tickets/ticketStore';
import type { QueueRow } from '../queue/groups';
import type { UnreadTickets } from './unreadTickets';

export interface QueueRowsDeps {
  readonly store: Pick<TicketStore, 'all'>;
  readonly unread: Pick<UnreadTickets, 'of' | 'onDidChange'>;
  sla(ticket: Ticket): SlaResult;
  place(ticket: Ticket): QueuePlace;
}

/** Every ticket of a session with what is to be said of it now: made once for each change, whoever asks. */
export class QueueRows {
  private rows: readonly QueueRow[] | null = null;

  constructor(private readonly deps: QueueRowsDeps) {
    deps.unread.onDidChange(() => this.forget());
  }

  all(): readonly QueueRow[] {
    const { deps } = this;
    this.rows ??= deps.store.all().map(ticket => ({
      ticket,
      sla: deps.sla(ticket),
      place: deps.place(ticket),
      unread: deps.unread.of(ticket),
    }));
    return this.rows;
  }

  /** Something about the tickets or their deadlines has changed. */
  forget(): void {
    this.rows = null;
  }
}
