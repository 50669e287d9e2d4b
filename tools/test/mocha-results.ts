import { existsSync, readFileSync } from 'node:fs';

interface Failure {
  readonly title: string;
  readonly text: string;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
  readonly failures: readonly Failure[];
}

interface MochaJson {
  readonly stats: { readonly passes: number; readonly failures: number; readonly pending: number };
  readonly failures: readonly {
    readonly fullTitle: string;
    readonly err: {
      readonly message?: string;
      readonly stack?: string;
      readonly actual?: unknown;
      readonly expected?: unknown;
    };
  }[];
}

/** Reads what `reporter.cjs` left; nothing when mocha did not get so far. */
export function readResults(file: string): Counts | undefined {
  if (!existsSync(file)) return undefined;
  const { stats, failures } = JSON.parse(readFileSync(file, 'utf8')) as MochaJson;
  return {
    passed: stats.passes,
    failed: stats.failures,
    pending: stats.pending,
    failures: failures.map(({ fullTitle, err }) => ({ title: fullTitle, text: describe(err) })),
  };
}

function describe(error: MochaJson['failures'][number]['err']): string {
  const text = error.stack ?? error.message ?? 'no message';
  const compared = 'actual' in error && 'expected' in error && !text.includes('\n+');
  return compared ? `${text}\nexpected: ${show(error.expected)}\nactual:   ${show(error.actual)}` : text;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 2000 ? `${text.slice(0, 2000)} …` : text;
}
