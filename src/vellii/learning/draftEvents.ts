import type { DraftProvider } from '../draft';

/** What became of a draft. No text of ticket, draft or customer is in it. */
export interface DraftEvent {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly ticketId: number;
  readonly provider: DraftProvider['kind'];
  readonly what:
    | { readonly kind: 'written' | 'inserted' | 'closedByCustomer' }
    /** 0 to 1: how much was changed before it was sent. */
    | { readonly kind: 'sent'; readonly changed: number }
    | { readonly kind: 'rejected'; readonly reason: RejectReason };
}

export const rejectReasons = ['wrong', 'otherCase', 'incomplete', 'tone', 'outdated', 'other'] as const;
export type RejectReason = (typeof rejectReasons)[number];

export interface DraftCounts {
  readonly written: number;
  readonly inserted: number;
  readonly sent: number;
  /** Sent with less than a tenth of it changed. */
  readonly sentAsIs: number;
  /** Mean share that was changed before sending, 0 to 1; null while nothing was sent. */
  readonly changed: number | null;
  readonly rejected: Readonly<Record<RejectReason, number>>;
  readonly closedByCustomer: number;
}

const asIs = 0.1;

/** Counts of the events of one provider, or of all. */
export function countEvents(events: readonly DraftEvent[], provider: DraftProvider['kind'] | null = null): DraftCounts {
  const ours = provider === null ? events : events.filter(event => event.provider === provider);
  const count = (kind: DraftEvent['what']['kind']): number => ours.filter(({ what }) => what.kind === kind).length;
  const shares = ours.flatMap(({ what }) => (what.kind === 'sent' ? [what.changed] : []));
  const reasons = ours.flatMap(({ what }) => (what.kind === 'rejected' ? [what.reason] : []));
  return {
    written: count('written'),
    inserted: count('inserted'),
    sent: shares.length,
    sentAsIs: shares.filter(share => share < asIs).length,
    changed: shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length,
    rejected: Object.fromEntries(
      rejectReasons.map(reason => [reason, reasons.filter(each => each === reason).length]),
    ) as Record<RejectReason, number>,
    closedByCustomer: count('closedByCustomer'),
  };
}
