import type { HistoryLine, RegulationContext, TicketFacts } from '../input';
import { comparePlaces, reorder, splitQueue } from '../queue/order';
import { placeInQueue, type QueuePlace } from '../queue/place';
import type { Regulation } from '../regulation';
import { computeSla } from '../sla/computeSla';
import type { SlaResult } from '../sla/result';

/** What the regulation says of a ticket, and where it stands. */
export interface Standing {
  readonly sla: SlaResult;
  readonly place: QueuePlace;
  /** From 1 among the lanes 1–6; `null` outside them. */
  readonly position: number | null;
}

export interface Effect {
  readonly before: Standing;
  readonly after: Standing;
}

/** A ticket before and after; the two differ in nothing that the ticket's own history tells (notes, statuses). */
export interface FactsChange {
  readonly before: TicketFacts;
  readonly after: TicketFacts;
  readonly context: RegulationContext;
}

export type Classes = Pick<TicketFacts, 'type' | 'category' | 'priorityId'>;

/** The facts as the server will tell them once the classes are changed: a new priority has its line in the history. */
export function reclassifiedFacts(facts: TicketFacts, classes: Classes, userId: number, at: number): TicketFacts {
  const { history } = facts;
  if (history === null || classes.priorityId === facts.priorityId) return { ...facts, ...classes };
  const line: HistoryLine = {
    kind: 'priority',
    at,
    userId,
    oldId: facts.priorityId,
    newId: classes.priorityId,
  };
  const newestFirst = history.length > 1 && history[0]?.kind !== 'created' && history.at(-1)?.kind === 'created';
  return { ...facts, ...classes, history: newestFirst ? [line, ...history] : [...history, line] };
}

/**
 * What a change of a ticket does to lane, place and deadlines (RULES C9, E): everything is computed anew with the changed
 * facts. The tickets changed together are moved together.
 * @param others the places of all open tickets, in any order; those of the changed ones in it are not used
 * @param now epoch milliseconds by the server's clock
 */
export function effectsOf(
  changes: readonly FactsChange[],
  others: readonly QueuePlace[],
  regulation: Regulation,
  now: number,
): readonly Effect[] {
  const sides = changes.map(({ before, after, context }) => ({
    before: judge(before, context, regulation, now),
    after: judge(after, context, regulation, now),
  }));
  const sorted = [...others].sort(comparePlaces);
  const was = positions(
    reorder(
      sorted,
      sides.map(({ before }) => before.place),
    ),
  );
  const willBe = positions(
    reorder(
      sorted,
      sides.map(({ after }) => after.place),
    ),
  );
  return sides.map(({ before, after }) => ({
    before: { ...before, position: was.get(before.place.id) ?? null },
    after: { ...after, position: willBe.get(after.place.id) ?? null },
  }));
}

function judge(
  facts: TicketFacts,
  context: RegulationContext,
  regulation: Regulation,
  now: number,
): Omit<Standing, 'position'> {
  const sla = computeSla(facts, context, regulation, now);
  return { sla, place: placeInQueue(facts, sla, context, regulation) };
}

function positions(sorted: readonly QueuePlace[]): ReadonlyMap<number, number> {
  return new Map(splitQueue(sorted).queue.map(({ id }, index) => [id, index + 1]));
}
