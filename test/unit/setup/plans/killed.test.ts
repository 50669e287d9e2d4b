import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { recover } from '../../../../src/setup/plans/journal';
import { nodeFilePort } from '../../../../src/setup/plans/nodeFilePort';
import { after as target, before as base } from './threeFiles';

const kills = 200;

describe('a process that is killed while it applies a plan', () => {
  let folder: string;
  let program: string;

  before(async function () {
    this.timeout(60_000);
    folder = await mkdtemp(join(tmpdir(), 've-plans-'));
    program = join(folder, 'stubbornApplier.cjs');
    await build({
      entryPoints: [join(import.meta.dirname, 'stubbornApplier.ts')],
      outfile: program,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'cjs',
    });
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it(`leaves all three files or none changed, over ${kills} kills at random moments`, async function () {
    this.timeout(280_000);
    const lanes = await Promise.all([0, 1].map(lane => killMany(join(folder, `lane-${lane}`), program, kills / 2)));
    const sum = (key: keyof Count) => lanes.reduce((total, lane) => total + lane[key], 0);
    // The kills must have met the writing, and both of its ends.
    assert.ok(sum('recovered') > 5, `only ${sum('recovered')} kills met a writing`);
    assert.ok(sum('old') > 5 && sum('new') > 5, JSON.stringify(lanes));
  });
});

interface Count {
  readonly recovered: number;
  readonly old: number;
  readonly new: number;
}

async function killMany(folder: string, program: string, rounds: number): Promise<Count> {
  const root = join(folder, 'workspace');
  const journal = join(folder, 'journal');
  await mkdir(join(root, 'scripts'), { recursive: true });
  for (const [path, text] of Object.entries(base)) await writeFile(join(root, path), text);
  const count = { recovered: 0, old: 0, new: 0 };
  for (let round = 0; round < rounds; round++) {
    assert.equal(await applyUntilKilled(program, root, journal), '');
    const recovery = await recover(journal, nodeFilePort);
    if (recovery !== null) count.recovered++;
    assert.notEqual(recovery?.outcome === 'undone' && recovery.foreign.length > 0, true);
    const state = await stateOf(root);
    assert.ok(state === 'old' || state === 'new', `round ${round}: ${state}`);
    count[state]++;
    assert.deepEqual(
      (await readdir(journal)).filter(name => !name.endsWith('.tmp')),
      [],
    );
  }
  return count;
}

async function stateOf(root: string): Promise<string> {
  const states = await Promise.all(
    Object.keys(base).map(async path => {
      const text = await readFile(join(root, path), 'utf8');
      return text === base[path] ? 'old' : text === target[path] ? 'new' : 'torn';
    }),
  );
  return new Set(states).size === 1 ? states[0]! : states.join();
}

/** Kills the process somewhere between its first word and a tenth of a second later; what it refused. */
async function applyUntilKilled(program: string, root: string, journal: string): Promise<string> {
  const child = spawn(process.execPath, [program, root, journal], { stdio: ['ignore', 'pipe', 'inherit'] });
  let refused = '';
  let isFirst = true;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('refused')) refused = line;
    if (isFirst) setTimeout(() => child.kill('SIGKILL'), Math.random() * 150);
    isFirst = false;
  }
  return refused;
}
