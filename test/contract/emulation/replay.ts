import { withFaults } from '../../../demo/mantis/faults';
import { startServer } from '../../../demo/mantis/server';
import { send } from './client';
import { differences } from './compare';
import { sentBody } from './cutBodies';
import { loadRecordings, numberOf } from './recordings';
import { stage } from './stage';
import { moscow } from './time';
import { AFTER, BEFORE, clockOf, positionOf } from './timeline';
import type { RunningServer } from '../../../demo/mantis/server';
import type { Received, Sent } from './client';
import type { Recording } from './recordings';
import type { Stage } from './stage';
import type { Between } from './timeline';

export interface Replayed {
  readonly recording: Recording;
  readonly received: Received;
  /** Empty when the answer equals the recorded one. */
  readonly differences: readonly string[];
}

interface Run {
  readonly stage: Stage;
  readonly server: RunningServer;
  readonly origin: string;
  readonly recordings: readonly Recording[];
}

/** Recording 717: a switch answers for the database that is not there. */
const DATABASE_DOWN = 717;

/** Recording 244 crossed a second: its history line was written in the first, the issue's own time in the next. */
function clockFor(run: Run, number: number): () => number {
  if (number !== 244) return () => clockOf(number);
  const issue = run.stage.state.issues.get(4)!;
  const before = issue.history.length;
  return () => moscow(issue.history.length === before ? '05:57:20' : '05:57:21');
}

function toSend(run: Run, recording: Recording): Sent {
  const { method, path, headers } = recording.request;
  const token = run.stage.tokens[recording.user ?? 'adm'];
  const filled = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('<token>', token)]),
  );
  const body = sentBody(recording);
  if (body === null || body === undefined) return { method, path, headers: filled };
  return { method, path, headers: filled, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

async function happen(run: Run, between: Between | undefined): Promise<void> {
  between?.change?.(run.stage, run.recordings);
  for (const each of between?.requests ?? []) {
    run.stage.state.clock = () => moscow(each.at);
    const headers = { Authorization: run.stage.tokens[each.user], 'Content-Type': 'application/json' };
    const body = each.body === undefined ? {} : { body: JSON.stringify(each.body) };
    await send(run.origin, { method: each.method, path: each.path, headers, ...body });
  }
}

async function replayOne(run: Run, recording: Recording): Promise<Replayed> {
  const number = numberOf(recording);
  await happen(run, BEFORE[number]);
  run.stage.state.clock = clockFor(run, number);
  const received = await send(run.origin, toSend(run, recording));
  await happen(run, AFTER[number]);
  return { recording, received, differences: differences(recording, received, run.origin) };
}

/** Replays recordings from the first to the last on one server, with everything that happened between them. */
export async function replay(isWanted: (recording: Recording) => boolean): Promise<Replayed[]> {
  const recordings = loadRecordings();
  const set = stage();
  let current = 0;
  const interfere = withFaults(() => (current === DATABASE_DOWN ? { kind: 'crash' } : undefined));
  const server = await startServer({ state: set.state, interfere });
  const run: Run = { stage: set, server, origin: server.baseUrl.replace(/\/$/, ''), recordings };
  const replayed: Replayed[] = [];
  try {
    const order = [...recordings].sort((a, b) => positionOf(numberOf(a)) - positionOf(numberOf(b)));
    for (const recording of order.filter(isWanted)) {
      current = numberOf(recording);
      replayed.push(await replayOne(run, recording));
    }
  } finally {
    await server.stop();
  }
  return replayed;
}
