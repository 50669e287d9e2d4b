import assert from 'node:assert/strict';
import type { HistoryEntry, Note, Person, Ticket } from '../../../src/tickets/ticket';
import { markOf } from '../../../src/tickets/unread/seenMark';
import { unreadOf, type UnreadContext } from '../../../src/tickets/unread/unread';
import { makeNote, makeTicket } from '../ticketPanel/makeTicket';

const me: Person = { id: 3, login: 'support1', realName: null, email: null };
const colleague: Person = { id: 4, login: 'support2', realName: null, email: null };
const customer: Person = { id: 5, login: 'customer', realName: null, email: null };
const began = 1_000_000;
const sides: Readonly<Record<number, 'staff' | 'customer'>> = { 3: 'staff', 4: 'staff', 5: 'customer' };

const context: UnreadContext = {
  meId: me.id,
  since: began,
  sideOf: ({ author }) => sides[author?.id ?? 0] ?? 'unknown',
};

const note = (id: number, author: Person, parts: Partial<Note> = {}): Note =>
  makeNote({ id, author, createdAt: began + id * 1000, ...parts });

function line(kind: 'status' | 'handler', user: Person, at: number, newId: number, oldId = 0): HistoryEntry {
  return { kind, user, at: began + at * 1000, newId, oldId, message: '', change: null };
}

const mine = (parts: Partial<Ticket> = {}): Ticket => makeTicket({ handler: me, createdAt: 1, ...parts });

describe('what is new in a ticket', () => {
  it('is nothing when the product is used for the first time', () => {
    const old = mine({ notes: [note(-5, customer)], history: [line('status', colleague, -4, 50)] });
    assert.equal(unreadOf(old, null, context), null);
  });

  it('is what came after that, the customer’s reply before all else', () => {
    const unread = unreadOf(
      mine({ notes: [note(2, colleague), note(7, customer)], history: [line('status', colleague, 4, 50)] }),
      null,
      context,
    );
    assert.deepEqual(unread?.kinds, ['customerReplied', 'note', 'status']);
    assert.deepEqual([unread.since, unread.noteId], [began + 2000, 2]);
  });

  it('is never what one did oneself', () => {
    const own = mine({ notes: [note(2, me)], history: [line('handler', me, 1, me.id), line('status', me, 2, 50)] });
    assert.equal(unreadOf(own, null, context), null);
  });

  it('is nothing once all of it was read, and again what comes then', () => {
    const before = mine({ notes: [note(2, customer)], history: [line('status', colleague, 2, 50)] });
    const mark = markOf(before);
    assert.equal(unreadOf(before, mark, context), null);
    const after = { ...before, notes: [...(before.notes ?? []), note(9, customer)] };
    assert.deepEqual(unreadOf(after, mark, context), {
      kinds: ['customerReplied'],
      since: began + 9000,
      noteId: 9,
    });
  });

  it('knows a line of the very second that was read', () => {
    const before = mine({ history: [line('status', colleague, 2, 50)] });
    const after = mine({ history: [line('status', colleague, 2, 50), line('handler', colleague, 2, me.id, 0)] });
    assert.deepEqual(unreadOf(after, markOf(before), context)?.kinds, ['assigned']);
  });

  it('does not depend on the order in which the server keeps the history', () => {
    const lines = [line('status', colleague, 2, 50), line('status', colleague, 8, 80)];
    const mark = markOf(mine({ history: lines.slice(0, 1) }));
    assert.deepEqual(unreadOf(mine({ history: lines.reverse() }), mark, context)?.since, began + 8000);
  });

  it('tells an assignment to me from one that takes the ticket away', () => {
    const given = mine({ history: [line('handler', colleague, 1, me.id)] });
    assert.deepEqual(unreadOf(given, null, context)?.kinds, ['assigned']);
    const taken = makeTicket({ handler: colleague, history: [line('handler', colleague, 1, colleague.id, me.id)] });
    assert.deepEqual(unreadOf(taken, null, context)?.kinds, ['reassigned']);
  });

  it('is none of my business on a colleague’s ticket in which I never wrote', () => {
    const theirs = makeTicket({ handler: colleague, notes: [note(2, customer)] });
    assert.equal(unreadOf(theirs, null, context), null);
    const withMe = makeTicket({ handler: colleague, notes: [note(1, me), note(2, customer)] });
    assert.deepEqual(unreadOf(withMe, null, context)?.kinds, ['customerReplied']);
  });

  it('is a new ticket that nobody has, until it was read', () => {
    const fresh = makeTicket({ createdAt: began + 5000, reporter: customer, handler: null });
    assert.deepEqual(unreadOf(fresh, null, context)?.kinds, ['created']);
    assert.equal(unreadOf(fresh, markOf(fresh), context), null);
  });

  it('takes a private note and one of the robot for a comment, not for the customer’s reply', () => {
    const hidden = mine({ notes: [note(2, customer, { isPrivate: true })] });
    assert.deepEqual(unreadOf(hidden, null, context)?.kinds, ['note']);
    const robot = mine({ notes: [note(2, { ...colleague, id: 9 })] });
    assert.deepEqual(unreadOf(robot, null, { ...context, sideOf: () => 'robot' })?.kinds, ['note']);
  });

  it('counts whoever raised the ticket as its customer, listed in the project or not', () => {
    const stranger: Person = { id: 77, login: 'gone', realName: null, email: null };
    const unread = unreadOf(mine({ reporter: stranger, notes: [note(2, stranger)] }), null, context);
    assert.deepEqual(unread?.kinds, ['customerReplied']);
  });

  it('is what the person marked, also when all was read', () => {
    const ticket = makeTicket({ handler: colleague });
    const unread = unreadOf(ticket, { ...markOf(ticket), isMarked: true }, context);
    assert.deepEqual(unread, { kinds: ['marked'], since: null, noteId: null });
  });

  it('does without notes and history that were not read yet', () => {
    assert.equal(unreadOf(mine({ notes: null, history: null }), null, context), null);
  });
});
