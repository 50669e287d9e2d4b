import './fakeVscode';
import assert from 'node:assert/strict';
import { silentLog } from '../../../src/base/log';
import { ok } from '../../../src/base/result';
import type { Dictionary } from '../../../src/mantis/dictionary';
import type { WriteOutcome } from '../../../src/mantis/writer';
import { linksView as linksSchema } from '../../../src/protocol/links';
import type { Ticket } from '../../../src/tickets/ticket';
import { TicketLinks } from '../../../src/ui/ticketPanel/links/ticketLinks';
import type { TicketSession } from '../../../src/ui/ticketPanel/session';
import type { FeedState } from '../../../src/ui/ticketPanel/ticketFeed';
import { dictionaryFrom } from '../mantis/dictionaryFixture';
import { makeTicket } from './makeTicket';

const me = { id: 3, login: 'support1', realName: null, email: null };
const term = (id: number, name: string) => ({ id, name, label: name });
const related = {
  id: 11,
  type: term(1, 'related-to'),
  other: { id: 77, summary: 'Похожее\u202E', status: term(50, 'assigned') },
};
const offline = { kind: 'offline', cause: 'timeout', code: null } as const;

/** A panel's links over a server that answers as told. */
function scene(parts: Partial<Ticket> = {}, level = 55, given: Partial<Dictionary> = {}) {
  let ticket = makeTicket(parts);
  const calls: unknown[][] = [];
  const answers: { next: WriteOutcome } = { next: { kind: 'confirmed', ticket, etag: null } };
  let refreshes = 0;
  const call =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
      return Promise.resolve(answers.next);
    };
  const names = ['attachTag', 'detachTag', 'follow', 'relate', 'unrelate'];
  const session = {
    me,
    now: () => 0,
    dictionaryOf: () => dictionaryFrom({}, { level, ...given }),
    knownTags: () => [{ id: 5, name: 'Срочно' }],
    brief: (id: number) => Promise.resolve(ok({ id, summary: 'Прочитано', status: null })),
    writer: Object.fromEntries(names.map(name => [name, call(name)])),
  } as unknown as TicketSession;
  const shown = (): Extract<FeedState, { kind: 'shown' }> => ({
    kind: 'shown',
    ticket,
    session,
    isConnected: true,
    isRefreshing: false,
    stale: null,
  });
  const links = new TicketLinks({
    ticketId: ticket.id,
    feed: {
      get current() {
        return shown();
      },
      connected: session,
      take: next => (ticket = next),
      refresh: () => {
        refreshes++;
        return Promise.resolve();
      },
    },
    onChange: () => undefined,
    log: silentLog,
  });
  return { links, calls, answers, view: () => linksSchema.parse(links.view(shown())), refreshes: () => refreshes };
}

describe('tags, followers and relations of a panel', () => {
  it('a tag that is known goes by its number, a new one by its name', async () => {
    const { links, calls } = scene();
    await links.handle({ type: 'addTag', name: ' срочно ' });
    await links.handle({ type: 'addTag', name: 'новая' });
    assert.deepEqual(calls, [
      ['attachTag', 1234, { id: 5 }],
      ['attachTag', 1234, { name: 'новая' }],
    ]);
  });

  it('what cannot come to pass is said and not sent', async () => {
    const { links, calls, view } = scene({ tags: [{ id: 9, name: 'Метка' }], relationships: [related] });
    for (const name of ['а,б', ' ', 'метка']) {
      await links.handle({ type: 'addTag', name });
      assert.equal(view().problem?.part, 'tags', name);
    }
    await links.handle({ type: 'addRelation', ticketId: 77, relation: 'child-of' });
    assert.match(view().problem?.message ?? '', /#77/);
    await links.handle({ type: 'addRelation', ticketId: 78, relation: 'nonsense' });
    assert.deepEqual(calls, []);
    await links.handle({ type: 'closeLinkProblem' });
    assert.equal(view().problem, null);
  });

  it('a refusal is told in its place, and what is unclear is read again', async () => {
    const { links, answers, view, refreshes } = scene();
    const server = { message: 'no', localized: null, code: 1100 };
    answers.next = { kind: 'rejected', error: { kind: 'notFound', server }, written: [] };
    await links.handle({ type: 'addRelation', ticketId: 404, relation: 'related-to' });
    assert.match(view().problem?.message ?? '', /#404/);
    answers.next = { kind: 'uncertain', error: offline };
    await links.handle({ type: 'follow' });
    assert.deepEqual([view().problem?.part, view().busy, refreshes()], ['followers', null, 2]);
  });

  it('following is known although followers are not shown', async () => {
    const { links, view } = scene({ monitors: [] }, 40);
    assert.deepEqual([view().followers, view().isFollowing], [null, false]);
    await links.handle({ type: 'follow' });
    assert.equal(view().isFollowing, true);
  });

  it('shows relations by type, with what the server left out read once', async () => {
    const bare = { id: 12, type: term(2, 'parent-of'), other: { id: 88, summary: null, status: null } };
    const { view } = scene({ relationships: [related, bare, { ...bare, id: 13, type: term(99, 'other\nkind') }] });
    view();
    await Promise.resolve();
    const groups = view().relations ?? [];
    assert.deepEqual(
      groups.map(({ type }) => type),
      ['related to', 'parent of', 'other kind'],
    );
    assert.deepEqual(
      groups.map(({ items }) => items.map(({ ticketId, summary }) => [ticketId, summary])),
      [[[77, 'Похожее']], [[88, 'Прочитано']], [[88, 'Прочитано']]],
    );
    assert.equal(scene({ relationships: null }).view().relations, null);
  });

  it('says why something may not be done', () => {
    const low = scene({}, 10).view();
    for (const reason of [low.addTagBlocked, low.removeTagBlocked, low.followBlocked, low.relateBlocked]) {
      assert.ok(reason);
    }
    const closed = scene({ status: term(90, 'closed') }, 55).view();
    assert.ok(closed.relateBlocked);
    assert.equal(closed.addTagBlocked, null);
    const high = scene({}, 70).view();
    assert.deepEqual(
      [high.addTagBlocked, high.removeTagBlocked, high.followBlocked, high.relateBlocked],
      [null, null, null, null],
    );
  });
});
