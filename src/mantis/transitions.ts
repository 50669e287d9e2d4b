import type { Term, Ticket } from '../tickets/ticket';
import type { Dictionary } from './dictionary';
import type { Threshold } from './thresholds';

/** One status the ticket could be set to. REST does not enforce any of this (pitfall 4), so the product does. */
export type StatusChoice =
  | { readonly status: Term; readonly allowed: true }
  | { readonly status: Term; readonly allowed: false; readonly reason: DeniedReason };

export type DeniedReason =
  | { readonly kind: 'workflow' }
  | { readonly kind: 'level'; readonly required: Threshold }
  | { readonly kind: 'readOnly'; readonly required: Threshold }
  | { readonly kind: 'requiredField'; readonly fields: readonly string[] };

/** Every status of the server but the present one, in the server's order, each allowed or with the first reason against it. */
export declare function allowedStatuses(
  dictionary: Dictionary,
  ticket: Pick<Ticket, 'status' | 'customFields'>,
): readonly StatusChoice[];
