import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/base/clock';
import { silentLog } from '../../../src/base/log';
import type { DraftRevision } from '../../../src/protocol/draft';
import type { HostMessage } from '../../../src/protocol/ticketPanel';
import { ReplyDrafts } from '../../../src/tickets/replyDrafts';
import { DraftConversation } from '../../../src/ui/ticketPanel/draftConversation';

const reference = { origin: 'https://tracker.example', ticketId: 7 };
const draft = (text: string, rev: number, isPrivate = false): DraftRevision => ({
  text,
  isPrivate,
  statusAfter: null,
  rev,
});

describe('the draft between a panel and the disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 've-talk-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  function panel(writer: string) {
    const drafts = new ReplyDrafts({ folder, writer, clock: systemClock, log: silentLog });
    const posted: HostMessage[] = [];
    const conversation = new DraftConversation({
      file: drafts.of(reference),
      post: message => posted.push(message),
      timeText: () => 'пт',
      errorText: error => error.kind,
    });
    return { conversation, posted };
  }

  const onDisk = async (): Promise<string | undefined> => {
    const loaded = await new ReplyDrafts({ folder, writer: 'eye', clock: systemClock, log: silentLog })
      .of(reference)
      .load();
    assert.ok(loaded.ok);
    return loaded.value?.text;
  };

  it('is empty at first, and every change is acknowledged', async () => {
    const { conversation, posted } = panel('a');
    await conversation.begin(null);
    await conversation.keep(draft('ответ', 1));
    assert.deepEqual(posted, [
      { type: 'draft', draft: { text: '', isPrivate: false, statusAfter: null, rev: 0 } },
      { type: 'draftSaved', rev: 1 },
    ]);
    assert.equal(await onDisk(), 'ответ');
  });

  it('comes back in another panel', async () => {
    const first = panel('a');
    await first.conversation.begin(null);
    await first.conversation.keep(draft('ответ', 4, true));
    const second = panel('b');
    await second.conversation.begin(null);
    assert.deepEqual(second.posted, [{ type: 'draft', draft: draft('ответ', 4, true) }]);
  });

  it('takes in the last keystrokes that only the webview remembers', async () => {
    const first = panel('a');
    await first.conversation.begin(null);
    await first.conversation.keep(draft('отв', 3));
    const second = panel('b');
    await second.conversation.begin({ ...draft('ответ', 5), savedRev: 3, writer: 'a' });
    assert.equal(await onDisk(), 'ответ');
    assert.equal(second.posted.at(-1)?.type, 'draftSaved');
  });

  /** Two windows with two texts; the second one has been told. */
  async function disagreement() {
    const theirs = panel('theirs');
    const mine = panel('mine');
    await theirs.conversation.begin(null);
    await mine.conversation.begin(null);
    await theirs.conversation.keep(draft('их', 1, true));
    await mine.conversation.keep(draft('моё', 1));
    return mine;
  }

  it('asks when another window wrote another text, once', async () => {
    const { conversation, posted } = await disagreement();
    await conversation.keep(draft('моё!', 2));
    const questions = posted.filter(({ type }) => type === 'draftConflict');
    assert.deepEqual(questions, [
      { type: 'draftConflict', theirs: { text: 'их', isPrivate: true, statusAfter: null }, theirsAt: 'пт' },
    ]);
    assert.ok(!posted.some(({ type }) => type === 'draftSaved'));
    assert.equal(await onDisk(), 'их');
  });

  for (const [choice, text, isPrivate] of [
    ['mine', 'моё', false],
    ['theirs', 'их', true],
    ['both', 'моё\n\nих', true],
  ] as const) {
    it(`does as the person decides: ${choice}`, async () => {
      const { conversation, posted } = await disagreement();
      await conversation.decide(choice, draft('моё', 1));
      const shown = posted.findLast(message => message.type === 'draft');
      assert.deepEqual([shown?.draft.text, shown?.draft.isPrivate], [text, isPrivate]);
      assert.equal(await onDisk(), text);
      await conversation.keep(draft('дальше', (shown?.draft.rev ?? 0) + 1));
      assert.equal(await onDisk(), 'дальше');
    });
  }

  it('on coming to the front takes over what another window wrote, if nothing is typed here', async () => {
    const theirs = panel('theirs');
    const mine = panel('mine');
    await mine.conversation.begin(null);
    await theirs.conversation.begin(null);
    await theirs.conversation.keep(draft('их', 1));
    await mine.conversation.lookForNews();
    assert.deepEqual(mine.posted.at(-1), { type: 'draft', draft: draft('их', 1) });
    await mine.conversation.keep(draft('их и моё', 2));
    assert.equal(await onDisk(), 'их и моё');
  });

  it('on coming to the front lets go of what the other window has sent', async () => {
    const mine = panel('mine');
    await mine.conversation.begin(null);
    await mine.conversation.keep(draft('ответ', 1));
    const theirs = panel('theirs');
    await theirs.conversation.begin(null);
    await theirs.conversation.keep(draft('', 2));
    await mine.conversation.lookForNews();
    assert.deepEqual(mine.posted.at(-1), { type: 'draft', draft: draft('', 2) });
  });

  it('knows that what was sent from here is no longer typed here', async () => {
    const mine = panel('mine');
    await mine.conversation.begin(null);
    await mine.conversation.keep(draft('ответ', 1));
    mine.conversation.landed({ text: 'ответ', minutes: null, statusAfter: null });
    const theirs = panel('theirs');
    await theirs.conversation.begin(null);
    await theirs.conversation.keep(draft('их', 2));
    await mine.conversation.lookForNews();
    assert.deepEqual(mine.posted.at(-1), { type: 'draft', draft: draft('их', 2) });
  });

  it('on coming to the front asks, if something else is typed here', async () => {
    const mine = panel('mine');
    await mine.conversation.begin(null);
    await mine.conversation.keep(draft('моё', 1));
    const theirs = panel('theirs');
    await theirs.conversation.begin(null);
    await theirs.conversation.keep(draft('их', 2));
    await mine.conversation.lookForNews();
    assert.equal(mine.posted.at(-1)?.type, 'draftConflict');
  });

  it('says when nothing can be kept', async () => {
    const { conversation, posted } = panel('a');
    await conversation.begin(null);
    await rm(folder, { recursive: true });
    const { writeFile } = await import('node:fs/promises');
    await writeFile(folder, 'a file where the folder was');
    await conversation.keep(draft('ответ', 1));
    assert.deepEqual(posted.at(-1), { type: 'draftNotSaved', rev: 1, message: 'io' });
  });
});
