import assert from 'node:assert/strict';
import { reconcile, type RememberedContent, type ReplyDraft } from '../../../src/tickets/replyDraft';

const file = (parts: Partial<ReplyDraft>): ReplyDraft => ({
  version: 1,
  origin: 'https://tracker.example',
  ticketId: 1,
  rev: 5,
  writer: 'a',
  stamp: 's',
  updatedAt: 0,
  text: 'из файла',
  isPrivate: false,
  statusAfter: null,
  sending: null,
  ...parts,
});

const remembered = (parts: Partial<RememberedContent>): RememberedContent => ({
  rev: 5,
  savedRev: 5,
  writer: 'a',
  text: 'из панели',
  isPrivate: false,
  statusAfter: null,
  ...parts,
});

describe('a draft after a reload', () => {
  const used = (outcome: ReturnType<typeof reconcile>) =>
    outcome.kind === 'use' ? { text: outcome.content.text, rev: outcome.rev, isNew: outcome.isNew } : outcome.kind;

  it('is empty where there is nothing', () =>
    assert.deepEqual(used(reconcile(null, null)), { text: '', rev: 0, isNew: false }));

  it('comes from the file where the panel remembers nothing', () =>
    assert.deepEqual(used(reconcile(file({}), null)), { text: 'из файла', rev: 5, isNew: false }));

  it('comes from the panel where the file is gone', () =>
    assert.deepEqual(used(reconcile(null, remembered({}))), { text: 'из панели', rev: 5, isNew: true }));

  it('comes from the panel where its last keystrokes had not reached the disk', () =>
    assert.deepEqual(used(reconcile(file({}), remembered({ rev: 7, savedRev: 5 }))), {
      text: 'из панели',
      rev: 7,
      isNew: true,
    }));

  it('comes from the file where the panel has nothing that was not acknowledged', () =>
    assert.deepEqual(used(reconcile(file({ rev: 9, writer: 'b' }), remembered({}))), {
      text: 'из файла',
      rev: 9,
      isNew: false,
    }));

  it('stays empty after its text was sent, whatever the panel remembers of it', () =>
    assert.deepEqual(used(reconcile(file({ text: '', rev: 8 }), remembered({ rev: 7, savedRev: 6 }))), {
      text: '',
      rev: 8,
      isNew: false,
    }));

  it('is a question where another window has written and the panel has unsaved keystrokes', () => {
    const outcome = reconcile(file({ rev: 9, writer: 'b' }), remembered({ rev: 7, savedRev: 5 }));
    assert.ok(outcome.kind === 'conflict');
    assert.deepEqual([outcome.mine.text, outcome.theirs.text], ['из панели', 'из файла']);
  });

  it('is no question where both are the same', () =>
    assert.deepEqual(
      used(reconcile(file({ rev: 9, writer: 'b', text: 'из панели' }), remembered({ rev: 7, savedRev: 5 }))),
      {
        text: 'из панели',
        rev: 9,
        isNew: false,
      },
    ));
});
