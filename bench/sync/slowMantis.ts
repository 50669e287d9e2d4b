import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Order, Report } from './server';

export interface SlowMantis {
  /** With a slash at its end. */
  readonly baseUrl: string;
  readonly token: string;
  /** Lets somebody write a note to so many open issues. */
  change(count: number): Promise<void>;
  /** What was asked since the last account: addresses in order, and bytes of the answers before packing. */
  account(): Promise<{ readonly paths: readonly string[]; readonly bytes: number }>;
  stop(): void;
}

export async function startSlowMantis(count: number, open: number): Promise<SlowMantis> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [String(count), String(open)], {
    execArgv: ['--import=tsx'],
  });
  const answer = <K extends Report['kind']>(kind: K): Promise<Extract<Report, { kind: K }>> =>
    new Promise((resolve, reject) => {
      child.once('exit', () => reject(new Error('The server ended.')));
      child.once('message', (report: Report) => {
        if (report.kind === kind) resolve(report as Extract<Report, { kind: K }>);
        else reject(new Error(`Expected ${kind}, not ${report.kind}.`));
      });
    });
  const ask = <K extends Report['kind']>(order: Order, kind: K): Promise<Extract<Report, { kind: K }>> => {
    const answered = answer(kind);
    child.send(order);
    return answered;
  };
  const { baseUrl, token } = await answer('started');
  return {
    baseUrl,
    token,
    async change(number) {
      await ask({ kind: 'change', count: number }, 'changed');
    },
    account: () => ask({ kind: 'account' }, 'account'),
    stop: () => child.disconnect(),
  };
}
