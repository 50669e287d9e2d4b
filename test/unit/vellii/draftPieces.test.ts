import assert from 'node:assert/strict';
import '../ticketPanel/fakeVscode';
import { piecesOf } from '../../../src/ui/draftPanel/draftPieces';
import { openRobotNote, robotDraft } from '../../../src/ui/draftPanel/robotNote';
import { Insertions } from '../../../src/ui/ticketPanel/insertions';
import type { HostMessage } from '../../../src/protocol/ticketPanel';
import type { ServerSession } from '../../../src/ui/session/serverSession';
import type { Note } from '../../../src/tickets/ticket';
import { makeTicket } from '../ticketPanel/makeTicket';

describe('The text of a draft in pieces', () => {
  const shown = (text: string, doubts: Parameters<typeof piecesOf>[1]) =>
    piecesOf(text, doubts).map(piece => (piece.kind === 'cite' ? `[${piece.number}]` : `${piece.kind}:${piece.text}`));

  it('numbers of sources and doubtful stretches are set apart', () => {
    const text = 'Откройте ВПФ-99 [1]. Готово [2]';
    const start = text.indexOf('ВПФ-99');
    assert.deepEqual(shown(text, [{ part: 'reply', start, end: start + 6, kind: 'inventedCode' }]), [
      'text:Откройте ',
      'doubt:ВПФ-99',
      '[1]',
      'text:. Готово',
      '[2]',
    ]);
  });

  it('of doubts inside each other the shorter one counts, and none is shown twice', () => {
    const pieces = shown('Сумма 500 рублей.', [
      { part: 'reply', start: 0, end: 17, kind: 'unsupported' },
      { part: 'reply', start: 6, end: 9, kind: 'inventedNumber' },
    ]);
    assert.deepEqual(pieces, ['text:Сумма ', 'doubt:500', 'text: рублей.']);
  });

  it('what hides or reorders text becomes visible', () => {
    assert.deepEqual(shown('a\u202eb', []), ['text:a⟨U+202E⟩b']);
  });
});

describe('The note of the robot', () => {
  const note = (id: number, side: string, isPrivate = false): Note => ({
    id,
    author: { id, login: side, realName: side, email: null },
    text: ` ${side} `,
    isPrivate,
    kind: 'note',
    minutes: 0,
    attachments: [],
    createdAt: id,
    updatedAt: id,
  });
  const session = { sideOf: ({ author }: Note) => author?.login } as unknown as ServerSession;
  const found = (...notes: Note[]) => openRobotNote({ ...makeTicket(), notes }, session)?.id ?? null;

  it('is the draft until somebody of the staff has answered the customer', () => {
    assert.equal(found(note(1, 'customer'), note(2, 'robot')), 2);
    assert.equal(found(note(2, 'robot'), note(3, 'customer'), note(4, 'staff', true)), 2);
    assert.equal(found(note(2, 'robot'), note(3, 'staff')), null);
    assert.equal(found(note(2, 'robot'), note(3, 'staff'), note(4, 'robot')), 4);
    assert.equal(found(note(1, 'customer')), null);
  });

  it('keeps its author and time', () => {
    const draft = robotDraft(makeTicket(), note(2, 'robot'));
    assert.deepEqual(
      [draft.reply, draft.createdAt, draft.provider],
      ['robot', 2, { kind: 'robot', login: 'robot', noteId: 2 }],
    );
  });
});

describe('Texts on their way into the composer', () => {
  it('are posted once when the panel stands, and settled by its answer', async () => {
    const posted: HostMessage[] = [];
    const insertions = new Insertions(message => {
      posted.push(message);
    });
    const first = insertions.add({ text: 'a', isPrivate: false });
    assert.equal(posted.length, 0);
    insertions.post();
    insertions.post();
    assert.equal(posted.length, 1);
    const message = posted.at(0);
    assert.ok(message?.type === 'insertText' && message.text === 'a');
    insertions.settle('another', false);
    insertions.settle(message.id, true);
    assert.equal(await first, true);
    const second = insertions.add({ text: 'b', isPrivate: true });
    insertions.dispose();
    assert.equal(await second, false);
  });
});
