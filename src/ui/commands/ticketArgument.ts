import * as z from 'zod';
import type { Ticket } from '../../tickets/ticket';
import type { ServerSession } from '../session/serverSession';

const fromTree = z.object({ row: z.object({ ticket: z.object({ id: z.int().positive() }) }) });
const fromUnreadable = z.object({ problem: z.object({ id: z.int().positive() }) });
const fromNumber = z.int().positive();

const shapes = z.union([
  fromNumber,
  fromTree.transform(node => node.row.ticket.id),
  fromUnreadable.transform(node => node.problem.id),
]);

/** The ticket a command is about: a number, or a row of the tree; `undefined` for anything else. */
export function ticketIdFrom(argument: unknown): number | undefined {
  const parsed = shapes.safeParse(argument);
  return parsed.success ? parsed.data : undefined;
}

/** The tickets a command is about: the selected rows of the tree when it was called on one of several. */
export function ticketIdsFrom(argument: unknown, selection: unknown): readonly number[] {
  const all: readonly unknown[] = Array.isArray(selection) && selection.length > 0 ? selection : [argument];
  return [...new Set(all.map(ticketIdFrom).filter(id => id !== undefined))];
}

/** The same as loaded tickets. */
export function ticketsFrom(
  session: ServerSession | undefined,
  argument: unknown,
  selection: unknown,
): readonly Ticket[] {
  return ticketIdsFrom(argument, selection).flatMap(id => session?.known(id) ?? []);
}
