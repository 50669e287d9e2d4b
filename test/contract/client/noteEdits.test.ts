import assert from 'node:assert/strict';
import { addNote } from '../../../demo/mantis/model/notes';
import { withFaults } from '../../../demo/mantis/faults';
import type { WriteOutcome } from '../../../src/mantis/writer';
import { deskOf, startForeignServer, type Desk, type ForeignServer } from './foreignServer';

interface RawNote {
  readonly id: number;
  readonly text?: string;
  readonly view_state: { readonly id: number };
  readonly time_tracking?: { readonly duration: string };
  readonly updated_at: string;
}

describe('changing what is written already', () => {
  let server: ForeignServer;
  let desk: Desk;
  const id = () => server.issue.id;

  beforeEach(async () => {
    server = await startForeignServer();
    desk = await deskOf(server, 'chief', { timeout: 1000 });
  });
  afterEach(() => server.stop());

  async function notes(): Promise<readonly RawNote[]> {
    const response = await fetch(`${server.address.base}/api/rest/issues/${id()}`, {
      headers: { Authorization: server.token('chief') },
    });
    return ((await response.json()) as { issues: [{ notes: RawNote[] }] }).issues[0].notes;
  }

  async function post(parts: { readonly isPrivate?: boolean; readonly minutes?: number } = {}): Promise<number> {
    const outcome = await desk.writer.addNote(
      id(),
      {
        text: 'Было',
        isPrivate: parts.isPrivate ?? false,
        ...(parts.minutes === undefined ? {} : { minutes: parts.minutes }),
      },
      { noteIds: new Set(server.issue.notes.map(note => note.id)) },
    );
    assert.equal(outcome.kind, 'confirmed');
    return outcome.noteId;
  }

  const kindOf = (outcome: WriteOutcome): string =>
    outcome.kind === 'confirmed'
      ? 'confirmed'
      : outcome.error.kind === 'unsendable'
        ? outcome.error.objection.kind
        : outcome.error.kind;

  it('changes the text alone: who sees it, the time, and every other note stay', async () => {
    for (const isPrivate of [true, false]) {
      const noteId = await post({ isPrivate, minutes: 75 });
      const before = await notes();
      const outcome = await desk.writer.editNote(id(), { noteId, base: 'Было', text: 'Стало' });
      assert.equal(kindOf(outcome), 'confirmed');
      const after = await notes();
      const changed = after.find(note => note.id === noteId);
      assert.deepEqual(
        [changed?.text, changed?.view_state.id, changed?.time_tracking?.duration],
        ['Стало', isPrivate ? 50 : 10, '01:15'],
      );
      const others = (list: readonly RawNote[]): readonly RawNote[] => list.filter(note => note.id !== noteId);
      assert.deepEqual(others(after), others(before));
    }
  });

  it('leaves a text that was changed elsewhere meanwhile', async () => {
    const noteId = await post();
    assert.equal(kindOf(await desk.writer.editNote(id(), { noteId, base: 'Иное', text: 'Стало' })), 'noteChanged');
    assert.equal((await notes()).find(note => note.id === noteId)?.text, 'Было');
    assert.equal(kindOf(await desk.writer.editNote(id(), { noteId, base: 'Иное', text: 'Было' })), 'confirmed');
  });

  it('changes and deletes one’s own only, and no note that is gone', async () => {
    const theirs = addNote(server.state, server.users.specialist, server.issue, {
      text: 'Чужое',
      isPrivate: false,
      timeTracking: 0,
    });
    assert.equal(
      kindOf(await desk.writer.editNote(id(), { noteId: theirs.id, base: 'Чужое', text: 'х' })),
      'noteNotMine',
    );
    assert.equal(kindOf(await desk.writer.deleteNote(id(), theirs.id)), 'noteNotMine');
    assert.equal(kindOf(await desk.writer.editNote(id(), { noteId: 99_999, base: '', text: 'х' })), 'noteGone');
    assert.equal(kindOf(await desk.writer.deleteNote(id(), 99_999)), 'confirmed');
  });

  it('does not empty a note', async () => {
    const noteId = await post();
    assert.equal(kindOf(await desk.writer.editNote(id(), { noteId, base: 'Было', text: ' \n' })), 'noteEmpty');
  });

  it('deletes a note also when others stand after it', async () => {
    const noteId = await post();
    addNote(server.state, server.users.specialist, server.issue, { text: 'После', isPrivate: false, timeTracking: 0 });
    const count = (await notes()).length;
    assert.equal(kindOf(await desk.writer.deleteNote(id(), noteId)), 'confirmed');
    const left = await notes();
    assert.deepEqual([left.length, left.some(note => note.id === noteId)], [count - 1, false]);
  });

  it('finds out what became of it when the answer is lost', async () => {
    const noteId = await post();
    server.interfere(withFaults(({ method }) => (method === 'PATCH' ? { kind: 'reset', when: 'after' } : undefined)));
    assert.equal(kindOf(await desk.writer.editNote(id(), { noteId, base: 'Было', text: 'Стало' })), 'confirmed');
    assert.equal((await notes()).find(note => note.id === noteId)?.text, 'Стало');
  });

  it('is said to be unclear when it cannot be found out', async () => {
    const noteId = await post();
    server.interfere(withFaults(({ method }) => (method === 'PATCH' ? { kind: 'reset', when: 'before' } : undefined)));
    const outcome = await desk.writer.editNote(id(), { noteId, base: 'Было', text: 'Стало' });
    assert.equal(outcome.kind, 'uncertain');
  });
});
