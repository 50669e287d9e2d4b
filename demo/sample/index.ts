import { buildActions } from './builder';
import { projectAt } from './project';
import { randomFrom } from './random';
import type { Story } from './story';
import { TICKET_GROUPS } from './tickets';
import { USERS } from './users';

/**
 * The sample department as it stands at `now` (epoch ms): every ticket, note and change is placed relative to it,
 * none after it. The same `now` and `seed` always give the same story; `seed` only moves events by seconds.
 */
export function buildStory(now: number, seed = 1): Story {
  return {
    project: projectAt(now),
    users: USERS,
    actions: buildActions(TICKET_GROUPS, now, randomFrom(seed)),
  };
}
