import assert from 'node:assert/strict';
import { etagOf } from './compare';
import { sentBody } from './cutBodies';
import { NOT_REPLAYED } from './notReplayed';
import { loadRecordings } from './recordings';
import { replay } from './replay';
import { stage } from './stage';
import type { Replayed } from './replay';

const ALL = 288;
const AIM = 270;

describe('the embedded Mantis against the recordings of a real one', function () {
  this.timeout(120_000);
  const recordings = loadRecordings();
  let replayed: Replayed[] = [];

  before(async () => {
    replayed = await replay(recording => NOT_REPLAYED[recording.name] === undefined);
    const equal = replayed.filter(each => each.differences.length === 0).length;
    console.log(
      `    ${equal} of ${recordings.length} recordings equal, ${replayed.length - equal} different, ${recordings.length - replayed.length} not replayed`,
    );
  });

  it('knows all recordings, and names exactly those that it does not replay', () => {
    assert.equal(recordings.length, ALL);
    const names = new Set(recordings.map(each => each.name));
    assert.deepEqual(
      Object.keys(NOT_REPLAYED).filter(name => !names.has(name)),
      [],
    );
    const left = recordings.filter(each => !replayed.some(done => done.recording.name === each.name));
    assert.deepEqual(
      left.map(each => each.name),
      Object.keys(NOT_REPLAYED),
    );
    assert.ok(replayed.length >= AIM, `only ${replayed.length} replayed`);
  });

  for (const recording of recordings.filter(each => NOT_REPLAYED[each.name] === undefined)) {
    it(`${recording.name}${recording.note === '' ? '' : `: ${recording.note}`}`, () => {
      const done = replayed.find(each => each.recording.name === recording.name);
      assert.deepEqual(done?.differences, []);
    });
  }

  it('gives back the bytes of a file as they were sent (341)', () => {
    const upload = recordings.find(each => each.name.startsWith('340'))!;
    const sent = sentBody(upload) as { files: [{ content: string }] };
    const download = replayed.find(each => each.recording.name.startsWith('341'))!;
    const received = JSON.parse(download.received.body) as { files: [{ content: string }] };
    assert.equal(received.files[0].content === sent.files[0].content, true);
  });

  it('makes every ETag of the bytes of its own answer', () => {
    const { users } = stage();
    const tagged = replayed.filter(each => each.received.headers['etag'] !== undefined && each.received.body !== '');
    assert.ok(tagged.length > 80, String(tagged.length));
    for (const { recording, received } of tagged) {
      const issueId = Number.parseInt(/^\/api\/rest\/issues\/(\d+)/.exec(recording.request.path)?.[1] ?? '0', 10);
      const userId = users[recording.user ?? 'adm'].id;
      assert.equal(received.headers['etag'], etagOf(userId, issueId, received.body), recording.name);
    }
  });
});
