import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPlan } from '../../../../src/setup/plans/applyPlan';
import { contained, isSafePath } from '../../../../src/setup/plans/containment';
import { recover } from '../../../../src/setup/plans/journal';
import { makePlan } from '../../../../src/setup/plans/makePlan';
import { nodeFilePort } from '../../../../src/setup/plans/nodeFilePort';
import { findingsOf } from '../../../../src/setup/plans/objectionTo';
import type { Plan } from '../../../../src/setup/plans/plan';
import { PlanStore } from '../../../../src/setup/plans/planStore';
import { readPlan, writePlan } from '../../../../src/setup/plans/readPlan';
import { rebasePlan } from '../../../../src/setup/plans/rebasePlan';
import { operationsOf, reviewFile } from '../../../../src/setup/review/reviewFile';
import { unifiedDiff } from '../../../../src/setup/review/unifiedDiff';
import { findingKey } from '../../../../src/setup/risks/finding';
import { proposeOperations } from '../../../../src/setup/proposals/proposal';
import { scriptsOf } from '../../../../src/setup/workspace/script';
import { Workspace } from '../../../../src/setup/workspace/workspace';
import { Kinds } from '../../../../src/setup/kinds/kinds';
import { EXAMPLES } from '../support/examples';
import { opened } from '../support/reviewing';
import { MemoryFiles } from './memoryFiles';
import { after as target, before as base, contextFor, planBack, threeFilePlan } from './threeFiles';

const plan = threeFilePlan();

function workspaceFiles(texts: Readonly<Record<string, string>> = base): MemoryFiles {
  return new MemoryFiles(Object.fromEntries(Object.entries(texts).map(([path, text]) => [`/ws/${path}`, text])));
}

function assertState(files: MemoryFiles, texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) assert.equal(files.text(`/ws/${path}`), text, path);
}

describe('a plan', () => {
  it('is applied to the byte and taken back to the byte', async () => {
    const files = workspaceFiles();
    const applied = await applyPlan(plan, contextFor(files));
    assert.ok(applied.ok, JSON.stringify(applied));
    assertState(files, target);
    assert.ok((await applyPlan(planBack(plan), contextFor(files))).ok);
    assertState(files, base);
    assert.deepEqual(await files.list('/journal'), []);
  });

  it('survives being written and read, and nothing else is read as one', () => {
    const read = readPlan(writePlan(plan));
    assert.ok(read.ok);
    assert.deepEqual(read.value, plan);
    const broken = (change: (copy: Record<string, unknown> & { files: Record<string, unknown>[] }) => void) => {
      const copy = JSON.parse(JSON.stringify(plan)) as Record<string, unknown> & { files: Record<string, unknown>[] };
      change(copy);
      const outcome = readPlan(Buffer.from(JSON.stringify(copy)));
      return outcome.ok ? 'ok' : outcome.error.kind;
    };
    assert.equal(
      broken(() => undefined),
      'ok',
    );
    for (const path of [
      '../x.yaml',
      '/etc/passwd',
      'C:/x',
      'a\\b',
      '.git/hooks/pre-commit',
      'scripts/.vscode/tasks.json',
      'a//b',
      'con.yaml',
      'a:b',
      'x. ',
      '',
    ]) {
      assert.equal(
        broken(copy => (copy.files[0]!['path'] = path)),
        'notAPlan',
        path,
      );
    }
    assert.equal(
      broken(copy => (copy.files[1]!['path'] = 'Scripts/A.yaml')),
      'samePathTwice',
    );
    assert.equal(
      broken(copy => (copy['extra'] = 1)),
      'notAPlan',
    );
    assert.equal(
      broken(copy => (copy['ticket'] = { origin: 'javascript:alert(1)', id: 1 })),
      'notAPlan',
    );
    assert.equal(
      broken(copy => (copy.files[0]!['operations'] = [{ op: 'eval', document: 0, path: [] }])),
      'notAPlan',
    );
    assert.equal(
      broken(copy => (copy.files = [])),
      'notAPlan',
    );
    assert.ok(!readPlan(Buffer.from('{')).ok);
  });

  it('refuses a changed base, shows what is there, and knows when it is done already', async () => {
    const files = workspaceFiles({ ...base, 'scripts/b.json': '{ "code": "B" }\n' });
    const refused = await applyPlan(plan, contextFor(files));
    assert.deepEqual(refused, {
      ok: false,
      error: { kind: 'baseChanged', files: [{ path: 'scripts/b.json', text: '{ "code": "B" }\n', isDone: false }] },
    });
    assert.equal(files.text('/ws/scripts/a.yaml'), base['scripts/a.yaml']);
    const done = await applyPlan(plan, contextFor(workspaceFiles(target)));
    assert.ok(!done.ok && done.error.kind === 'baseChanged' && done.error.files.every(file => file.isDone));
  });

  it('refuses while a document has unsaved changes', async () => {
    const context = { ...contextFor(workspaceFiles()), isDirty: (path: string) => path.endsWith('b.json') };
    assert.deepEqual(await applyPlan(plan, context), {
      ok: false,
      error: { kind: 'dirty', paths: ['scripts/b.json'] },
    });
  });

  it('refuses splices that do not lead where it says', async () => {
    const [first] = plan.files;
    const tampered: Plan = { ...plan, files: [{ ...first!, splices: [{ ...first!.splices[0]!, text: '9' }] }] };
    const outside: Plan = { ...plan, files: [{ ...first!, splices: [{ start: 5, end: 1_000_000, text: '' }] }] };
    for (const one of [tampered, outside]) {
      const refused = await applyPlan(one, contextFor(workspaceFiles()));
      assert.deepEqual(refused, { ok: false, error: { kind: 'inconsistent', path: 'scripts/a.yaml' } });
    }
  });

  it('makes new files and removes them again', async () => {
    const made = makePlan(
      { id: 'new', ticket: null, author: '', now: 0, title: '', acceptedRisks: [], stateTargets: [] },
      [
        {
          path: 'scripts/new.sql',
          encoding: 'windows-1251',
          before: null,
          after: 'SELECT 1; -- да\r\n',
          operations: [],
        },
      ],
    );
    assert.ok(made.ok);
    const files = workspaceFiles();
    assert.ok((await applyPlan(made.value, contextFor(files))).ok);
    assert.equal(files.content.get('/ws/scripts/new.sql')?.at(-4), 0xe4);
    assert.ok((await applyPlan(planBack(made.value), contextFor(files))).ok);
    assert.equal(files.content.has('/ws/scripts/new.sql'), false);
    const wrong = makePlan(
      { id: 'x', ticket: null, author: '', now: 0, title: '', acceptedRisks: [], stateTargets: [] },
      [{ path: 'a.sql', encoding: 'windows-1251', before: '', after: 'Ω', operations: [] }],
    );
    assert.deepEqual(wrong, { ok: false, error: { kind: 'notInEncoding', character: 'Ω', encoding: 'windows-1251' } });
  });

  it('is all or nothing wherever it crashes, also with torn writes', async () => {
    const whole = workspaceFiles();
    await applyPlan(plan, contextFor(whole));
    const outcomes = new Set<string>();
    for (const isTearing of [false, true]) {
      for (let crashAt = 1; crashAt <= whole.writes; crashAt++) {
        const files = workspaceFiles();
        Object.assign(files, { crashAt, isTearing });
        const failed = await applyPlan(plan, contextFor(files));
        assert.ok(!failed.ok && failed.error.kind === 'writingFailed' && failed.error.recovery === null);
        // The machine starts again.
        files.crashAt = Number.POSITIVE_INFINITY;
        const recovery = await recover('/journal', files);
        const isNew = files.text('/ws/scripts/a.yaml') === target['scripts/a.yaml'];
        assertState(files, isNew ? target : base);
        outcomes.add(`${recovery?.outcome ?? 'nothing'} ${isNew}`);
        assert.deepEqual(await files.list('/journal'), []);
      }
    }
    assert.deepEqual([...outcomes].sort(), ['finished true', 'nothing false', 'nothing true']);
  });

  it('is undone after a crash when somebody changed one of its files, which is left alone', async () => {
    const files = workspaceFiles();
    // Contents of three files, the journal, and the first file.
    files.crashAt = 8;
    await applyPlan(plan, contextFor(files));
    files.crashAt = Number.POSITIVE_INFINITY;
    assert.equal(files.text('/ws/scripts/a.yaml'), target['scripts/a.yaml']);
    files.content.set('/ws/scripts/b.json', Buffer.from('{"mine": 1}'));
    const refused = await applyPlan(plan, contextFor(files));
    assert.deepEqual(refused, {
      ok: false,
      error: { kind: 'recovered', recovery: { outcome: 'undone', plan: 'plan-1', foreign: ['/ws/scripts/b.json'] } },
    });
    assertState(files, { ...base, 'scripts/b.json': '{"mine": 1}' });
  });

  it('is undone at once when the disk refuses one of the files', async () => {
    const files = workspaceFiles();
    const replace = files.replace.bind(files);
    files.replace = (path, bytes) =>
      path.endsWith('b.json') ? Promise.reject(new Error('EACCES: permission denied')) : replace(path, bytes);
    const failed = await applyPlan(plan, contextFor(files));
    assert.ok(!failed.ok && failed.error.kind === 'writingFailed');
    assert.match(failed.error.detail, /EACCES/);
    // Finishing fails for the same reason; the journal stays for the next start, when the disk may be well again.
    files.replace = replace;
    assert.equal((await recover('/journal', files))?.outcome, 'finished');
    assertState(files, target);
  });

  it('does not overwrite what was saved between the check and the writing', async () => {
    const files = workspaceFiles();
    const replace = files.replace.bind(files);
    files.replace = async (path, bytes) => {
      await replace(path, bytes);
      if (path === '/journal/journal.json') files.content.set('/ws/scripts/c.sql', Buffer.from('-- мой запрос'));
    };
    const failed = await applyPlan(plan, contextFor(files));
    assert.ok(!failed.ok && failed.error.kind === 'writingFailed' && failed.error.recovery?.outcome === 'undone');
    assertState(files, { ...base, 'scripts/c.sql': '-- мой запрос' });
  });
});

describe('a plan for files that changed', () => {
  it('is made anew from the operations that still fit', async () => {
    const files = workspaceFiles({
      ...base,
      'scripts/a.yaml': '# новый владелец\r\nkind: own\r\ncode: A\r\nlimit: 0015\r\nowner: ОП\r\n',
      'scripts/b.json': '{ "kind": "own", "code": "B" }\n',
    });
    const rebased = await rebasePlan(plan, { id: 'again', author: 'support3', now: 0 }, contextFor(files));
    assert.ok(rebased.ok);
    const { plan: again, refused, lost } = rebased.value;
    assert.deepEqual(
      refused.map(one => [one.path, one.problem.kind]),
      [['scripts/b.json', 'noSuchPlace']],
    );
    assert.deepEqual(lost, ['scripts/c.sql']);
    assert.ok(again && (await applyPlan(again, contextFor(files))).ok);
    assert.equal(
      files.text('/ws/scripts/a.yaml'),
      '# новый владелец\r\nkind: own\r\ncode: A\r\nlimit: 0020\r\nowner: ОП\r\n',
    );
  });

  it('finds items by what identifies them, wherever they stand now', async () => {
    const path = 'scripts/lifecycle.yaml';
    const text = EXAMPLES['lifecycle']!;
    const changed = text.replace('discount <= 15', 'discount <= 10');
    const context = {
      kinds: new Kinds(),
      former: new Workspace([]),
      workspace: new Workspace([]),
      today: '2026-11-24',
    };
    const reviewed = reviewFile(opened(path, text), opened(path, changed), context);
    const ids = new Set(reviewed.scripts.flatMap(script => script.review.changes.map(change => change.id)));
    const made = makePlan(
      { id: 'p', ticket: null, author: '', now: 0, title: '', acceptedRisks: [], stateTargets: [] },
      [{ path, encoding: 'utf-8', before: text, after: changed, operations: operationsOf(reviewed, ids) }],
    );
    assert.ok(made.ok);
    const moved = text.replace(
      'transitions:\n',
      "transitions:\n  # сначала новый\n  - { code: '0005', title: Сразу, from: NEW, to: OFFER, roles: [Менеджер] }\n",
    );
    const files = new MemoryFiles({ [`/ws/${path}`]: moved });
    const rebased = await rebasePlan(made.value, { id: 'q', author: '', now: 0 }, contextFor(files));
    assert.ok(rebased.ok && rebased.value.plan !== null);
    assert.ok((await applyPlan(rebased.value.plan, contextFor(files))).ok);
    assert.equal(files.text(`/ws/${path}`), moved.replace('discount <= 15', 'discount <= 10'));
  });
});

describe('a plan whose result is dangerous', () => {
  const path = 'scripts/lifecycle.yaml';
  const text = EXAMPLES['lifecycle']!;
  const without = text
    .replace('  - { code: REFUSED, title: Отказ клиента, final: true }\n', '')
    .replace('to: REFUSED', 'to: DONE');

  function planned(after: string, more: Partial<Plan> = {}): Plan {
    const made = makePlan(
      { id: 'p', ticket: null, author: '', now: 0, title: '', acceptedRisks: [], stateTargets: [] },
      [{ path, encoding: 'utf-8', before: text, after, operations: [] }],
    );
    assert.ok(made.ok);
    return { ...made.value, ...more };
  }

  async function outcome(one: Plan): Promise<string> {
    const files = new MemoryFiles({ [`/ws/${path}`]: text });
    const former = new Workspace(scriptsOf(opened(path, text)));
    const context = contextFor(files);
    const applied = await applyPlan(one, { ...context, review: { ...context.review, former } });
    assert.equal(files.text(`/ws/${path}`) === text, !applied.ok);
    return applied.ok ? 'ok' : applied.error.kind;
  }

  it('needs a target for the objects of a removed state, and the consequence accepted', async () => {
    const context = {
      kinds: new Kinds(),
      former: new Workspace([]),
      workspace: new Workspace([]),
      today: '2026-11-24',
    };
    const findings = findingsOf(reviewFile(opened(path, text), opened(path, without), context));
    const acceptedRisks = findings.map(findingKey);
    const target = (state: string) => [{ script: 'ЖЦ-ПРИМЕР', state: 'REFUSED', target: state }];
    assert.equal(await outcome(planned(without, { acceptedRisks })), 'targetMissing');
    assert.equal(await outcome(planned(without, { acceptedRisks, stateTargets: target('REFUSED') })), 'targetMissing');
    assert.equal(await outcome(planned(without, { stateTargets: target('DONE') })), 'risksNotAccepted');
    assert.equal(await outcome(planned(without, { acceptedRisks, stateTargets: target('DONE') })), 'ok');
  });

  it('is not applied with errors, whatever it accepts', async () => {
    const broken = text.replace(', initial: true', '');
    const acceptedRisks = [JSON.stringify(['noInitialState', 0, {}])];
    assert.equal(await outcome(planned(broken, { acceptedRisks })), 'errors');
    assert.equal(await outcome(planned(text.replace('title: Сделки', 'title: Все сделки'))), 'ok');
  });
});

describe('the paths of a plan', () => {
  it('stay in the workspace, whatever links do', async () => {
    const folder = await mkdtemp(join(tmpdir(), 've-links-'));
    try {
      const root = join(folder, 'workspace');
      await mkdir(join(root, 'scripts'), { recursive: true });
      await mkdir(join(root, '.git'));
      await mkdir(join(folder, 'elsewhere'));
      await writeFile(join(root, 'scripts/real.yaml'), 'a: 1\n');
      await symlink(join(folder, 'elsewhere'), join(root, 'out'));
      await symlink(join(root, '.git'), join(root, 'git'));
      await symlink(join(root, 'scripts/real.yaml'), join(root, 'alias.yaml'));
      await symlink(join(folder, 'elsewhere/x.yaml'), join(root, 'dangling.yaml'));
      const kindOf = async (path: string) => {
        const outcome = await contained(root, path, nodeFilePort);
        return outcome.ok ? outcome.value.slice(outcome.value.indexOf('workspace')) : outcome.error.kind;
      };
      assert.equal(await kindOf('scripts/real.yaml'), join('workspace', 'scripts', 'real.yaml'));
      assert.equal(await kindOf('scripts/deep/new.yaml'), join('workspace', 'scripts', 'deep', 'new.yaml'));
      assert.equal(await kindOf('alias.yaml'), join('workspace', 'scripts', 'real.yaml'));
      assert.equal(await kindOf('out/x.yaml'), 'outside');
      assert.equal(await kindOf('git/config'), 'unsafePath');
      assert.equal(await kindOf('../elsewhere/x'), 'unsafePath');
      // Replaced as a whole, a link that leads nowhere becomes a file; what it leads to is not touched.
      await nodeFilePort.replace(join(root, 'dangling.yaml'), Buffer.from('b: 2\n'));
      assert.equal(await readFile(join(root, 'dangling.yaml'), 'utf8'), 'b: 2\n');
      await assert.rejects(readFile(join(folder, 'elsewhere/x.yaml')));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('are refused when they mean something else on another system', () => {
    for (const path of ['scripts/a.yaml', 'a.b/c-d_e.json', 'скрипты/жц.yaml']) assert.ok(isSafePath(path), path);
    for (const path of [
      'NUL',
      'com1.txt',
      'a/../b',
      './a',
      'a/.',
      '~/.ssh'.replace('~', '..'),
      'a\u0000b',
      'a'.repeat(501),
    ]) {
      assert.ok(!isSafePath(path), path);
    }
  });
});

describe('the history of plans', () => {
  it('is told per ticket and per script, newest first, torn files left out', async () => {
    const files = new MemoryFiles({ '/plans/torn.plan.json': '{' });
    const store = new PlanStore('/plans', files);
    await store.save({ plan, appliedAt: '2026-11-24T12:05:00.000Z', takenBackBy: null });
    await store.save({ plan: planBack(plan), appliedAt: null, takenBackBy: null });
    assert.deepEqual(
      (await store.all()).map(record => record.plan.id),
      ['plan-1-back', 'plan-1'],
    );
    assert.equal((await store.ofTicket('https://tracker.example', 7)).length, 2);
    assert.equal((await store.ofTicket('https://other.example', 7)).length, 0);
    assert.equal((await store.ofFile('scripts/a.yaml')).length, 2);
    assert.equal((await store.ofFile('scripts/z.yaml')).length, 0);
  });
});

describe('a plan that was interrupted', () => {
  const now = Date.parse('2026-11-24T12:10:00.000Z');
  const at = '2026-11-24T12:10:00.000Z';
  const standing = async (store: PlanStore): Promise<readonly unknown[]> =>
    (await store.all()).map(record => [record.plan.id, record.appliedAt, record.takenBackBy]);

  it('can be taken back when the next start has finished it, and is forgotten when it was undone', async () => {
    const store = new PlanStore('/plans', new MemoryFiles());
    await store.save({ plan, appliedAt: null, takenBackBy: null });
    await store.recovered({ outcome: 'finished', plan: 'plan-1' }, now);
    assert.deepEqual(await standing(store), [['plan-1', at, null]]);
    await store.save({ plan: planBack(plan), appliedAt: null, takenBackBy: null });
    await store.recovered({ outcome: 'undone', plan: 'plan-1-back', foreign: [] }, now);
    assert.deepEqual(await standing(store), [['plan-1', at, null]]);
  });

  it('marks what it takes back once it is finished; one that is not known is left alone', async () => {
    const store = new PlanStore('/plans', new MemoryFiles());
    await store.save({ plan, appliedAt: at, takenBackBy: null });
    await store.save({ plan: planBack(plan), appliedAt: null, takenBackBy: null });
    await store.recovered({ outcome: 'finished', plan: 'nobody' }, now);
    await store.recovered({ outcome: 'undone', plan: 'plan-1', foreign: [] }, now);
    await store.recovered({ outcome: 'finished', plan: 'plan-1-back' }, now);
    assert.deepEqual(await standing(store), [
      ['plan-1-back', at, null],
      ['plan-1', at, 'plan-1-back'],
    ]);
  });
});

describe('a proposal from outside', () => {
  const file = opened('scripts/a.yaml', 'kind: own\ncode: A\nlimit: 1 # предел\n');

  it('is operations, all or none', () => {
    const good = proposeOperations(file, [{ op: 'set', document: 0, path: ['limit'], value: 2 }]);
    assert.ok(good.ok);
    assert.equal(good.value.file.text, 'kind: own\ncode: A\nlimit: 2 # предел\n');
    const bad = proposeOperations(file, [
      { op: 'set', document: 0, path: ['limit'], value: 2 },
      { op: 'removeKey', document: 0, path: [], key: 'nothing' },
    ]);
    assert.ok(!bad.ok && bad.error.kind === 'doesNotFit' && bad.error.index === 1);
  });

  it('is never text or anything else', () => {
    for (const data of [
      'limit: 2',
      null,
      [],
      [{ op: 'set', document: 0, path: 'limit', value: 2 }],
      [{ op: 'set', document: 0, path: ['limit'], value: 2, run: 'rm' }],
      [{ op: 'set', document: 0, path: ['limit'], value: Number.NaN }],
    ]) {
      const refused = proposeOperations(file, data);
      assert.ok(!refused.ok && refused.error.kind === 'notOperations', JSON.stringify(data));
    }
  });
});

describe('the unified diff', () => {
  it('has what patch reads, also for new files and missing line ends', () => {
    const text = unifiedDiff([
      { path: 'a.yaml', before: 'a: 1\nb: 2\n', after: 'a: 1\nb: 3\n' },
      { path: 'same.yaml', before: 'x', after: 'x' },
      { path: 'new.yaml', before: null, after: 'a: 1' },
    ]);
    assert.equal(
      text,
      '--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n a: 1\n-b: 2\n+b: 3\n--- /dev/null\n+++ b/new.yaml\n@@ -0,0 +1,1 @@\n+a: 1\n\\ No newline at end of file\n',
    );
  });
});
