import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { systemClock } from '../../../src/base/clock';
import { silentLog } from '../../../src/base/log';
import { ReplyDrafts } from '../../../src/tickets/replyDrafts';
import { textOfRevision } from './textOfRevision';

const reference = { origin: 'https://tracker.example', ticketId: 1234 };
const rounds = 60;

describe('drafts of a killed window', () => {
  let folder: string;
  let program: string;

  before(async function () {
    this.timeout(30_000);
    folder = await mkdtemp(join(tmpdir(), 've-drafts-'));
    program = join(folder, 'stubbornWriter.cjs');
    await build({
      entryPoints: [join(import.meta.dirname, 'stubbornWriter.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
    });
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it(`keeps everything acknowledged over ${rounds} kills at random moments`, async function () {
    this.timeout(180_000);
    const drafts = join(folder, 'drafts');
    let acknowledgedInAll = 0;
    for (let round = 0; round < rounds; round++) {
      const acknowledged = await typeUntilKilled(program, drafts, `window-${round}`);
      assert.ok(acknowledged.refused.length === 0, acknowledged.refused.join());
      acknowledgedInAll += acknowledged.count;
      const survivor = new ReplyDrafts({ folder: drafts, writer: 'survivor', clock: systemClock, log: silentLog });
      const broken: string[] = [];
      survivor.onDidFindBroken(found => broken.push(found.keptAs));
      const loaded = await survivor.of(reference).load();
      assert.ok(loaded.ok && loaded.value !== null);
      assert.deepEqual(broken, []);
      assert.ok(
        loaded.value.rev >= acknowledged.last,
        `acknowledged ${acknowledged.last}, on the disk ${loaded.value.rev}`,
      );
      assert.equal(loaded.value.text, textOfRevision(loaded.value.rev));
      assert.equal(loaded.value.isPrivate, loaded.value.rev % 2 === 0);
    }
    assert.ok(acknowledgedInAll > rounds);
    const drafted = (await readdir(drafts)).filter(name => name.endsWith('.json'));
    assert.equal(drafted.length, 1);
  });
});

interface Acknowledged {
  readonly last: number;
  readonly count: number;
  readonly refused: readonly string[];
}

/** Kills the writer somewhere between its first acknowledgement and some tens of milliseconds later. */
async function typeUntilKilled(program: string, drafts: string, writer: string): Promise<Acknowledged> {
  const child = spawn(process.execPath, [program, drafts, reference.origin, String(reference.ticketId), writer], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = 0;
  let count = 0;
  const refused: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('refused')) {
      refused.push(line);
      child.kill('SIGKILL');
      continue;
    }
    if (count === 0) setTimeout(() => child.kill('SIGKILL'), Math.random() * 40);
    count++;
    last = Number(line);
  }
  return { last, count, refused };
}
