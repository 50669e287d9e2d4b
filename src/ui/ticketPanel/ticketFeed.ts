import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { Log } from '../../base/log';
import type { MantisError } from '../../mantis/errors';
import { isUnreachable } from '../../mantis/unreachable';
import type { DraftReference } from '../../tickets/replyDraft';
import type { Ticket } from '../../tickets/ticket';
import type { TicketConnection, TicketSession, TicketSessionSource } from './session';

/** What a panel has of its ticket. */
export type FeedState =
  /** No server yet: the panel fills itself when there is one. */
  | { readonly kind: 'waiting'; readonly connection: 'none' | 'connecting' | 'failed' }
  /** The window is connected to another server than the panel's. */
  | { readonly kind: 'otherServer'; readonly connectedTo: string }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: MantisError }
  | {
      readonly kind: 'shown';
      readonly ticket: Ticket;
      /** The one the ticket came from; what is shown stays when the connection goes. */
      readonly session: TicketSession;
      readonly isConnected: boolean;
      readonly isRefreshing: boolean;
      /** Why the last refresh failed. */
      readonly stale: MantisError | null;
    };

/** Leaving the queue because of what has just been read or written is no news. */
const justReadMs = 2_000;

/** Follows one ticket through connections, refreshes and writes. Never loses a ticket that it has shown. */
export class TicketFeed implements Disposable {
  private state: FeedState = { kind: 'loading' };
  private session: TicketSession | null = null;
  /** Rises with everything that makes a reading under way out of date. */
  private generation = 0;
  private readAt = Number.NEGATIVE_INFINITY;
  private readonly owned = new DisposableStore();
  private ofSession = new DisposableStore();
  private readonly changes: Emitter<FeedState>;

  constructor(
    private readonly reference: DraftReference,
    private readonly sessions: TicketSessionSource,
    private readonly log: Log,
  ) {
    this.changes = this.owned.add(new Emitter(error => log.error('A listener of a ticket failed', error)));
    this.onDidChange = this.changes.event;
    this.owned.add(sessions.onDidChangeSession(connection => this.follow(connection)));
    this.follow(sessions.current);
  }

  readonly onDidChange;

  get current(): FeedState {
    return this.state;
  }

  /** The present connection to the ticket's server. */
  get connected(): TicketSession | null {
    return this.session;
  }

  /** Reads the ticket anew. What is shown stays until the answer is there. */
  async refresh(): Promise<void> {
    const { session } = this;
    if (session === null) return;
    const generation = ++this.generation;
    if (this.state.kind === 'shown') this.become({ ...this.state, isRefreshing: true });
    else this.become({ kind: 'loading' });
    const reading = await session.read(this.reference.ticketId);
    if (generation !== this.generation) return;
    if (reading.ok) {
      this.readAt = session.now();
      this.show(reading.value.ticket, session);
    } else if (this.state.kind === 'shown') {
      this.become({ ...this.state, isRefreshing: false, stale: reading.error });
    } else await this.showLastKnown(session, generation, reading.error);
  }

  /** Reads the ticket anew unless that was done within `ms`. */
  async refreshIfOlderThan(ms: number): Promise<void> {
    if (this.session !== null && this.session.now() - this.readAt > ms) await this.refresh();
  }

  /** Takes over the ticket that a write or a look-up brought. A reading that began before it is out of date. */
  take(ticket: Ticket): void {
    const { session } = this;
    if (session === null) return;
    this.generation++;
    this.readAt = session.now();
    this.show(ticket, session);
    session.take(ticket);
  }

  dispose(): void {
    this.ofSession.dispose();
    this.owned.dispose();
  }

  private follow(connection: TicketConnection): void {
    const session = connection.kind === 'ready' ? connection.session : null;
    const ours = session?.origin === this.reference.origin ? session : null;
    if (ours !== null && ours === this.session) return;
    this.ofSession.dispose();
    this.ofSession = new DisposableStore();
    this.session = ours;
    this.generation++;
    if (ours === null) {
      this.become(this.withoutSession(connection));
      return;
    }
    this.ofSession.add(ours.onDidChangeTicket(id => this.hear(id, ours)));
    this.ofSession.add(ours.onDidChangeRegulation(() => this.changes.fire(this.state)));
    const known = ours.known(this.reference.ticketId);
    if (known !== undefined && isWhole(known) && this.state.kind !== 'shown') this.show(known, ours);
    this.refresh().catch((error: unknown) =>
      this.log.error(`Ticket ${this.reference.ticketId} could not be read`, error),
    );
  }

  /** Better an old state that says so than nothing; not where the server itself denies the ticket. */
  private async showLastKnown(session: TicketSession, generation: number, error: MantisError): Promise<void> {
    const ticket = isUnreachable(error) ? await session.lastKnown(this.reference.ticketId) : null;
    if (generation !== this.generation) return;
    if (ticket === null) this.become({ kind: 'failed', error });
    else this.become({ ...this.shown(ticket, session), stale: error });
  }

  private withoutSession(connection: TicketConnection): FeedState {
    if (this.state.kind === 'shown') return { ...this.state, isConnected: false, isRefreshing: false };
    return connection.kind === 'ready'
      ? { kind: 'otherServer', connectedTo: connection.session.origin }
      : { kind: 'waiting', connection: connection.kind };
  }

  /** The session knows the ticket anew, perhaps because this very panel read it. */
  private hear(id: number, session: TicketSession): void {
    if (id !== this.reference.ticketId || this.state.kind !== 'shown') return;
    const known = session.known(id);
    const { ticket, isRefreshing } = this.state;
    if (known !== undefined && known.updatedAt <= ticket.updatedAt) return;
    const isComplete = known !== undefined && isWhole(known);
    if (isComplete) this.show(withLinks(known, ticket), session);
    if (isComplete && known.relationships !== null) return;
    if (!isRefreshing && session.now() - this.readAt > justReadMs) {
      this.refresh().catch((error: unknown) => this.log.error(`Ticket ${id} could not be read`, error));
    }
  }

  private show(ticket: Ticket, session: TicketSession): void {
    this.become(this.shown(ticket, session));
  }

  private shown(ticket: Ticket, session: TicketSession): Extract<FeedState, { kind: 'shown' }> {
    return { kind: 'shown', ticket, session, isConnected: !session.isOffline, isRefreshing: false, stale: null };
  }

  private become(state: FeedState): void {
    this.state = state;
    this.changes.fire(state);
  }
}

/** A list may leave notes and history out. */
function isWhole(ticket: Ticket): boolean {
  return ticket.notes !== null && ticket.history !== null;
}

/** Lists leave followers and relations out: those that were read last stay until they are read again. */
function withLinks(ticket: Ticket, before: Ticket): Ticket {
  return {
    ...ticket,
    monitors: ticket.monitors ?? before.monitors,
    relationships: ticket.relationships ?? before.relationships,
  };
}
