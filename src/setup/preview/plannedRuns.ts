import { isYes } from '../diff/rules';
import { get, type Value } from '../documents/value';
import { itemsOf } from '../kinds/reading';
import { DEFAULT_ZONE, nextRuns } from '../schedule';
import { text } from '../workspace/script';

/** When something runs next, before and after a change. Instants are ms since the epoch. */
export interface PlannedRuns {
  readonly code: string;
  readonly title: string;
  readonly before: RunTimes | null;
  readonly after: RunTimes | null;
}

export interface RunTimes {
  readonly cron: string;
  /** Switched off: the times are those it would have. */
  readonly enabled: boolean;
  readonly runs: readonly number[];
}

/** The tasks of the planner, or the refresh of a folder; what is the same in both states is left in. */
export function compareRuns(before: Value, after: Value, now: number, count = 5): readonly PlannedRuns[] {
  const [former, current] = [schedulesOf(before), schedulesOf(after)];
  const codes = [...new Set([...current.keys(), ...former.keys()])];
  return codes.map(code => {
    const [was, is] = [former.get(code), current.get(code)];
    return {
      code,
      title: is?.title ?? was?.title ?? code,
      before: was === undefined ? null : timesOf(was, now, count),
      after: is === undefined ? null : timesOf(is, now, count),
    };
  });
}

interface Schedule {
  readonly title: string;
  readonly cron: string;
  readonly enabled: boolean;
  readonly zone: string;
}

function timesOf({ cron, enabled, zone }: Schedule, now: number, count: number): RunTimes {
  return { cron, enabled, runs: nextRuns(cron, now, count, zone) };
}

function schedulesOf(value: Value): ReadonlyMap<string, Schedule> {
  const zone = text(value, 'zone') || DEFAULT_ZONE;
  const refresh = get(value, 'refresh');
  const cron = text(refresh, 'cron');
  const tasks = itemsOf(value, 'tasks').map((task): [string, Schedule] => {
    const enabled = get(task.value, 'enabled');
    const isOn = enabled === undefined || isYes(enabled);
    return [task.code, { title: task.title || task.code, cron: text(task.value, 'cron'), enabled: isOn, zone }];
  });
  if (cron === '') return new Map(tasks);
  return new Map([...tasks, ['refresh', { title: text(value, 'title'), cron, enabled: true, zone }]]);
}
