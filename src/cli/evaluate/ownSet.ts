import { join } from 'node:path';
import { evaluate, type Evaluation } from './evaluate';
import { questionsSchema, readJson } from './input';
import { loadBase } from './loadBase';

/** Where the project's own set lies, from the repository's root. */
export const OWN_SET = {
  kb: 'demo/workspace/knowledge',
  tickets: 'test/evaluation/tickets.json',
  tuning: 'test/evaluation/questions.tuning.json',
  heldout: 'test/evaluation/questions.heldout.json',
  injections: 'test/evaluation/injections.json',
} as const;

export interface OwnSets {
  readonly all: Evaluation;
  readonly parts: readonly { readonly title: string; readonly evaluation: Evaluation }[];
}

/** Evaluates the project's own set: the half that the engine was tuned on, the half that it was not, and both. */
export async function ownSets(root: string): Promise<OwnSets> {
  const { base, now } = await loadBase(join(root, OWN_SET.kb), join(root, OWN_SET.tickets));
  const [tuning, heldout] = await Promise.all(
    [OWN_SET.tuning, OWN_SET.heldout].map(file => readJson(join(root, file), questionsSchema)),
  );
  const injections = await readJson(join(root, OWN_SET.injections), questionsSchema);
  const of = (questions: typeof tuning): Evaluation => evaluate(base, { questions: questions ?? [], injections: [], pii: [], now });
  const all = evaluate(base, { questions: [...(tuning ?? []), ...(heldout ?? [])], injections, pii: [], now });
  return {
    all,
    parts: [
      { title: 'Tuning half', evaluation: of(tuning) },
      { title: 'Held-out half', evaluation: of(heldout) },
      { title: 'Both', evaluation: all },
    ],
  };
}

export function printReport(title: string, { totals, questions }: Evaluation): void {
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
  console.log(`${title}: ${String(questions.length)} questions`);
  console.log(`  hit@1            ${percent(totals['hit@1'])}`);
  console.log(`  hit@5            ${percent(totals['hit@5'])}`);
  console.log(`  false found      ${percent(totals.falseFound)}`);
  console.log(`  citation support ${percent(totals.citationSupport)}`);
  console.log(`  ms per draft     ${totals.msPerDraft.toFixed(1)}`);
}
