import assert from 'node:assert/strict';
import { TicketOrder } from '../../../src/ui/queue/ticketOrder';
import '../ticketPanel/fakeVscode';
import { queueRow } from './queueRows';

describe('the order of the list', () => {
  function ordered(...ids: readonly number[]): TicketOrder {
    const order = new TicketOrder();
    order.take(ids);
    return order;
  }

  it('has a neighbour on both sides, and ends', () => {
    const order = ordered(5, 3, 9);
    assert.deepEqual([order.neighbour(3, 1), order.neighbour(3, -1)], [9, 5]);
    assert.deepEqual([order.neighbour(9, 1), order.neighbour(5, -1)], [null, null]);
  });

  it('is entered at its beginning or end', () => {
    const order = ordered(5, 3, 9);
    assert.deepEqual([order.neighbour(null, 1), order.neighbour(null, -1), order.neighbour(77, 1)], [5, 9, 5]);
    assert.equal(ordered().neighbour(null, 1), null);
  });

  it('goes on from where a ticket stood that has left it, also when its neighbours leave as well', () => {
    const order = ordered(5, 3, 9, 4);
    order.take([5, 9, 4]);
    assert.deepEqual([order.neighbour(3, 1), order.neighbour(3, -1)], [9, 5]);
    const resolved = ordered(5, 3, 9);
    resolved.take([5, 9]);
    resolved.take([5, 9, 3]);
    assert.equal(resolved.neighbour(3, 1), null);
  });
});

describe('the badge', () => {
  it('counts what presses and replies to me, each ticket once', async () => {
    const { badgeOf, repliesToMe } = await import('../../../src/ui/queue/badge');
    const unread = { kinds: ['customerReplied'] as const, since: 1, noteId: 1 };
    const mine = { handler: { id: 3, login: 'support1', realName: null, email: null } };
    const rows = [
      queueRow(1, { state: 'breached', ticket: mine, unread }),
      queueRow(2, { ticket: mine, unread }),
      queueRow(3, { unread }),
      queueRow(4, { ticket: mine, unread: { ...unread, kinds: ['note'] } }),
      queueRow(5, { state: 'dueSoon' }),
    ];
    assert.equal(badgeOf(rows, 3)?.value, 3);
    assert.match(badgeOf(rows, 3)?.tooltip ?? '', /: 2\n.*: 2$/);
    assert.equal(repliesToMe(rows, 3), 2);
    assert.equal(badgeOf([queueRow(1)], 3), undefined);
  });
});
