import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import type { ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import type { Ticket } from '../../tickets/ticket';
import { IndexDesk } from './indexDesk';
import { pickTicket, type PickOptions } from './pickTicket';
import { SimilarTickets, type SimilarFound } from './similarTickets';

export interface FindingRoomParts {
  readonly extensionPath: string;
  readonly holder: SessionHolder;
  readonly log: Log;
}

/** Everything that searches, put together. A bundle of its own, loaded with the first search. */
export class FindingRoom implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly desk: IndexDesk;
  private similar: { readonly session: ServerSession; readonly tickets: SimilarTickets } | null = null;

  constructor(
    private readonly parts: FindingRoomParts,
    private readonly onDidFindSimilar: () => void,
  ) {
    this.desk = this.owned.add(new IndexDesk(parts.extensionPath, parts.holder, parts.log));
    this.owned.add(this.desk.onDidBecomeReady(() => this.similar?.tickets.lookAgain()));
  }

  pick(session: ServerSession, recent: readonly number[], options: PickOptions): Promise<number | undefined> {
    return pickTicket(session, this.desk, recent, options);
  }

  similarTo(ticketId: number): SimilarFound {
    const { session } = this.parts.holder;
    return this.similar !== null && this.similar.session === session
      ? this.similar.tickets.of(ticketId)
      : { phase: 'closed' };
  }

  wantSimilar(ticket: Ticket): void {
    const { session } = this.parts.holder;
    if (session === undefined) return;
    if (this.similar?.session !== session) {
      const tickets = new SimilarTickets(session, this.desk, this.onDidFindSimilar, this.parts.log);
      this.similar = { session, tickets };
    }
    this.similar.tickets.want(ticket);
  }

  dispose(): void {
    this.owned.dispose();
  }
}
