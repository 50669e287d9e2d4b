/** A second, plain reading of the regulation's milestones, to see that the story holds every state of each. */
import type { StoryAction, StoryUser } from '../../../demo/sample/story';
import { addWorkingTime, workingTimeBetween } from '../../../demo/sample/working-time';

export type Milestone = 'assign' | 'start' | 'plan' | 'resolve' | 'queue' | 'deliver';
export type State = 'onTrack' | 'dueSoon' | 'breached' | 'met' | 'metLate';

export const MILESTONES: readonly Milestone[] = ['assign', 'start', 'plan', 'resolve', 'queue', 'deliver'];
export const STATES: readonly State[] = ['onTrack', 'dueSoon', 'breached', 'met', 'metLate'];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STATUS = {
  new: 10,
  feedback: 20,
  acknowledged: 30,
  confirmed: 40,
  assigned: 50,
  resolved: 80,
  closed: 90,
} as const;

const OF_PRIORITY: Readonly<Record<string, readonly [Milestone, Milestone]>> = {
  blocker: ['assign', 'start'],
  fix_required: ['plan', 'resolve'],
  significant: ['queue', 'deliver'],
};

/** States of a ticket's two milestones at `now`; `actions` are those of one ticket, oldest first. */
export function statesOf(
  actions: readonly StoryAction[],
  users: readonly StoryUser[],
  now: number,
): { readonly milestone: Milestone; readonly state: State }[] {
  const events = eventsOf(actions, new Set(users.filter(u => u.level >= 55 && u.login !== 'vellii').map(u => u.login)));
  return (OF_PRIORITY[events.priority] ?? []).map(milestone => {
    const due = dueOf(milestone, events.created);
    const own = milestone === 'resolve' || milestone === 'deliver' ? undefined : events[milestone];
    const met = Math.min(own ?? Infinity, events.resolved ?? Infinity);
    return { milestone, state: stateOf(milestone, met, due, now) };
  });
}

function stateOf(milestone: Milestone, met: number, due: number, now: number): State {
  if (met !== Infinity) return met > due ? 'metLate' : 'met';
  if (now > due) return 'breached';
  return isDueSoon(milestone, due, now) ? 'dueSoon' : 'onTrack';
}

function dueOf(milestone: Milestone, created: number): number {
  switch (milestone) {
    case 'assign':
      return addWorkingTime(created, 2 * HOUR);
    case 'start':
    case 'plan':
      return created + 24 * HOUR;
    case 'resolve':
      return created + 30 * DAY;
    case 'queue':
      return addMonths(created, 2);
    case 'deliver':
      return addMonths(created, 12);
  }
}

function isDueSoon(milestone: Milestone, due: number, now: number): boolean {
  if (milestone === 'assign') return workingTimeBetween(now, due) < 30 * MINUTE;
  const warn = { start: 4 * HOUR, plan: 4 * HOUR, resolve: 5 * DAY, queue: 14 * DAY, deliver: 30 * DAY }[milestone];
  return now > due - warn;
}

function addMonths(at: number, months: number): number {
  const wall = new Date(at + 3 * HOUR);
  const day = wall.getUTCDate();
  wall.setUTCDate(1);
  wall.setUTCMonth(wall.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
  wall.setUTCDate(Math.min(day, lastDay));
  return wall.getTime() - 3 * HOUR;
}

interface Events {
  created: number;
  priority: string;
  assign?: number;
  start?: number;
  plan?: number;
  queue?: number;
  resolved?: number | undefined;
}

function eventsOf(actions: readonly StoryAction[], staff: ReadonlySet<string>): Events {
  const events: Events = { created: NaN, priority: '' };
  let level = 0;
  for (const action of actions) {
    if (action.kind === 'create') {
      events.created = action.at;
      events.priority = action.priority;
    } else if (action.kind === 'note') {
      if (action.isPrivate === true || !staff.has(action.by)) continue;
      events.plan ??= action.at;
      if (events.assign !== undefined) events.start ??= action.at;
    } else {
      if (action.priority !== undefined) events.priority = action.priority;
      if (action.handler !== undefined && staff.has(action.handler)) events.assign ??= action.at;
      if (action.targetVersion !== undefined && staff.has(action.by)) events.queue ??= action.at;
      if (action.status === undefined) continue;
      const next = STATUS[action.status];
      if (next >= 80 && level < 80) events.resolved = action.at;
      const reopened = level >= 80 && next < 80;
      if (reopened) events.resolved = undefined;
      level = next;
      const bySystem = action.status === 'assigned' && action.handler !== undefined;
      if (next >= 80 || reopened || bySystem || !staff.has(action.by)) continue;
      if (next >= 30) {
        events.plan ??= action.at;
        events.queue ??= action.at;
      }
      if (next >= 40) events.start ??= action.at;
    }
  }
  return events;
}
