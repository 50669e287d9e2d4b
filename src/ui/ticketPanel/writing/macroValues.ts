import { singleLine } from '../../../base/plainText';
import type { VariableValues } from '../../../tickets/macros/fillIn';
import type { Person, Ticket } from '../../../tickets/ticket';
import type { TicketSession } from '../session';

const length = 200;

/**
 * What macros say of this ticket. Customers read it, so it is Russian whatever the language of the interface, and times
 * are Moscow's (RULES B7).
 */
export function macroValues(ticket: Ticket, session: TicketSession): VariableValues {
  const now = session.now();
  const open = session.slaBlock(ticket).milestones.filter(({ state, due }) => state !== 'met' && due !== null);
  const lines = open.map(({ title, due }) => `${title}: ${due ?? ''}`);
  return {
    greeting: greeting(now),
    customer: textOrNull(ticket.customer),
    reporter: nameOf(ticket.reporter),
    number: String(ticket.id),
    summary: textOrNull(ticket.summary),
    status: textOrNull(ticket.status.label),
    category: textOrNull(ticket.category),
    priority: textOrNull(ticket.priority.label),
    handler: nameOf(ticket.handler),
    me: nameOf(session.me),
    deadline: open[0]?.due ?? null,
    deadlines: lines.length === 0 ? null : lines.map(line => `- ${line}`).join('\n'),
    date: format(now, { day: '2-digit', month: '2-digit', year: 'numeric' }),
    time: format(now, { hour: '2-digit', minute: '2-digit' }),
  };
}

/** By the time of day in Moscow; at night simply «Здравствуйте». */
export function greeting(now: number): string {
  const hour = Number(format(now, { hour: '2-digit', hourCycle: 'h23' }));
  if (hour >= 5 && hour < 12) return 'Доброе утро';
  if (hour >= 12 && hour < 18) return 'Добрый день';
  return hour >= 18 && hour < 23 ? 'Добрый вечер' : 'Здравствуйте';
}

function nameOf(person: Person | null): string | null {
  return person === null ? null : (textOrNull(person.realName) ?? textOrNull(person.login));
}

function textOrNull(text: string | null): string | null {
  const line = text === null ? '' : singleLine(text, length);
  return line === '' ? null : line;
}

function format(at: number, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('ru', { timeZone: 'Europe/Moscow', ...parts }).format(at);
}
