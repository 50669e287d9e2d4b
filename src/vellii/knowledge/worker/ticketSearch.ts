import type { Result } from '../../../base/result';
import type { Ticket } from '../../../tickets/ticket';
import type { FoundTicket, SearchableTicket } from '../ticketSearch';
import type { Opened } from './calls';
import type { KnowledgeWorker, WorkerProblem } from './knowledgeWorker';

/** Tickets posted at a time: copying them to the worker must not hold up the host. */
const BATCH = 40;

/** The search of tickets, by number and words, for whoever has a worker. */
export class TicketSearch {
  constructor(private readonly worker: KnowledgeWorker) {}

  /** Opens the index kept in a file; a file that is absent or torn begins an empty one. */
  open(file: string): Promise<Result<Opened, WorkerProblem>> {
    return this.worker.call('openSearch', { file });
  }

  /** Indexes the tickets whose `updatedAt` differs from what is indexed; answers with how many there are in all. */
  async update(tickets: readonly Ticket[]): Promise<Result<number, WorkerProblem>> {
    const known = await this.worker.call('searchKnows', null);
    if (!known.ok) return known;
    const changed = tickets.filter(({ id, updatedAt }) => known.value.get(id) !== updatedAt);
    let last: Result<number, WorkerProblem> = { ok: true, value: known.value.size };
    for (let from = 0; from < changed.length; from += BATCH) {
      last = await this.worker.call('updateSearch', changed.slice(from, from + BATCH).map(searchable));
      if (!last.ok) return last;
    }
    return last;
  }

  remove(ids: readonly number[]): Promise<Result<number, WorkerProblem>> {
    return this.worker.call('removeFromSearch', ids);
  }

  /** The best first. The last word counts as not yet typed to its end. */
  search(text: string, limit: number): Promise<Result<readonly FoundTicket[], WorkerProblem>> {
    return this.worker.call('search', { text, limit });
  }

  save(): Promise<Result<number, WorkerProblem>> {
    return this.worker.call('save', null);
  }
}

/** Of a ticket what can be searched for; notes that are not there are not searched. */
export function searchable(ticket: Ticket): SearchableTicket {
  const nameOf = (person: Ticket['handler']): string =>
    person === null ? '' : `${person.realName ?? ''} ${person.login}`.trim();
  return {
    id: ticket.id,
    summary: ticket.summary,
    description: [ticket.description, ticket.stepsToReproduce, ticket.additionalInformation].filter(Boolean).join('\n'),
    notes: (ticket.notes ?? []).map(({ text }) => text),
    reporter: nameOf(ticket.reporter),
    handler: nameOf(ticket.handler),
    customer: ticket.customer ?? '',
    category: ticket.category ?? '',
    status: ticket.status.label,
    tags: ticket.tags.map(({ name }) => name),
    updatedAt: ticket.updatedAt,
  };
}
