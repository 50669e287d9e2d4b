import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { repository } from '../vscode-host/paths';
import { runMocha } from './mocha';
import type { Outcome, StageContext } from './stage';

const FOLDER = 'test/e2e';
/** A workbench keeps about one core busy. */
const MOST_AT_ONCE = 2;

/**
 * Runs each file of end-to-end tests in a process of its own, two at a time. A file in which something failed runs once
 * more, alone: what passes then is named as unsteady, what fails again has failed.
 */
export async function runE2eTests(context: StageContext): Promise<Outcome> {
  const outcomes = new Map<string, Outcome>();
  const waiting = largestFirst();
  const atOnce = Math.max(1, Math.min(MOST_AT_ONCE, availableParallelism()));
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        outcomes.set(file, await runFile(file, context));
      }
    }),
  );
  const unsteady: string[] = [];
  for (const [file, first] of outcomes) {
    if (first.failed === 0) continue;
    context.live(`${first.details}\n▷ ${file} runs once more, alone\n`);
    const second = await runFile(file, context);
    outcomes.set(file, second);
    if (second.failed === 0) unsteady.push(file);
  }
  return sum([...outcomes.values()], unsteady);
}

async function runFile(file: string, { grep, live }: StageContext): Promise<Outcome> {
  const printed: string[] = [];
  const outcome = await runMocha(
    { stage: `e2e-${basename(file, '.e2e.ts')}`, files: file, timeoutMinutes: 12, testTimeoutSeconds: 90, live: true },
    { grep, live: text => printed.push(text) },
  );
  live(printed.join(''));
  return outcome;
}

function largestFirst(): string[] {
  const files = readdirSync(join(repository, FOLDER)).filter(name => name.endsWith('.e2e.ts'));
  return files
    .map(name => ({ file: `${FOLDER}/${name}`, bytes: statSync(join(repository, FOLDER, name)).size }))
    .sort((one, other) => other.bytes - one.bytes)
    .map(({ file }) => file);
}

function sum(outcomes: readonly Outcome[], unsteady: readonly string[]): Outcome {
  const total = (key: 'passed' | 'failed'): number => outcomes.reduce((all, outcome) => all + outcome[key], 0);
  const counts = { passed: total('passed'), failed: total('failed') };
  const note = `${counts.passed} passed, ${counts.failed} failed`;
  return {
    ...counts,
    details: outcomes.flatMap(({ details }) => (details === '' ? [] : [details])).join('\n\n'),
    note: unsteady.length === 0 ? note : `${note}; unsteady, passed alone: ${unsteady.join(', ')}`,
  };
}
