import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate, type Evaluation } from './evaluate';
import { personalTextsSchema, questionsSchema, readJson } from './input';
import { loadBase } from './loadBase';
import { ownSets, printReport } from './ownSet';

const usage = `Usage:
  npm run -s evaluate                 the project's own set
  npm run -s evaluate -- --kb DIR --tickets FILE --questions FILE [--injections FILE] [--pii FILE] --json
See docs/evaluate.md.`;

/** Headless and without a model: drafts answers to a file of questions and prints how good they are. */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kb: { type: 'string' },
      tickets: { type: 'string' },
      questions: { type: 'string' },
      injections: { type: 'string' },
      pii: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const { kb, tickets, questions, injections, pii, json } = values;
  if ([kb, tickets, questions, injections, pii].every(value => value === undefined)) {
    await evaluateOwnSet(json);
    return;
  }
  const { base, now, problems } = await loadBase(kb, tickets);
  for (const problem of problems) console.error(problem);
  const evaluation = evaluate(base, {
    questions: questions === undefined ? [] : await readJson(questions, questionsSchema),
    injections: injections === undefined ? [] : await readJson(injections, questionsSchema),
    pii: pii === undefined ? [] : await readJson(pii, personalTextsSchema),
    now,
  });
  print(evaluation, json);
}

async function evaluateOwnSet(json: boolean): Promise<void> {
  const root = join(__dirname, '../../..');
  const sets = await ownSets(root);
  if (json) console.log(JSON.stringify(sets.all));
  else for (const { title, evaluation } of sets.parts) printReport(title, evaluation);
}

function print(evaluation: Evaluation, json: boolean): void {
  if (json) console.log(JSON.stringify(evaluation));
  else printReport('Questions', evaluation);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exitCode = 1;
});
