import { Cron } from 'croner';

/** The planner's times are Moscow's unless a script says otherwise. */
export const DEFAULT_ZONE = 'Europe/Moscow';

/** Runs looked at to tell whether something runs every minute. */
const RUN_OF_MINUTES = 5;

export type CronVerdict = 'invalid' | 'never' | 'everyMinute' | 'fine';

/** What is wrong with a cron expression of five fields (minute, hour, day, month, day of the week). */
export function judgeCron(expression: string): CronVerdict {
  const cron = parse(expression, 'UTC');
  if (cron === null) return 'invalid';
  const [first] = cron.nextRuns(1, START);
  if (first === undefined) return 'never';
  const runs = cron.nextRuns(RUN_OF_MINUTES, new Date(first.getTime() - 1));
  const isDense = runs.every(
    (run, index) => index === 0 || run.getTime() - (runs[index - 1]?.getTime() ?? 0) <= 60_000,
  );
  return isDense && runs.length === RUN_OF_MINUTES ? 'everyMinute' : 'fine';
}

/** The next runs after an instant (ms since the epoch); none when the expression is invalid or never fires. */
export function nextRuns(expression: string, after: number, count: number, zone = DEFAULT_ZONE): readonly number[] {
  const cron = parse(expression, zone);
  return cron === null ? [] : cron.nextRuns(count, new Date(after)).map(run => run.getTime());
}

const START = new Date('2024-01-01T00:00:00Z');

function parse(expression: string, timezone: string): Cron | null {
  if (expression.trim().split(/\s+/).length !== 5) return null;
  try {
    return new Cron(expression.trim(), { mode: '5-part', timezone, paused: true });
  } catch {
    return null;
  }
}
