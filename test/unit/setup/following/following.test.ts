import assert from 'node:assert/strict';
import { applyOperations } from '../../../../src/setup/documents/edit';
import type { SetupFile } from '../../../../src/setup/documents/setupFile';
import { followingFiles } from '../../../../src/setup/following/followingFiles';
import { followInside } from '../../../../src/setup/following/followInside';
import { renamingsOf, type StateTargets } from '../../../../src/setup/following/renamings';
import { Kinds } from '../../../../src/setup/kinds/kinds';
import { findingsOf } from '../../../../src/setup/plans/objectionTo';
import { reviewTogether } from '../../../../src/setup/review/reviewTogether';
import { scriptsOf } from '../../../../src/setup/workspace/script';
import { Workspace } from '../../../../src/setup/workspace/workspace';
import { sampleScripts } from '../support/handWritten';
import { opened } from '../support/reviewing';

const lifecycle = 'scripts/lifecycles/upsell.yaml';
const folders = 'scripts/folders/deals.yaml';
const debtors = 'scripts/folders/debtors.yaml';

const files: ReadonlyMap<string, SetupFile> = new Map(
  sampleScripts().map(({ path, text }) => {
    const own = path.slice(path.indexOf('scripts/'));
    return [own, opened(own, text)];
  }),
);

function textOf(path: string): string {
  const file = files.get(path);
  assert.ok(file !== undefined, `${path} of ${[...files.keys()].join(' ')}`);
  return file.text;
}

/** What follows when the text of one file of a workspace becomes another. */
function follow(path: string, text: string, { targets = [] as StateTargets, around = files } = {}) {
  const former = new Workspace([...around.values()].flatMap(scriptsOf));
  const context = { kinds: new Kinds(), former, today: '2026-11-24' };
  const after = opened(path, text);
  const pair = { path, before: around.get(path) ?? null, after };
  const [own] = reviewTogether([pair], context);
  assert.ok(own !== undefined);
  const renamings = renamingsOf(own, targets);
  const following = followingFiles(renamings, path, around, former);
  const pairs = [pair, ...following.map(file => ({ path: file.path, before: file.base, after: file.result }))];
  return {
    own,
    renamings,
    following,
    inside: followInside(renamings, after),
    after,
    together: reviewTogether(pairs, context),
  };
}

function inYaml(texts: Readonly<Record<string, string>>): ReadonlyMap<string, SetupFile> {
  return new Map(Object.entries(texts).map(([path, text]) => [path, opened(path, text)]));
}

describe('what follows from a renamed part of a script', () => {
  const renamed = textOf(lifecycle).replaceAll('NEGOTIATION', 'TALKS');

  it('a renamed state: the folder that names it follows, in its own range of bytes', () => {
    const { following, together } = follow(lifecycle, renamed);
    assert.deepEqual(
      following.map(({ path }) => path),
      [folders],
    );
    assert.equal(following[0]?.result.text, textOf(folders).replace('[NEGOTIATION,', '[TALKS,'));
    assert.deepEqual(following[0].refused, []);
    const broken = together.flatMap(findingsOf).filter(({ rule }) => rule === 'brokenPartReference');
    assert.deepEqual(broken, [], 'nothing is broken when both change together');
    const used = together.flatMap(findingsOf).flatMap(one => (one.rule === 'stateRenamed' ? one.values.uses : []));
    assert.deepEqual(used, []);
  });

  it('a title that changes, another state with the same text elsewhere: nothing follows', () => {
    const other = textOf(lifecycle).replace('title: Переговоры,', 'title: Переговоры идут,');
    assert.notEqual(other, textOf(lifecycle));
    assert.deepEqual(follow(lifecycle, other).renamings, []);
    assert.deepEqual(follow(lifecycle, other).following, []);
    const unused = textOf(lifecycle).replaceAll('LEGAL_CHECK', 'LAWYER');
    assert.equal(follow(lifecycle, unused).renamings.length, 1);
    assert.deepEqual(follow(lifecycle, unused).following, []);
  });

  it('the transitions and timers of the lifecycle itself can follow, too', () => {
    const torn = textOf(lifecycle).replace('{ code: TRIAL,', '{ code: PROBE,');
    const { inside, after } = follow(lifecycle, torn);
    const uses = textOf(lifecycle).match(/(?:from|to|state): TRIAL\b/g) ?? [];
    assert.ok(uses.length > 2);
    assert.equal(inside.length, uses.length);
    const edited = applyOperations(after, inside);
    assert.ok(edited.ok);
    const wanted = torn.replace(/((?:from|to|state): )TRIAL\b/g, '$1PROBE');
    assert.equal(edited.value.file.text, wanted);
    assert.deepEqual(follow(lifecycle, wanted).inside, []);
  });

  it('a removed state: whoever named it names its target, which is not named twice', () => {
    const without = textOf(lifecycle)
      .split('\n')
      .filter(line => !line.includes('{ code: OFFER_REWORK,'))
      .join('\n');
    assert.deepEqual(follow(lifecycle, without).following, [], 'no target is chosen yet');
    const to = (target: string): string | undefined => {
      const targets = [{ script: 'ЖЦ-ДОПРОДАЖИ', state: 'OFFER_REWORK', target }];
      return follow(lifecycle, without, { targets }).following[0]?.result.text;
    };
    assert.equal(to('CONTACT'), textOf(folders).replace(', OFFER_REWORK]', ', CONTACT]'));
    assert.equal(to('OFFER_SENT'), textOf(folders).replace(', OFFER_REWORK]', ']'));
  });

  it('another code of a script: every file that names it follows, in YAML as well as in JSON', () => {
    const { following, together } = follow(debtors, textOf(debtors).replace('ОП-ДОЛЖНИКИ', 'ОП-ДОЛГИ'));
    assert.deepEqual(following.map(({ path }) => path).sort(), [
      'scripts/olap/receivables.json',
      'scripts/settings/scheduler.yaml',
    ]);
    for (const { path, result } of following)
      assert.equal(result.text, textOf(path).replaceAll('ОП-ДОЛЖНИКИ', 'ОП-ДОЛГИ'));
    assert.deepEqual(
      together.flatMap(findingsOf).filter(({ rule }) => rule === 'brokenReference'),
      [],
    );
  });

  it('the code of a script and a state of it at once', () => {
    const around = inYaml({
      'a.yaml': 'kind: lifecycle\ncode: A\nstates:\n  - { code: X, title: Икс }\n  - { code: Y, title: Игрек }\n',
      'b.yaml': 'kind: selection-folder\ncode: B\nlifecycle: A\ncondition: { field: state, operator: "=", value: X }\n',
    });
    const both = 'kind: lifecycle\ncode: AA\nstates:\n  - { code: Z, title: Икс }\n  - { code: Y, title: Игрек }\n';
    assert.equal(
      follow('a.yaml', both, { around }).following[0]?.result.text,
      'kind: selection-folder\ncode: B\nlifecycle: AA\ncondition: { field: state, operator: "=", value: Z }\n',
    );
  });

  it('a measure of a report that a task names, and the sorting of the report itself', () => {
    const report = (measure: string, by: string): string =>
      `kind: olap-report\ncode: R\ncube: c\nmeasures:\n  - { code: ${measure}, title: Долг, field: debt, aggregate: sum }\nsorting:\n  - { by: ${by} }\n`;
    const around = inYaml({
      'r.yaml': report('DEBT', 'DEBT'),
      't.yaml': 'kind: own\ncode: T\ncheck: { report: R, measure: DEBT }\n',
    });
    const { following, inside } = follow('r.yaml', report('LOAN', 'DEBT'), { around });
    assert.equal(following[0]?.result.text, 'kind: own\ncode: T\ncheck: { report: R, measure: LOAN }\n');
    assert.deepEqual(
      inside.map(one => (one.op === 'set' ? [one.path, one.value] : one.op)),
      [[['sorting', 0, 'by'], 'LOAN']],
    );
  });

  it('a place behind an anchor is told instead of changed elsewhere, too', () => {
    const around = inYaml({
      'a.yaml': 'kind: lifecycle\ncode: A\nstates:\n  - { code: X, title: Икс }\n',
      'b.yaml': 'kind: own\ncode: B\nfirst: &it { lifecycle: A, state: X }\nsecond: { keep: *it }\n',
    });
    const { following } = follow('a.yaml', 'kind: lifecycle\ncode: A\nstates:\n  - { code: Z, title: Икс }\n', {
      around,
    });
    const [only] = following;
    assert.ok(only !== undefined);
    assert.ok(only.refused.length > 0);
    for (const { problem } of only.refused) assert.equal(problem.kind, 'changesElsewhere');
  });
});
