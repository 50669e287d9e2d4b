import assert from 'node:assert/strict';
import { Emitter } from '../../../src/base/emitter';
import type { Ticket } from '../../../src/tickets/ticket';
import { QueueRows, type QueueRowsDeps } from '../../../src/ui/session/queueRows';
import { queueRow } from './queueRows';

describe('the rows of a session', () => {
  it('are made once for each change, whoever asks', () => {
    const row = queueRow(7);
    const read = new Emitter<readonly number[] | null>();
    let made = 0;
    const rows = new QueueRows({
      store: { all: () => [row.ticket] },
      unread: { of: () => row.unread, onDidChange: read.event },
      sla: (_: Ticket) => (made++, row.sla),
      place: (_: Ticket) => row.place,
    } satisfies QueueRowsDeps);
    const first = rows.all();
    assert.deepEqual(first, [row]);
    assert.equal(rows.all(), first);
    assert.equal(made, 1);
    rows.forget();
    assert.deepEqual(rows.all(), [row]);
    assert.equal(made, 2);
    const before = rows.all();
    read.fire([7]);
    assert.notEqual(rows.all(), before);
  });
});
