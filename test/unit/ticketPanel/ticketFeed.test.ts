import assert from 'node:assert/strict';
import { Emitter } from '../../../src/base/emitter';
import { silentLog } from '../../../src/base/log';
import { err, ok, type Result } from '../../../src/base/result';
import type { MantisError } from '../../../src/mantis/errors';
import type { Ticket } from '../../../src/tickets/ticket';
import type {
  TicketConnection,
  TicketReading,
  TicketSession,
  TicketSessionSource,
} from '../../../src/ui/ticketPanel/session';
import { TicketFeed, type FeedState } from '../../../src/ui/ticketPanel/ticketFeed';
import { makeTicket } from './makeTicket';

const origin = 'https://tracker.example';
const offline: MantisError = { kind: 'offline', cause: 'timeout', code: null };
type Reading = Result<TicketReading, MantisError>;

/** A server whose answers come when the test says so. */
class FakeSession {
  readonly changed = new Emitter<number>();
  readonly regulationChanged = new Emitter<void>();
  readonly readings: ((reading: Reading) => void)[] = [];
  readonly taken: Ticket[] = [];
  knownTicket: Ticket | undefined;

  constructor(readonly origin: string) {}

  readonly onDidChangeTicket = this.changed.event;
  readonly onDidChangeRegulation = this.regulationChanged.event;
  time = 0;
  now = (): number => this.time;
  known = (): Ticket | undefined => this.knownTicket;
  take = (ticket: Ticket): void => void this.taken.push(ticket);
  read = (): Promise<Reading> => new Promise(resolve => this.readings.push(resolve));

  async answer(ticket: Ticket | MantisError): Promise<void> {
    const reading = this.readings.shift();
    assert.ok(reading, 'nobody asked');
    reading('kind' in ticket ? err(ticket) : ok({ ticket, etag: null }));
    await settled();
  }
}

class FakeSource implements TicketSessionSource {
  private readonly changes = new Emitter<TicketConnection>();
  readonly onDidChangeSession = this.changes.event;
  constructor(public current: TicketConnection) {}
  become(connection: TicketConnection): void {
    this.current = connection;
    this.changes.fire(connection);
  }
}

const settled = () => new Promise(resolve => setImmediate(resolve));
const connected = (session: FakeSession): TicketConnection => ({
  kind: 'ready',
  session: session as unknown as TicketSession,
});
const summary = (state: FeedState): string => (state.kind === 'shown' ? state.ticket.summary : state.kind);

describe('the ticket of a panel', () => {
  const feedOf = (source: FakeSource) => new TicketFeed({ origin, ticketId: 1234 }, source, silentLog);

  it('waits for a connection and fills itself', async () => {
    const source = new FakeSource({ kind: 'connecting' });
    const feed = feedOf(source);
    assert.deepEqual(feed.current, { kind: 'waiting', connection: 'connecting' });
    const session = new FakeSession(origin);
    source.become(connected(session));
    assert.equal(feed.current.kind, 'loading');
    await session.answer(makeTicket({ summary: 'прочитано' }));
    assert.equal(summary(feed.current), 'прочитано');
  });

  it('says that it lives on another server, and comes when that one is connected', async () => {
    const source = new FakeSource(connected(new FakeSession('https://other.example')));
    const feed = feedOf(source);
    assert.deepEqual(feed.current, { kind: 'otherServer', connectedTo: 'https://other.example' });
    const session = new FakeSession(origin);
    source.become(connected(session));
    await session.answer(makeTicket());
    assert.equal(feed.current.kind, 'shown');
  });

  it('shows at once what is known whole, and what the server says after that', async () => {
    const session = new FakeSession(origin);
    session.knownTicket = makeTicket({ summary: 'известное' });
    const feed = feedOf(new FakeSource(connected(session)));
    assert.equal(summary(feed.current), 'известное');
    assert.ok(feed.current.kind === 'shown' && feed.current.isRefreshing);
    await session.answer(makeTicket({ summary: 'свежее' }));
    assert.equal(summary(feed.current), 'свежее');
  });

  it('does not show a ticket from a list that left its notes out', () => {
    const session = new FakeSession(origin);
    session.knownTicket = makeTicket({ notes: null });
    assert.equal(feedOf(new FakeSource(connected(session))).current.kind, 'loading');
  });

  it('keeps what it shows when a refresh fails or the connection goes', async () => {
    const session = new FakeSession(origin);
    const source = new FakeSource(connected(session));
    const feed = feedOf(source);
    await session.answer(makeTicket({ summary: 'прочитано' }));
    const refreshing = feed.refresh();
    await session.answer(offline);
    await refreshing;
    assert.ok(feed.current.kind === 'shown' && feed.current.stale === offline && !feed.current.isRefreshing);
    source.become({ kind: 'failed' });
    const gone = feed.current as FeedState;
    assert.ok(gone.kind === 'shown' && !gone.isConnected && gone.ticket.summary === 'прочитано');
  });

  it('says why the first reading failed', async () => {
    const session = new FakeSession(origin);
    const feed = feedOf(new FakeSource(connected(session)));
    await session.answer(offline);
    assert.deepEqual(feed.current, { kind: 'failed', error: offline });
  });

  it('lets no reading from before a write overwrite what the write brought', async () => {
    const session = new FakeSession(origin);
    const feed = feedOf(new FakeSource(connected(session)));
    await session.answer(makeTicket({ summary: 'до' }));
    const refreshing = feed.refresh();
    feed.take(makeTicket({ summary: 'после записи' }));
    await session.answer(makeTicket({ summary: 'до' }));
    await refreshing;
    assert.equal(summary(feed.current), 'после записи');
    assert.equal(session.taken.length, 1);
  });

  it('follows what the window learns of the ticket, and does not ask again for what it has', async () => {
    const session = new FakeSession(origin);
    const feed = feedOf(new FakeSource(connected(session)));
    await session.answer(makeTicket({ updatedAt: 10 }));
    session.knownTicket = makeTicket({ updatedAt: 10, summary: 'то же' });
    session.changed.fire(1234);
    assert.notEqual(summary(feed.current), 'то же');
    session.knownTicket = makeTicket({ updatedAt: 11, summary: 'новее' });
    session.changed.fire(99);
    session.changed.fire(1234);
    assert.equal(summary(feed.current), 'новее');
    session.time += 10_000;
    session.knownTicket = makeTicket({ updatedAt: 12, history: null });
    session.changed.fire(1234);
    session.changed.fire(1234);
    assert.equal(session.readings.length, 1);
  });

  it('keeps followers and relations over a list that leaves them out, and reads them again', async () => {
    const session = new FakeSession(origin);
    const feed = feedOf(new FakeSource(connected(session)));
    const follower = { id: 3, login: 'support1', realName: null, email: null };
    await session.answer(makeTicket({ updatedAt: 10, monitors: [follower] }));
    session.time += 10_000;
    session.knownTicket = makeTicket({ updatedAt: 11, summary: 'новее', monitors: null, relationships: null });
    session.changed.fire(1234);
    assert.ok(feed.current.kind === 'shown');
    assert.deepEqual([feed.current.ticket.summary, feed.current.ticket.monitors], ['новее', [follower]]);
    await session.answer(makeTicket({ updatedAt: 11, monitors: [] }));
    assert.deepEqual(feed.current.ticket.monitors, []);
  });

  it('is silent after its panel was closed', async () => {
    const session = new FakeSession(origin);
    const source = new FakeSource(connected(session));
    const feed = feedOf(source);
    let told = 0;
    feed.onDidChange(() => told++);
    feed.dispose();
    await session.answer(makeTicket());
    session.changed.fire(1234);
    source.become({ kind: 'none' });
    assert.equal(told, 0);
  });
});
