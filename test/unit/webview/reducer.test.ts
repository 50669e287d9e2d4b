import assert from 'node:assert/strict';
import type { FilesView } from '../../../src/protocol/files';
import type { LinksView } from '../../../src/protocol/links';
import type { HostMessage, SendingView } from '../../../src/protocol/ticketPanel';
import { initialModel, type Doubt, type PanelEvent, type PanelModel } from '../../../webview-ui/ticket/model';
import { pastedName } from '../../../webview-ui/ticket/pastedName';
import { reduce } from '../../../webview-ui/ticket/reducer';
import { charactersAtRisk } from '../../../webview-ui/ticket/noteText';
import { isLocked, sendBlock } from '../../../webview-ui/ticket/sendable';
import { readyState } from './readyState';

const host = (message: HostMessage): PanelEvent => ({ kind: 'host', message });
const typed = (text: string): PanelEvent => ({ kind: 'typed', text });
const pressed = (id: string, accept?: Doubt): PanelEvent => ({
  kind: 'sendPressed',
  id,
  then: null,
  ...(accept === undefined ? {} : { accept }),
});
const state = (sending: SendingView = { phase: 'idle' }): PanelEvent =>
  host({ type: 'state', state: readyState({ sending }) });
const draft = (text: string, rev: number, statusAfter: number | null = null): PanelEvent =>
  host({ type: 'draft', draft: { text, isPrivate: false, statusAfter, rev } });

const after = (...events: readonly PanelEvent[]): PanelModel => events.reduce(reduce, initialModel());
const open = [draft('', 0), state()];

describe('the ticket panel’s model', () => {
  it('takes no text before it knows the draft', () => {
    const model = after(state(), typed('рано'));
    assert.equal(model.composer.text, '');
    assert.equal(sendBlock(model), 'notReady');
  });

  it('counts every change as a revision', () => {
    const model = after(...open, typed('а'), typed('аб'), { kind: 'privacyChosen', isPrivate: true });
    assert.deepEqual(
      [model.composer.text, model.composer.isPrivate, model.composer.rev, model.composer.savedRev],
      ['аб', true, 3, 0],
    );
  });

  it('keeps what is typed over any state of the ticket', () => {
    const before = after(...open, typed('ответ'), { kind: 'statusChosen', statusAfter: 80 });
    const model = [
      host({ type: 'state', state: readyState({ isRefreshing: true }) }),
      host({ type: 'state', state: { phase: 'waiting', message: '…' } }),
      state(),
    ].reduce(reduce, before);
    assert.deepEqual(model.composer, before.composer);
  });

  it('lets a status go that cannot be set any more, and nothing else', () => {
    const before = after(...open, typed('ответ'), { kind: 'statusChosen', statusAfter: 80 });
    const model = reduce(before, host({ type: 'state', state: readyState({ statusIds: [20] }) }));
    assert.deepEqual([model.composer.text, model.composer.statusAfter], ['ответ', null]);
    assert.ok(model.composer.rev > before.composer.rev);
  });

  it('remembers what is on the disk', () => {
    const model = after(...open, typed('а'), typed('аб'), host({ type: 'draftSaved', rev: 1 }));
    assert.equal(model.composer.savedRev, 1);
    assert.equal(reduce(model, host({ type: 'draftSaved', rev: 2 })).composer.savedRev, 2);
  });

  it('shows a failed saving until it succeeds', () => {
    const failed = after(...open, typed('а'), host({ type: 'draftNotSaved', rev: 1, message: 'диск полон' }));
    assert.equal(failed.composer.saveProblem, 'диск полон');
    assert.equal(reduce(failed, host({ type: 'draftSaved', rev: 1 })).composer.saveProblem, null);
  });

  describe('sending', () => {
    it('asks once, whatever is pressed meanwhile', () => {
      const model = after(...open, typed('ответ'), pressed('a'), pressed('b'), pressed('c'));
      assert.equal(model.request, 'a');
      assert.ok(isLocked(model));
      assert.equal(after(...open, typed('ответ'), pressed('a'), typed('ещё')).composer.text, 'ответ');
    });

    it('stays asked over a refresh, until the host has dealt with it', () => {
      const model = after(...open, typed('ответ'), pressed('a'), state());
      assert.equal(sendBlock(model), 'busy');
      assert.equal(reduce(model, host({ type: 'sendSettled', id: 'other' })).request, 'a');
      assert.equal(reduce(model, host({ type: 'sendSettled', id: 'a' })).request, null);
    });

    it('is impossible with nothing to send, without leave, in doubt, and elsewhere', () => {
      const problem = { message: '?', detail: null, actions: [] };
      assert.equal(sendBlock(after(...open)), 'nothing');
      assert.equal(sendBlock(after(...open, typed('  \n'))), 'nothing');
      const blocked = host({ type: 'state', state: readyState({ blockedReason: 'закрыто' }) });
      assert.equal(sendBlock(after(...open, typed('ответ'), blocked)), 'blocked');
      const uncertain = state({ phase: 'uncertain', id: 'a', problem });
      assert.equal(sendBlock(after(...open, typed('ответ'), uncertain)), 'uncertain');
      const elsewhere = state({ phase: 'elsewhere', message: '…' });
      assert.equal(sendBlock(after(...open, typed('ответ'), elsewhere)), 'busy');
      assert.equal(sendBlock(after(...open, { kind: 'statusChosen', statusAfter: 80 })), null);
    });

    it('warns of characters that Mantis may lose, once', () => {
      const warned = after(...open, typed('Спасибо 😀😀𝕏'), pressed('a'));
      assert.deepEqual([warned.request, warned.doubt], [null, 'characters']);
      assert.deepEqual(charactersAtRisk(warned.composer.text), ['😀', '𝕏']);
      assert.equal(reduce(warned, pressed('b', 'characters')).request, 'b');
      assert.equal(reduce(warned, typed('Спасибо')).doubt, null);
      const removed = reduce(warned, { kind: 'doubtfulRemoved' });
      assert.deepEqual([charactersAtRisk(removed.composer.text), removed.doubt], [[], null]);
      assert.ok(removed.composer.rev > warned.composer.rev);
    });

    it('empties the composer of what has landed', () => {
      const sent = after(draft('ответ', 5, 80), state(), pressed('a'));
      const note = reduce(sent, host({ type: 'landed', text: 'ответ', minutes: null, statusAfter: null, rev: 7 }));
      assert.deepEqual(
        [note.composer.text, note.composer.statusAfter, note.composer.rev, note.composer.savedRev],
        ['', 80, 7, 7],
      );
      const all = reduce(note, host({ type: 'landed', text: null, minutes: null, statusAfter: 80, rev: 8 }));
      assert.deepEqual([all.composer.text, all.composer.statusAfter], ['', null]);
    });

    it('makes the next note public again', () => {
      const sent = after(...open, typed('ответ'), { kind: 'privacyChosen', isPrivate: true }, pressed('a'));
      const landed = reduce(sent, host({ type: 'landed', text: 'ответ', minutes: null, statusAfter: null, rev: 7 }));
      assert.equal(landed.composer.isPrivate, false);
    });

    it('leaves a text that was changed since it was sent, and keeps it anew', () => {
      const model = after(draft('ответ, дописан', 9), state());
      const landed = reduce(model, host({ type: 'landed', text: 'ответ', minutes: null, statusAfter: null, rev: 12 }));
      assert.equal(landed.composer.text, 'ответ, дописан');
    });

    it('has what is left kept again when the host could not take out what landed', () => {
      const landed = after(
        draft('ответ', 5),
        state(),
        host({ type: 'landed', text: 'ответ', minutes: null, statusAfter: null, rev: null }),
      );
      assert.equal(landed.composer.text, '');
      assert.ok(landed.composer.rev > landed.composer.savedRev);
    });
  });

  describe('a text of another window', () => {
    const conflict = host({
      type: 'draftConflict',
      theirs: { text: 'их', isPrivate: false, statusAfter: null },
      theirsAt: 'пт',
    });

    it('is a question that stops the sending and touches nothing', () => {
      const model = after(...open, typed('моё'), conflict);
      assert.equal(model.composer.text, 'моё');
      assert.equal(sendBlock(model), 'undecided');
      assert.ok(!isLocked(model));
    });

    it('once decided holds the text still until the host has carried it out', () => {
      const decided = after(...open, typed('моё'), conflict, { kind: 'conflictDecided' });
      assert.ok(isLocked(decided));
      const done = reduce(decided, draft('моё\n\nих', 9));
      assert.deepEqual([done.conflict, done.composer.text, isLocked(done)], [null, 'моё\n\nих', false]);
    });
  });

  describe('with files', () => {
    const waiting = { id: 'f', name: 'а.txt', size: '1 КБ', objection: null };
    const withFiles = (files: Partial<FilesView>): PanelEvent => host({ type: 'state', state: readyState({ files }) });

    it('sends them without a word, but not while one is arriving or refused by Mantis', () => {
      const one = after(...open, withFiles({ pending: [waiting] }));
      assert.equal(sendBlock(one), null);
      const arriving = reduce(one, { kind: 'fileOffered', file: { token: 't', name: 'б.txt' } });
      assert.equal(sendBlock(arriving), 'files');
      assert.equal(sendBlock(reduce(arriving, host({ type: 'fileKept', token: 't' }))), null);
      const refused = after(...open, withFiles({ pending: [{ ...waiting, objection: 'велик' }] }));
      assert.equal(sendBlock(refused), 'files');
    });

    it('shows why one was not taken until that is closed', () => {
      const model = after(
        ...open,
        { kind: 'fileOffered', file: { token: 't', name: 'б.txt' } },
        host({ type: 'fileRefused', token: 't', name: 'б.txt', message: 'пустой' }),
      );
      assert.deepEqual([model.arriving, model.refused.map(({ message }) => message)], [[], ['пустой']]);
      assert.deepEqual(reduce(model, { kind: 'refusalClosed', key: 't' }).refused, []);
    });

    it('forgets what was on its way to a host that is gone', () => {
      const model = after(
        ...open,
        { kind: 'fileOffered', file: { token: 't', name: 'б.txt' } },
        host({ type: 'init', l10n: {}, language: 'ru', origin: 'a', ticketId: 1, writer: 'w' }),
      );
      assert.deepEqual(model.arriving, []);
    });
  });

  it('takes a tag out of its field once it is in Mantis, and leaves one that was refused', () => {
    const links = (wanted: Partial<LinksView>): PanelEvent =>
      host({ type: 'state', state: readyState({ links: wanted }) });
    const typing = after(
      ...open,
      { kind: 'linkTyped', inputs: { tag: 'срочно', relatedTo: '12' } },
      links({ busy: 'tags' }),
    );
    assert.equal(typing.inputs.tag, 'срочно');
    assert.deepEqual(reduce(typing, links({})).inputs, { tag: '', relatedTo: '12', relation: 'related-to' });
    const refused = reduce(typing, links({ problem: { part: 'tags', message: 'нет' } }));
    assert.equal(refused.inputs.tag, 'срочно');
  });
});

describe('a pasted picture', () => {
  const now = new Date(2026, 10, 4, 9, 5, 7);
  it('is called by date and time when the clipboard has no name for it', () => {
    for (const name of ['image.png', '']) {
      assert.equal(pastedName({ name, type: 'image/png' }, now), 'Screenshot 2026-11-04 09-05-07.png');
    }
    assert.equal(pastedName({ name: 'image.png', type: 'image/jpeg' }, now), 'Screenshot 2026-11-04 09-05-07.jpg');
  });
  it('keeps a name that it has', () => {
    assert.equal(pastedName({ name: 'схема.png', type: 'image/png' }, now), 'схема.png');
    assert.equal(pastedName({ name: 'image.bin', type: '' }, now), 'image.bin');
  });
});
