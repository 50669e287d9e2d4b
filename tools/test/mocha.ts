import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Finished } from '../processes';
import { repository } from '../vscode-host/paths';
import { readResults } from './mocha-results';
import type { Outcome, StageContext } from './stage';

/** The file in which a stage's mocha leaves its results; empty at first. */
export function freshResultsFile(stage: string): string {
  const folder = join(repository, 'out/test-results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${stage}.json`);
  rmSync(file, { force: true });
  return file;
}

export const reporter = join(repository, 'tools/test/reporter.cjs');

interface MochaOptions {
  readonly stage: string;
  readonly files: string;
  /** Of the whole stage. */
  readonly timeoutMinutes: number;
  /** Of one test. */
  readonly testTimeoutSeconds: number;
  /** Shows tests as they end. */
  readonly live?: boolean;
}

/** Runs TypeScript tests in Node. */
export async function runMocha(options: MochaOptions, context: StageContext): Promise<Outcome> {
  const results = freshResultsFile(options.stage);
  const args = [
    join(repository, 'node_modules/mocha/bin/mocha.js'),
    '--import=tsx',
    '--forbid-only',
    ...['--timeout', String(options.testTimeoutSeconds * 1000)],
    ...['--reporter', reporter, '--reporter-option', `output=${results}`],
    ...(context.grep === undefined ? [] : ['--grep', context.grep]),
    options.files,
  ];
  const finished = await run(process.execPath, args, {
    cwd: repository,
    timeout: options.timeoutMinutes * 60_000,
    ...(options.live === true && { onOutput: context.live }),
  });
  return outcomeOf(results, finished);
}

/** Combines the results file with how the process ended: neither alone is to be believed. */
export function outcomeOf(resultsFile: string, { code, output }: Finished): Outcome {
  const counts = readResults(resultsFile);
  if (counts === undefined)
    return { passed: 0, failed: 1, details: `${output}\nThe tests did not run to their end (code ${code}).` };
  const failures = counts.failures.map(({ title, text }) => `✘ ${title}\n${indent(text)}`);
  const endedBadly = counts.failed === 0 && code !== 0;
  if (endedBadly)
    failures.push(
      `${output.split('\n').slice(-40).join('\n')}\nAll tests passed, but the run ended with code ${code}.`,
    );
  return {
    passed: counts.passed,
    failed: counts.failed + (endedBadly ? 1 : 0),
    details: failures.join('\n\n'),
    note: `${counts.passed} passed, ${counts.failed} failed${counts.pending > 0 ? `, ${counts.pending} pending` : ''}`,
  };
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
