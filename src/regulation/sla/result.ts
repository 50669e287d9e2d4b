import type { Duration } from '../duration';
import type { PriorityKey } from '../input';
import type { AssumptionCode, MilestoneKey } from '../policy/schema';
import type { WorkWindow } from '../worktime/workTime';

/** RULES D1, D2. */
export type MilestoneState = 'onTrack' | 'dueSoon' | 'breached' | 'unknown' | 'met';
/** RULES D3: the worst open milestone decides. */
export type TicketState = MilestoneState;

export interface SlaResult {
  readonly id: number;
  /** `null` for a priority outside the policy: no milestones, state `unknown` (RULES A3). */
  readonly priority: PriorityKey | null;
  readonly state: TicketState;
  /** In the order of the policy. */
  readonly milestones: readonly MilestoneResult[];
  /** Years that were counted by the general rule because their calendar is not loaded (RULES B3), ascending. */
  readonly calendarNotLoaded: readonly number[];
  /** The last change of priority, `null` when there was none or the history is not there. */
  readonly reclassification: Reclassification | null;
  /** Resolutions that a reopening ended (RULES C7), oldest first. */
  readonly earlierResolutions: readonly Resolution[];
  /** Why the whole ticket or its history cannot be judged; empty when it can. */
  readonly unknown: readonly UnknownReason[];
}

export interface MilestoneResult {
  readonly key: MilestoneKey;
  /** When the clock of the milestone started. */
  readonly start: number;
  readonly due: number;
  /** From 1 ms after this instant the open milestone is `dueSoon`. */
  readonly warnAfter: number;
  readonly metAt: number | null;
  /** The user of the deciding event; `null` when not met, or when Mantis names nobody. */
  readonly metBy: number | null;
  /** Met, and after the due (RULES D2). */
  readonly late: boolean;
  readonly state: MilestoneState;
  readonly explanation: Explanation;
}

/** RULES D4: everything a sentence about the milestone needs. */
export interface Explanation {
  readonly duration: Duration;
  readonly warning: Duration;
  readonly startedBy: 'submission' | 'reclassification';
  /** What of the working time was counted, oldest first; empty for other units. */
  readonly windows: readonly WorkWindow[];
  /** Time that did not count because of a pause named by the policy (RULES C10). */
  readonly pauses: readonly Pause[];
  readonly decidedBy: DecidingEvent | null;
  /** Why the milestone is `unknown`; empty otherwise. */
  readonly unknown: readonly UnknownReason[];
  /** The clock had run out before the priority became what it is: «переклассифицировано», not a breach of somebody (RULES C9). */
  readonly dueBeforeReclassification: boolean;
  readonly calendarNotLoaded: readonly number[];
  readonly assumptions: readonly AssumptionCode[];
}

export interface Pause {
  readonly statusId: number;
  readonly from: number;
  /** `null` while it lasts. */
  readonly to: number | null;
  /** Milliseconds added to the due, in the milestone's own unit. */
  readonly added: number;
}

export interface Resolution {
  readonly at: number;
  readonly userId: number | null;
  readonly statusId: number;
  readonly reopenedAt: number;
  readonly reopenedBy: number | null;
}

export type DecidingEvent =
  | {
      readonly kind: 'handler';
      readonly at: number;
      /** Who assigned. */
      readonly userId: number | null;
      readonly handlerId: number;
      /** Mantis set it at submission by the category's default (RULES C3). */
      readonly automatic: boolean;
    }
  | {
      readonly kind: 'status';
      readonly at: number;
      readonly userId: number | null;
      readonly statusId: number;
      readonly atSubmission: boolean;
    }
  | {
      readonly kind: 'note';
      readonly at: number;
      readonly userId: number | null;
      readonly noteId: number;
      /** It was private at first; `at` is when it became public. */
      readonly madePublic: boolean;
    }
  | {
      readonly kind: 'targetVersion';
      readonly at: number;
      readonly userId: number | null;
      readonly version: string;
      readonly atSubmission: boolean;
    }
  | { readonly kind: 'resolution'; readonly at: number; readonly userId: number | null; readonly statusId: number };

/** RULES A3, C2, C8. */
export type UnknownReason =
  | { readonly code: 'priorityOutsidePolicy'; readonly priorityId: number }
  | { readonly code: 'historyAbsent' }
  | { readonly code: 'submissionLineAbsent' }
  | { readonly code: 'linesBeforeSubmission' }
  | {
      readonly code: 'lastLineDiffers';
      readonly field: 'status' | 'handler' | 'priority';
      readonly inHistory: number;
      readonly inTicket: number;
    }
  | { readonly code: 'handlerWithoutLine'; readonly handlerId: number }
  | { readonly code: 'noteAbsent'; readonly noteIds: readonly number[] }
  | { readonly code: 'accountSeesTooLittle' }
  | {
      /** The event would decide if this user were staff, and nobody ever saw their level. */
      readonly code: 'levelNeverSeen';
      readonly userId: number | null;
      readonly event: DecidingEvent;
    };

export interface Reclassification {
  readonly at: number;
  readonly userId: number | null;
  /** `false`: whoever did it is below the lead's level (RULES A2); `null`: their level was never seen. */
  readonly byLead: boolean | null;
  readonly fromPriorityId: number;
  readonly from: PriorityKey | null;
  readonly toPriorityId: number;
  readonly to: PriorityKey | null;
  /** The milestones that the former priority had, with their dues. */
  readonly formerMilestones: readonly MilestoneDue[];
}

export interface MilestoneDue {
  readonly key: MilestoneKey;
  readonly start: number;
  readonly due: number;
  readonly warnAfter: number;
}
