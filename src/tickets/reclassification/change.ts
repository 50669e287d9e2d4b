import type { Priority, Ticket, TicketType } from '../ticket';

/** What a person chose; an absent part stays as it is. */
export interface Choice {
  readonly type?: TicketType;
  readonly category?: string;
  readonly priority?: Priority;
}

/** A classification as people read it. */
export interface Classification {
  readonly type: TicketType | null;
  readonly category: string | null;
  readonly priority: Priority | null;
}

export function classificationOf(ticket: Ticket): Classification {
  return { type: ticket.type, category: ticket.category, priority: ticket.regulationPriority };
}

/** Only what would really change; empty when the ticket is as chosen already. */
export function changesOf(ticket: Ticket, choice: Choice): Choice {
  const now = classificationOf(ticket);
  return {
    ...(choice.type !== undefined && choice.type !== now.type ? { type: choice.type } : {}),
    ...(choice.category !== undefined && choice.category !== now.category ? { category: choice.category } : {}),
    ...(choice.priority !== undefined && choice.priority !== now.priority ? { priority: choice.priority } : {}),
  };
}

export function isEmpty(choice: Choice): boolean {
  return choice.type === undefined && choice.category === undefined && choice.priority === undefined;
}
