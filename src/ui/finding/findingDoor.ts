import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter, type Event } from '../../base/emitter';
import { once } from '../../base/once';
import type { Ticket } from '../../tickets/ticket';
import type { ServerSession } from '../session/serverSession';
import type { FindingRoom, FindingRoomParts } from './findingRoom';
import type { PickOptions } from './pickTicket';
import type { RecentTickets } from './recentTickets';
import type { SimilarFound } from './similarTickets';

/** Where ticket panels ask for tickets like theirs. */
export interface SimilarFinder {
  readonly onDidChange: Event<void>;
  similarTo(ticketId: number): SimilarFound;
  /** Begins to look, which takes a while the first time. */
  want(ticket: Ticket): void;
}

/** The way to the search: what searches is loaded when somebody first wants it. */
export class FindingDoor implements SimilarFinder, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes: Emitter<void>;
  private room: FindingRoom | null = null;

  constructor(
    private readonly parts: FindingRoomParts,
    private readonly recent: RecentTickets,
  ) {
    this.changes = this.owned.add(new Emitter(error => parts.log.error('A listener of similar tickets failed', error)));
    this.onDidChange = this.changes.event;
  }

  readonly onDidChange;

  /** Lets a person choose any ticket of the server. */
  async pick(session: ServerSession, options: PickOptions = {}): Promise<number | undefined> {
    return (await this.open()).pick(session, this.recent.of(session.origin), options);
  }

  similarTo(ticketId: number): SimilarFound {
    return this.room?.similarTo(ticketId) ?? { phase: 'closed' };
  }

  want(ticket: Ticket): void {
    this.open().then(
      room => room.wantSimilar(ticket),
      (error: unknown) => this.parts.log.error('The search could not be loaded', error),
    );
  }

  dispose(): void {
    this.owned.dispose();
  }

  private readonly open = once(async (): Promise<FindingRoom> => {
    const { FindingRoom: Room } = await import('./findingRoom');
    this.room = this.owned.add(new Room(this.parts, () => this.changes.fire()));
    return this.room;
  });
}
