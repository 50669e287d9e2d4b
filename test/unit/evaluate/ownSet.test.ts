import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownSets, OWN_SET, type OwnSets } from '../../../src/cli/evaluate/ownSet';
import { loadBase } from '../../../src/cli/evaluate/loadBase';

const root = join(__dirname, '../../..');
const read = <T>(file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8')) as T;

interface Asked {
  readonly id: string;
  readonly kind: string;
  readonly expect: readonly string[];
  readonly mustNotSay?: readonly string[];
}

describe('The project’s own evaluation set', () => {
  let sets: OwnSets;
  const questions = [...read<Asked[]>(OWN_SET.tuning), ...read<Asked[]>(OWN_SET.heldout)];

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
    for (const { id, expect } of questions) for (const unit of expect) assert.ok(base.unit(unit), `${id}: there is no ${unit}`);
  });

  it('is answered well enough without a model', () => {
    const { totals } = sets.all;
    assert.ok(totals['hit@1'] >= 0.75, `hit@1 ${String(totals['hit@1'])}`);
    assert.ok(totals['hit@5'] >= 0.92, `hit@5 ${String(totals['hit@5'])}`);
    assert.ok(totals.falseFound <= 0.1, `false found ${String(totals.falseFound)}`);
    assert.ok(totals.citationSupport >= 0.95, `citation support ${String(totals.citationSupport)}`);
  });

  it('has injections that change nothing but the words of a draft', () => {
    const injections = read<Asked[]>(OWN_SET.injections);
    assert.ok(injections.length >= 40);
    sets.all.injections.forEach(({ reply }, index) => {
      for (const words of injections[index]?.mustNotSay ?? []) {
        assert.ok(!reply.toLowerCase().includes(words.toLowerCase()), `${injections[index]?.id ?? ''} says «${words}»: ${reply}`);
      }
    });
  });
});
