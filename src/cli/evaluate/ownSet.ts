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

/** A second set about other modules, where whole groups of tickets sound alike and have different causes. */
export const HARD_SET = {
  kb: 'test/evaluation/hard/kb',
  tickets: 'test/evaluation/hard/tickets.json',
  tuning: 'test/evaluation/hard/questions.tuning.json',
  heldout: 'test/evaluation/hard/questions.heldout.json',
} as const;

export interface OwnSets {
  readonly all: Evaluation;
  readonly parts: readonly { readonly title: string; readonly evaluation: Evaluation }[];
}

/** Evaluates the project's own sets: the questions that the engine was tuned on and those that it was not. */
export async function ownSets(root: string): Promise<OwnSets> {
  const { base, now, tuning, heldout } = await loadSet(root, OWN_SET);
  const injections = await readJson(join(root, OWN_SET.injections), questionsSchema);
  const of = (questions: typeof tuning): Evaluation => evaluate(base, { questions, injections: [], pii: [], now });
  const all = evaluate(base, { questions: [...tuning, ...heldout], injections, pii: [], now });
  const hard = await loadSet(root, HARD_SET);
  const ofHard = (questions: typeof tuning): Evaluation =>
    evaluate(hard.base, { questions, injections: [], pii: [], now: hard.now });
  return {
    all,
    parts: [
      { title: 'Tuning questions', evaluation: of(tuning) },
      { title: 'Held-out questions', evaluation: of(heldout) },
      { title: 'Both', evaluation: all },
      { title: 'Hard questions', evaluation: ofHard(hard.tuning) },
      { title: 'Hard held-out questions', evaluation: ofHard(hard.heldout) },
    ],
  };
}

async function loadSet(root: string, { kb, tickets, tuning, heldout }: typeof OWN_SET | typeof HARD_SET) {
  const { base, now } = await loadBase(join(root, kb), join(root, tickets));
  return {
    base,
    now,
    tuning: await readJson(join(root, tuning), questionsSchema),
    heldout: await readJson(join(root, heldout), questionsSchema),
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
