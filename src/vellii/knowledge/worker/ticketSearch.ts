import type { Result } from '../../../base/result';
import { singleLine } from '../../../base/plainText';
import type { Ticket } from '../../../tickets/ticket';
import type { FoundTicket, Likeness, SearchableTicket, SearchHit } from '../ticketSearch';
import { resolvingAnswers, type AnswerRules } from '../units/answers';
import type { Opened } from './calls';
import type { KnowledgeWorker, WorkerProblem } from './knowledgeWorker';

/** Tickets posted at a time: copying them to the worker must not hold up the host. */
const BATCH = 40;
const answerLength = 160;

/** The search of tickets, by number and words, for whoever has a worker. */
export class TicketSearch {
  constructor(private readonly worker: KnowledgeWorker) {}

  /** Opens the index kept in a file; a file that is absent or torn begins an empty one. */
  open(file: string): Promise<Result<Opened, WorkerProblem>> {
    return this.worker.call('openSearch', { file });
  }

  /**
   * Indexes the tickets that differ from what is indexed, or whose notes were not known before; answers with how many
   * there are in all.
   */
  async update(tickets: readonly Ticket[], rules: AnswerRules): Promise<Result<number, WorkerProblem>> {
    const known = await this.worker.call('searchKnows', null);
    if (!known.ok) return known;
    const changed = tickets.filter(({ id, updatedAt, notes }) => {
      const indexed = known.value.get(id);
      return indexed?.updatedAt !== updatedAt || (notes !== null && !indexed.isWhole);
    });
    let last: Result<number, WorkerProblem> = { ok: true, value: known.value.size };
    for (let from = 0; from < changed.length; from += BATCH) {
      const batch = changed.slice(from, from + BATCH).map(ticket => searchable(ticket, rules));
      last = await this.worker.call('updateSearch', batch);
      if (!last.ok) return last;
    }
    return last;
  }

  remove(ids: readonly number[]): Promise<Result<number, WorkerProblem>> {
    return this.worker.call('removeFromSearch', ids);
  }

  /** The best first. The last word counts as not yet typed to its end. */
  search(text: string, limit: number): Promise<Result<readonly SearchHit[], WorkerProblem>> {
    return this.worker.call('search', { text, limit });
  }

  /** Tickets by their numbers, as far as they are indexed. */
  named(ids: readonly number[]): Promise<Result<readonly FoundTicket[], WorkerProblem>> {
    return this.worker.call('namedTickets', ids);
  }

  similar(like: Likeness, limit: number): Promise<Result<readonly FoundTicket[], WorkerProblem>> {
    return this.worker.call('similarTickets', { like, limit });
  }

  save(): Promise<Result<number, WorkerProblem>> {
    return this.worker.call('save', null);
  }
}

/** Of a ticket what can be searched for; notes that are not there are not searched. */
export function searchable(ticket: Ticket, rules: AnswerRules): SearchableTicket {
  const nameOf = (person: Ticket['handler']): string =>
    person === null ? '' : `${person.realName ?? ''} ${person.login}`.trim();
  const isResolved = ticket.status.id >= rules.resolvedThreshold;
  const answer = isResolved && !ticket.isPrivate ? resolvingAnswers(ticket, rules)[0] : undefined;
  return {
    id: ticket.id,
    summary: ticket.summary,
    description: descriptionOf(ticket),
    notes: (ticket.notes ?? []).map(({ text, isPrivate }) => ({ text, isPrivate })),
    reporter: nameOf(ticket.reporter),
    handler: nameOf(ticket.handler),
    customer: ticket.customer ?? '',
    category: ticket.category ?? '',
    status: ticket.status.label,
    tags: ticket.tags.map(({ name }) => name),
    updatedAt: ticket.updatedAt,
    isWhole: ticket.notes !== null,
    isResolved,
    answer: answer === undefined ? null : singleLine(answer.text, answerLength),
  };
}

/** Everything that describes what a ticket is about, in one text. */
export function descriptionOf(ticket: Ticket): string {
  return [ticket.description, ticket.stepsToReproduce, ticket.additionalInformation].filter(Boolean).join('\n');
}
