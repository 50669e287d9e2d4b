import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Runs something and tells how long it took and the longest time for which this thread did nothing else. */
export async function withBlocking<T>(
  work: () => Promise<T>,
): Promise<{ value: T; ms: number; blockedMs: number; blockedUsuallyMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  const value = await work();
  const ms = performance.now() - started;
  delay.disable();
  return { value, ms, blockedMs: delay.max / 1e6, blockedUsuallyMs: delay.percentile(99.9) / 1e6 };
}

/** Milliseconds of processor time of all threads since a moment; on a busy machine the clock on the wall tells of others. */
export function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The value below which so large a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
