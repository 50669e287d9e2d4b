/** Turns ticket descriptions into dated actions. */
import type { Moment } from './moments';
import type { Category } from './project';
import type { StoryAction } from './story';
import type { Act, Changes, TicketSpec } from './ticket-spec';
import { customerOf } from './users';
import { MINUTE, moscowDay, onMoscowDay, SECOND } from './working-time';

export interface TicketGroup {
  readonly category: Category;
  readonly tickets: readonly TicketSpec[];
}

/** All actions of all tickets, oldest first, none after `now` (epoch ms). */
export function buildActions(groups: readonly TicketGroup[], now: number, random: () => number): StoryAction[] {
  const actions = groups.flatMap(group => group.tickets.flatMap(ticket => tell(ticket, group.category, now, random)));
  return actions.sort((a, b) => a.at - b.at);
}

function tell(ticket: TicketSpec, category: Category, now: number, random: () => number): StoryAction[] {
  const seconds = (limit: number) => Math.floor(random() * limit) * SECOND;
  const created = wholeSeconds(ticket.at({ now, previous: now }) - seconds(40));
  if (created >= now) throw new Error(`Ticket ${ticket.key} would lie in the future`);

  const actions: StoryAction[] = [createAction(ticket, category, created)];
  const steps = ticket.then ?? [];
  let previous = created;
  steps.forEach((step, index) => {
    const spread = { now, previous, stepsLeft: steps.length - index, length: step.acts.length * SECOND };
    let at = momentOf(step.when, seconds(50), spread);
    for (const act of step.acts) {
      actions.push(actAction(act, { at, by: step.by, ticket: ticket.key }, now));
      previous = at;
      at += SECOND;
    }
  });
  return actions;
}

interface Spread {
  readonly now: number;
  readonly previous: number;
  readonly stepsLeft: number;
  readonly length: number;
}

/** After the step before and early enough for all that follow: a step that does not fit is moved in between. */
function momentOf(when: Moment, jitter: number, { now, previous, stepsLeft, length }: Spread): number {
  const earliest = previous + SECOND;
  const latest = now - length - (stepsLeft - 1) * MINUTE;
  const wanted = when({ now, previous }) + jitter;
  if (wanted <= latest) return Math.max(earliest, wholeSeconds(wanted));
  return Math.max(earliest, wholeSeconds(previous + (now - length - previous) / (stepsLeft + 1)));
}

function createAction(ticket: TicketSpec, category: Category, at: number): StoryAction {
  const { key, by, type, priority, summary, text, at: _at, then: _then, ...rest } = ticket;
  const customFields = {
    ...(type === undefined ? {} : { 'Тип обращения': type }),
    РИЦ: customerOf(by),
  };
  return { kind: 'create', at, by, ticket: key, category, priority, summary, description: text, customFields, ...rest };
}

function actAction(act: Act, head: Pick<StoryAction, 'at' | 'by' | 'ticket'>, now: number): StoryAction {
  if (act.kind === 'note') return { ...head, ...act };
  const { kind, type, effort, paid, mode, dueInDays, ...plain } = act;
  const customFields = customFieldsOf({ type, effort, paid, mode });
  return {
    ...head,
    kind,
    ...plain,
    ...(Object.keys(customFields).length === 0 ? {} : { customFields }),
    ...(dueInDays === undefined ? {} : { dueDate: onMoscowDay(moscowDay(now) + dueInDays, '18:00') }),
  };
}

type FieldChanges = { readonly [K in 'type' | 'effort' | 'paid' | 'mode']: Changes[K] | undefined };

function customFieldsOf({ type, effort, paid, mode }: FieldChanges): Record<string, string> {
  return {
    ...(type === undefined ? {} : { 'Тип обращения': type }),
    ...(effort === undefined ? {} : { 'Трудоёмкость (ч)': effort }),
    ...(paid === undefined ? {} : { Платная: paid ? 'Да' : '' }),
    ...(mode === undefined ? {} : { Режим: mode }),
  };
}

function wholeSeconds(at: number): number {
  return Math.floor(at / SECOND) * SECOND;
}
