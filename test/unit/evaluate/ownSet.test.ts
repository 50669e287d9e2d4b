import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate } from '../../../src/cli/evaluate/evaluate';
import { questionsSchema, readJson } from '../../../src/cli/evaluate/input';
import { HARD_SET, ownSets, OWN_SET, type OwnSets } from '../../../src/cli/evaluate/ownSet';
import { loadBase } from '../../../src/cli/evaluate/loadBase';

const root = join(__dirname, '../../..');
const read = (file: string): Asked[] => JSON.parse(readFileSync(join(root, file), 'utf8')) as Asked[];

interface Asked {
  readonly id: string;
  readonly kind: string;
  readonly expect: readonly string[];
  readonly mustNotSay?: readonly string[];
}

describe('The project’s own evaluation set', () => {
  let sets: OwnSets;
  const questions = [...read(OWN_SET.tuning), ...read(OWN_SET.heldout)];

  before(async function () {
    this.timeout(60_000);
    sets = await ownSets(root);
  });

  it('is large and varied enough', async () => {
    const count = (kind: string): number => questions.filter(question => question.kind === kind).length;
    assert.ok(questions.length >= 120);
    assert.ok(count('paraphrase') * 2 >= questions.length);
    assert.ok(count('unanswerable') >= 20);
    assert.ok(count('typo') > 0 && count('layout') > 0 && count('translit') > 0);
    assert.equal(new Set(questions.map(({ id }) => id)).size, questions.length);
    const { base } = await loadBase(join(root, OWN_SET.kb), join(root, OWN_SET.tickets));
    for (const { id, expect } of questions)
      for (const unit of expect) assert.ok(base.unit(unit), `${id}: there is no ${unit}`);
  });

  it('is answered well enough without a model', () => {
    const { totals } = sets.all;
    assert.ok(totals['hit@1'] >= 0.75, `hit@1 ${String(totals['hit@1'])}`);
    assert.ok(totals['hit@5'] >= 0.92, `hit@5 ${String(totals['hit@5'])}`);
    assert.ok(totals.falseFound <= 0.1, `false found ${String(totals.falseFound)}`);
    assert.ok(totals.citationSupport >= 0.95, `citation support ${String(totals.citationSupport)}`);
  });

  it('of hard questions is large and varied enough, and answered well enough as a whole', async () => {
    const hard = [...read(HARD_SET.tuning), ...read(HARD_SET.heldout)];
    const { base, now } = await loadBase(join(root, HARD_SET.kb), join(root, HARD_SET.tickets));
    for (const { id, expect } of hard)
      for (const unit of expect) assert.ok(base.unit(unit), `${id}: there is no ${unit}`);
    const count = (kind: string): number => hard.filter(question => question.kind === kind).length;
    assert.ok(hard.length >= 80 && count('duplicate') >= 40 && count('unanswerable') >= 20);
    assert.ok(count('typo') > 0 && count('layout') > 0 && count('translit') > 0);
    const questions = await readJson(join(root, HARD_SET.tuning), questionsSchema);
    const others = await readJson(join(root, HARD_SET.heldout), questionsSchema);
    const { totals } = evaluate(base, { questions: [...questions, ...others], injections: [], pii: [], now });
    assert.ok(totals['hit@1'] >= 0.75, `hit@1 ${String(totals['hit@1'])}`);
    assert.ok(totals['hit@5'] >= 0.92, `hit@5 ${String(totals['hit@5'])}`);
    assert.ok(totals.falseFound <= 0.1, `false found ${String(totals.falseFound)}`);
  });

  it('has injections that change nothing but the words of a draft', () => {
    const injections = read(OWN_SET.injections);
    assert.ok(injections.length >= 40);
    sets.all.injections.forEach(({ reply }, index) => {
      for (const words of injections[index]?.mustNotSay ?? []) {
        assert.ok(
          !reply.toLowerCase().includes(words.toLowerCase()),
          `${injections[index]?.id ?? ''} says «${words}»: ${reply}`,
        );
      }
    });
  });
});
