import './fakeVscode';
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { Emitter } from '../../../src/base/emitter';
import { silentLog } from '../../../src/base/log';
import type { HostMessage, WebviewMessage } from '../../../src/protocol/ticketPanel';
import type { Note } from '../../../src/tickets/ticket';
import type { DraftConversation } from '../../../src/ui/ticketPanel/draftConversation';
import { PanelSending } from '../../../src/ui/ticketPanel/sending/panelSending';
import type { Reply } from '../../../src/ui/ticketPanel/sending/reply';
import type { ReplySenders } from '../../../src/ui/ticketPanel/sending/replySenders';
import type { SendingState } from '../../../src/ui/ticketPanel/sending/sendingState';
import type { FeedState, TicketFeed } from '../../../src/ui/ticketPanel/ticketFeed';
import type { PendingFiles } from '../../../src/tickets/pendingFiles';
import { makeNote, makeTicket } from './makeTicket';

type Send = Extract<WebviewMessage, { type: 'send' }>;

const send: Send = {
  type: 'send',
  id: 'a',
  draft: { text: 'Готово', isPrivate: false, statusAfter: null, rev: 1 },
  fileIds: [],
  then: 'next',
};

function scene(seconds: number) {
  const session = { me: { id: 3 } };
  const changes = new Emitter<FeedState>();
  const state = (notes: readonly Note[]): FeedState =>
    ({
      kind: 'shown',
      ticket: makeTicket({ notes }),
      session,
      isConnected: true,
      isRefreshing: false,
      stale: null,
    }) as unknown as FeedState;
  const feed = {
    current: state([makeNote({ id: 1 })]),
    connected: session as typeof session | null,
    onDidChange: changes.event,
  };
  const sent: Reply[] = [];
  let current: SendingState = { phase: 'idle' };
  let ends: SendingState['phase'] = 'done';
  const states = new Emitter<SendingState>();
  const sender = {
    get current() {
      return current;
    },
    onDidReadTicket: new Emitter().event,
    onDidLand: new Emitter().event,
    onDidChange: states.event,
    send: (reply: Reply) => {
      sent.push(reply);
      current = { phase: ends, id: reply.id } as SendingState;
      return Promise.resolve();
    },
  };
  const posted: HostMessage[] = [];
  let went = 0;
  const sending = new PanelSending({
    reference: { origin: 'https://a.example', ticketId: 7 },
    feed: feed as unknown as TicketFeed,
    conversation: {} as unknown as DraftConversation,
    pending: { load: () => Promise.resolve([]) } as unknown as PendingFiles,
    senders: { of: () => sender } as unknown as ReplySenders,
    post: message => posted.push(message),
    onChange: () => undefined,
    onSent: () => went++,
    delay: () => seconds,
    log: silentLog,
  });
  sending.follow();
  return {
    sending,
    feed,
    sent,
    posted,
    went: () => went,
    fails: () => (ends = 'failed'),
    hears: (notes: readonly Note[]) => {
      feed.current = state(notes);
      changes.fire(feed.current);
    },
  };
}

const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('a sending from a panel', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setInterval'] }));
  afterEach(() => mock.timers.reset());

  it('waits, goes, and is followed by the next ticket', async () => {
    const { sending, sent, posted, went } = scene(5);
    await sending.handle(send);
    assert.deepEqual([sent.length, sending.isAtRest], [0, false]);
    mock.timers.tick(5_000);
    await settled();
    assert.deepEqual([sent.map(({ content }) => content.text), went()], [['Готово'], 1]);
    assert.deepEqual(posted.at(-1), { type: 'sendSettled', id: 'a' });
  });

  it('that failed, or was to stay, is followed by nothing', async () => {
    const failing = scene(0);
    failing.fails();
    await failing.sending.handle(send);
    await settled();
    assert.deepEqual([failing.sent.length, failing.went()], [1, 0]);
    const staying = scene(0);
    await staying.sending.handle({ ...send, then: 'stay' });
    await settled();
    assert.deepEqual([staying.sent.length, staying.went()], [1, 0]);
  });

  it('is stopped by a note of somebody else that comes meanwhile, not by one’s own', async () => {
    const { sending, sent, posted, hears } = scene(5);
    await sending.handle(send);
    const mine = makeNote({ id: 2, author: { id: 3, login: 'support1', realName: null, email: null } });
    hears([makeNote({ id: 1 }), mine]);
    assert.ok(!sending.isAtRest);
    const theirs = makeNote({ id: 3, author: { id: 5, login: 'customer', realName: null, email: null } });
    hears([makeNote({ id: 1 }), mine, theirs]);
    mock.timers.tick(60_000);
    await settled();
    assert.deepEqual([sent.length, sending.isAtRest], [0, true]);
    assert.deepEqual(posted.at(-1), { type: 'sendSettled', id: 'a' });
  });

  it('is cancelled by the person, by closing the panel, and by nothing else', async () => {
    const cancelled = scene(5);
    await cancelled.sending.handle(send);
    await cancelled.sending.handle({ type: 'cancelSending', id: 'b' });
    assert.ok(!cancelled.sending.isAtRest);
    await cancelled.sending.handle({ type: 'cancelSending', id: 'a' });
    const closed = scene(5);
    await closed.sending.handle(send);
    closed.sending.dispose();
    mock.timers.tick(60_000);
    await settled();
    assert.deepEqual([cancelled.sent.length, closed.sent.length], [0, 0]);
  });

  it('goes on waiting while its page is hidden, and a page that comes up anew is told', async () => {
    const { sending, sent, posted } = scene(5);
    await sending.handle(send);
    sending.pause();
    mock.timers.tick(2_000);
    await sending.begin(null).catch(() => undefined);
    assert.deepEqual(posted.at(-1), { type: 'sendingIn', id: 'a', seconds: 3 });
    mock.timers.tick(3_000);
    await settled();
    assert.equal(sent.length, 1);
  });

  it('sends nothing once the connection is gone', async () => {
    const { sending, feed, sent, posted } = scene(5);
    await sending.handle(send);
    feed.connected = null;
    mock.timers.tick(5_000);
    await settled();
    assert.equal(sent.length, 0);
    assert.deepEqual(posted.at(-1), { type: 'sendSettled', id: 'a' });
  });
});
