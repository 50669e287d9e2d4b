import type { Result } from '../base/result';
import type { Ticket, UnreadableTicket } from '../tickets/ticket';
import type { MantisClient } from './client';
import type { Dictionary } from './dictionary';
import type { MantisError } from './errors';
import type { Mapping } from './mapping';

export interface LoadOptions {
  readonly projectIds: readonly number[];
  /** Issues per request; 250 is a good value. */
  readonly pageSize: number;
  /** For the id of the issue's own project, which may be a sub-project of those asked for. */
  readonly dictionaryOf: (projectId: number) => Dictionary;
  readonly mapping: Mapping;
  readonly signal?: AbortSignal;
}

/** A page as it arrives. A ticket may come twice when it changed during the reading: the later one counts. */
export interface TicketBatch {
  readonly tickets: readonly Ticket[];
  /** Delivered earlier as open and found resolved since. */
  readonly resolvedIds: readonly number[];
  readonly unreadable: readonly UnreadableTicket[];
}

export interface LoadSummary {
  /** Open tickets delivered. */
  readonly open: number;
  readonly unreadable: number;
  /** Projects that could not be read while the others could (no access, deleted). */
  readonly failedProjects: readonly { readonly projectId: number; readonly error: MantisError }[];
}

/** Reads all open tickets. Batches already delivered stay valid when it ends in an error. */
export declare function loadTickets(
  client: MantisClient,
  options: LoadOptions,
  onBatch: (batch: TicketBatch) => void,
): Promise<Result<LoadSummary, MantisError>>;
