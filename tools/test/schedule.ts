import type { Outcome, Stage, StageContext } from './stage';

export interface Finished {
  readonly stage: Stage;
  readonly outcome: Outcome;
  readonly seconds: number;
}

export interface Observer {
  readonly started: (stage: Stage) => void;
  readonly finished: (result: Finished) => void;
}

/**
 * Runs stages in the order given, two at a time where they may; a stage waits for what it needs and fails without
 * running when that failed. A stage that throws has failed.
 */
export async function runStages(
  stages: readonly Stage[],
  context: StageContext,
  observer: Observer,
): Promise<Finished[]> {
  const waiting = [...stages];
  const running = new Map<Stage, Promise<void>>();
  const results = new Map<string, Finished>();

  const record = (stage: Stage, outcome: Outcome, seconds: number): void => {
    const result = { stage, outcome, seconds };
    results.set(stage.name, result);
    observer.finished(result);
  };

  while (waiting.length > 0 || running.size > 0) {
    for (const stage of [...waiting]) {
      const missing = (stage.needs ?? []).find(need => !results.has(need) && stages.some(each => each.name === need));
      if (missing !== undefined) continue;
      const broken = (stage.needs ?? []).find(need => (results.get(need)?.outcome.failed ?? 0) > 0);
      if (broken !== undefined) {
        waiting.splice(waiting.indexOf(stage), 1);
        record(stage, { passed: 0, failed: 1, details: `Not run, because “${broken}” failed.` }, 0);
        continue;
      }
      if (!hasRoom(stage, [...running.keys()])) {
        // What must run alone gets its turn before what comes after it.
        if (stage.alone === true) break;
        continue;
      }
      waiting.splice(waiting.indexOf(stage), 1);
      observer.started(stage);
      const began = performance.now();
      running.set(
        stage,
        attempt(stage, context).then(outcome => {
          running.delete(stage);
          record(stage, outcome, (performance.now() - began) / 1000);
        }),
      );
    }
    if (running.size > 0) await Promise.race(running.values());
  }
  return [...results.values()];
}

function hasRoom(stage: Stage, running: readonly Stage[]): boolean {
  if (running.some(each => each.alone === true)) return false;
  return stage.alone === true ? running.length === 0 : running.length < 2;
}

async function attempt(stage: Stage, context: StageContext): Promise<Outcome> {
  try {
    const outcome = await stage.run(context);
    return outcome.passed + outcome.failed > 0
      ? outcome
      : { ...outcome, failed: 1, details: `${outcome.details}\nNo test was executed.` };
  } catch (error) {
    return { passed: 0, failed: 1, details: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
