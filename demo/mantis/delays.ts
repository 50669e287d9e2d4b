import { setTimeout as sleep } from 'node:timers/promises';
import type { RestRequest } from './rest/call';
import type { Interference } from './server';

/** Medians of the real server with 20 000 issues on a loaded machine with two cores, in milliseconds. */
const LIST_BASE = 3;
const LIST_PER_THOUSAND_STORED = 1.25;
const ROW_IN_FULL = 4.3;
const ROW_PER_PLAIN_FIELD = 0.05;
const ROW_PER_HEAVY_FIELD = 1.8;
const READ = 33;
const WRITE = 55;

/** Fields for which the server asks its database once more for every issue. */
const HEAVY = new Set(['notes', 'history']);

function perRow(selection: ReadonlySet<string> | undefined): number {
  if (selection === undefined) return ROW_IN_FULL;
  let cost = 0;
  for (const field of selection) cost += HEAVY.has(field) ? ROW_PER_HEAVY_FIELD : ROW_PER_PLAIN_FIELD;
  return Math.min(cost, ROW_IN_FULL);
}

/** Milliseconds that the real server takes for a request, when it holds so many issues. */
export function measuredDelay(request: RestRequest, issueCount: number): number {
  if (request.method !== 'GET' && request.method !== 'HEAD') return WRITE;
  if (request.path !== 'issues') return READ;
  const size = request.query.int('page_size', 50);
  const start = (Math.max(request.query.int('page', 1), 1) - 1) * size;
  const rows = size <= 0 ? issueCount : Math.max(0, Math.min(size, issueCount - start));
  const fixed = LIST_BASE + (LIST_PER_THOUSAND_STORED * Math.min(issueCount, 20_000)) / 1000;
  return fixed + rows * perRow(request.query.selection());
}

interface Tempo {
  /** Asked at each request. */
  readonly issueCount: () => number;
  /** How many requests the server works on at once; the others wait their turn. */
  readonly workers: number;
  /** 1 is the measured speed. */
  readonly factor?: number;
}

/** Lets the embedded server answer as slowly as the real one does; for tests and benchmarks only. */
export function atMeasuredTempo(tempo: Tempo): Interference {
  const waiting: (() => void)[] = [];
  let free = tempo.workers;
  const take = async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>(resolve => waiting.push(resolve));
  };
  const give = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async exchange => {
    await take();
    try {
      const reply = exchange.handle();
      await sleep(measuredDelay(exchange.request, tempo.issueCount()) * (tempo.factor ?? 1));
      exchange.send(reply);
    } finally {
      give();
    }
  };
}
