import '../ticketPanel/fakeVscode';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Claims } from '../../../src/ui/notifications/claims';
import { eventsOf } from '../../../src/ui/notifications/events';
import { eventText, summaryText } from '../../../src/ui/notifications/eventText';
import { isQuiet, parseQuietHours } from '../../../src/ui/notifications/quietHours';
import { makeNote } from '../ticketPanel/makeTicket';
import { queueRow } from '../queue/queueRows';

const me = { id: 3, login: 'support1', realName: 'Борис', email: null };
const customer = { id: 5, login: 'customer', realName: null, email: null };
const now = Date.UTC(2026, 10, 24, 12);
const since = now - 3_600_000;
const context = {
  meId: me.id,
  since,
  now,
  sideOf: (note: { readonly author: { readonly id: number } | null }) =>
    note.author?.id === customer.id ? ('customer' as const) : ('staff' as const),
};
const note = (id: number, parts: Parameters<typeof makeNote>[0] = {}) =>
  makeNote({ id, author: customer, createdAt: now - 60_000, ...parts });

describe('what is worth a notification', () => {
  const kinds = (...rows: Parameters<typeof eventsOf>[0]): string[] => eventsOf(rows, context).map(({ key }) => key);

  it('a blocker that came since the window was opened, whoever handles it', () => {
    const fresh = { priority: 'blocker' as const, ticket: { createdAt: now - 1 } };
    assert.deepEqual(kinds(queueRow(1, fresh)), ['blocker:1']);
    assert.deepEqual(kinds(queueRow(1, { priority: 'blocker', ticket: { createdAt: since - 1 } })), []);
    assert.deepEqual(kinds(queueRow(1, { ...fresh, lane: 'out' })), []);
    assert.deepEqual(kinds(queueRow(1, { ...fresh, ticket: { createdAt: now - 1, notes: null } })), []);
  });

  it('a customer’s answer on an own ticket, as long as it is the last word', () => {
    const own = (notes: ReturnType<typeof note>[]) => queueRow(2, { ticket: { handler: me, notes } });
    assert.deepEqual(kinds(own([note(7)])), ['reply:2:7']);
    assert.deepEqual(kinds(own([note(7), note(8, { author: me })])), []);
    assert.deepEqual(kinds(own([note(7), note(8, { author: me, isPrivate: true })])), ['reply:2:7']);
    assert.deepEqual(kinds(own([note(7, { createdAt: since - 1 })])), []);
    assert.deepEqual(kinds(queueRow(2, { ticket: { notes: [note(7)] } })), []);
  });

  it('an own deadline that is due soon or has just been missed', () => {
    const own = { ticket: { handler: me } };
    assert.deepEqual(kinds(queueRow(3, { ...own, state: 'dueSoon', due: now + 60_000 })), [
      `dueSoon:3:undefined:${now + 60_000}`,
    ]);
    assert.equal(kinds(queueRow(3, { ...own, state: 'breached', due: now - 60_000 })).length, 1);
    assert.deepEqual(kinds(queueRow(3, { ...own, state: 'breached', due: now - 30 * 3_600_000 })), []);
    assert.deepEqual(kinds(queueRow(3, { state: 'breached', due: now - 60_000 })), []);
  });

  it('is said in words', () => {
    const ticket = queueRow(4, { ticket: { summary: 'Стоит\nвсё' } }).ticket;
    const blocker = { kind: 'blocker', key: 'b', ticket } as const;
    const missed = { kind: 'breached', key: 'm', ticket, milestone: 'start', due: now } as const;
    assert.equal(eventText(blocker, now), 'A new ticket blocks work: #4 Стоит всё');
    assert.match(eventText(missed, now), /deadline missed .*#4/);
    assert.match(summaryText([blocker, missed, missed]), /«Блокирует работу»: 1, deadlines missed: 2$/);
  });
});

describe('quiet hours', () => {
  const at = (hours: number, minutes = 0): Date => new Date(2026, 10, 24, hours, minutes);

  it('may go over midnight', () => {
    assert.deepEqual(
      [at(21, 59), at(22), at(3), at(7, 59), at(8)].map(each => isQuiet('22:00-08:00', each)),
      [false, true, true, true, false],
    );
    assert.deepEqual(
      [at(12), at(13), at(14)].map(each => isQuiet('13:00–14:00', each)),
      [false, true, false],
    );
  });

  it('that cannot be understood are none', () => {
    for (const text of ['', 'ночью', '25:00-08:00', '10:00-10:00', '22-8']) assert.equal(parseQuietHours(text), null);
    assert.equal(isQuiet('ночью', at(3)), false);
  });
});

describe('claims of windows', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-claims-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are granted once', async () => {
    const windows = [new Claims(folder), new Claims(folder), new Claims(folder)];
    const granted = await Promise.all(windows.map(claims => claims.claim(['a', 'b'])));
    assert.deepEqual(granted.map(({ size }) => size).sort(), [0, 0, 2]);
    assert.deepEqual([...(await new Claims(folder).claim(['b', 'c']))], ['c']);
  });

  it('survive a torn file', async () => {
    await writeFile(join(folder, 'notified.json'), '["a"');
    assert.deepEqual([...(await new Claims(folder).claim(['a']))], ['a']);
  });
});
