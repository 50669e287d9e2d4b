import type { Result } from '../../base/result';
import type { MantisError } from '../../mantis/errors';
import type { Ticket } from '../../tickets/ticket';

export interface TicketLookupDeps {
  readonly known: (ticketId: number) => Ticket | undefined;
  readonly read: (ticketId: number) => Promise<Result<Ticket, MantisError>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

interface Entry {
  readonly answer: Promise<Result<Ticket, MantisError>>;
  readonly until: number;
}

const keptMs = 5 * 60_000;
const most = 100;
/** A file with hundreds of numbers under a wandering mouse is no reason for hundreds of requests. */
const requestsAMinute = 30;
const minute = 60_000;

/** Tickets by number: from what the window knows, else read once and kept for a while, failures too. */
export class TicketLookup {
  private readonly entries = new Map<number, Entry>();
  private asked: number[] = [];

  constructor(private readonly deps: TicketLookupDeps) {}

  /** `undefined` when too much was asked for lately. */
  async find(ticketId: number): Promise<Result<Ticket, MantisError> | undefined> {
    const known = this.deps.known(ticketId);
    if (known !== undefined) return { ok: true, value: known };
    const now = this.deps.now();
    const entry = this.entries.get(ticketId);
    if (entry !== undefined && now < entry.until) return entry.answer;
    this.asked = this.asked.filter(at => now - at < minute);
    if (this.asked.length >= requestsAMinute) return undefined;
    this.asked.push(now);
    const answer = this.deps.read(ticketId);
    this.entries.delete(ticketId);
    this.entries.set(ticketId, { answer, until: now + keptMs });
    const oldest = this.entries.keys().next().value;
    if (this.entries.size > most && oldest !== undefined) this.entries.delete(oldest);
    return answer;
  }
}
