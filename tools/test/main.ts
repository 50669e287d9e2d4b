import { parseArgs } from 'node:util';
import { stopAllOnSignals } from '../processes';
import { runStages, type Finished } from './schedule';
import type { Stage } from './stage';
import { groups, stages } from './stages';

/** `npm test`, `npm test -- unit contract`, `npm test -- e2e --grep reply`. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string', short: 'g' } },
  });
  const chosen = choose(positionals);
  const began = performance.now();
  const results = await runStages(
    chosen,
    { grep: values.grep, live: text => process.stdout.write(text) },
    {
      started: stage => {
        console.log(`▶ ${stage.name}`);
      },
      finished: printResult,
    },
  );
  const broken = results.filter(({ outcome }) => outcome.failed > 0).map(({ stage }) => stage.name);
  console.log(
    `\n${((performance.now() - began) / 1000).toFixed(0)} s${broken.length > 0 ? `; failed: ${broken.join(', ')}` : ''}`,
  );
  const passed = sum(results, 'passed');
  const failed = sum(results, 'failed');
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/** The stages named, in their own order, with everything they need; all of them when none is named. */
function choose(names: readonly string[]): readonly Stage[] {
  if (names.length === 0) return stages;
  const byName = new Map(stages.map(stage => [stage.name, stage]));
  const wanted = new Set<string>();
  const add = (name: string): void => {
    const stage = byName.get(name);
    if (stage === undefined) {
      throw new Error(
        `There is no stage “${name}”. There are: ${[...byName.keys(), ...Object.keys(groups)].join(', ')}`,
      );
    }
    wanted.add(name);
    stage.needs?.forEach(add);
  };
  for (const name of names) (groups[name] ?? [name]).forEach(add);
  return stages.filter(stage => wanted.has(stage.name));
}

function printResult({ stage, outcome, seconds }: Finished): void {
  const mark = outcome.failed > 0 ? '✘' : '✔';
  const note = outcome.note === undefined ? '' : `: ${outcome.note}`;
  console.log(`${mark} ${stage.name}${note} (${seconds.toFixed(1)} s)`);
  if (outcome.failed > 0) console.log(outcome.details.trimEnd());
}

function sum(results: readonly Finished[], key: 'passed' | 'failed'): number {
  return results.reduce((total, { outcome }) => total + outcome[key], 0);
}

stopAllOnSignals(130);

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
