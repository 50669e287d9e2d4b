import type { RegulationContext, TicketFacts } from '../input';
import type { MilestoneKey } from '../policy/schema';
import type { Regulation } from '../regulation';
import type { SlaResult } from '../sla/result';
import { foldCase } from '../text';
import { compareDecimals, parseDecimal } from './decimal';

export type LaneNumber = 1 | 2 | 3 | 4 | 5 | 6;
export type Lane = LaneNumber | 'onboarding' | 'out';

/** Where a ticket stands, with everything that decides its place, so that ordering needs nothing else (RULES E). */
export interface QueuePlace {
  readonly id: number;
  readonly lane: Lane;
  /** Orders within the lane before anything else (RULES E8). */
  readonly key: number;
  readonly submittedAt: number;
  /** Waiting for the customer; keeps its place (RULES E9). */
  readonly isWaiting: boolean;
  /** Somebody works it; keeps its place (RULES E9). */
  readonly isAssigned: boolean;
  readonly reason: QueueReason;
}

/** Why a ticket stands where it does, by the rule that put it there (RULES E10). */
export type QueueReason =
  | { readonly rule: 'E0'; readonly why: 'resolved' }
  | { readonly rule: 'E0'; readonly why: 'onboarding' }
  | { readonly rule: 'E1' }
  | {
      readonly rule: 'E2';
      readonly milestone: MilestoneKey;
      readonly due: number;
      readonly state: 'dueSoon' | 'breached';
    }
  | { readonly rule: 'E3' }
  | { readonly rule: 'E4'; readonly agreedDate: number | null }
  | { readonly rule: 'E5'; readonly effort: string; readonly limitHours: number }
  | { readonly rule: 'E6'; readonly why: 'ordinary' | 'typeUnknown' | 'priorityUnknown' }
  | {
      readonly rule: 'E7';
      readonly effort: string;
      readonly limitHours: number;
      /** The lane the ticket would have without its effort. */
      readonly insteadOf: LaneNumber;
    };

interface Placement {
  readonly lane: Lane;
  readonly key: number;
  readonly reason: QueueReason;
}

/** The place of a ticket in the queue, by the first rule that holds (RULES E0–E7). */
export function placeInQueue(
  facts: TicketFacts,
  sla: SlaResult,
  context: RegulationContext,
  regulation: Regulation,
): QueuePlace {
  const { lane, key, reason } = placementOf(facts, sla, context, regulation);
  return {
    id: facts.id,
    lane,
    key,
    submittedAt: facts.submittedAt,
    isWaiting: facts.statusId === context.statuses.feedback,
    isAssigned: facts.handlerId !== null && !context.robots.has(facts.handlerId),
    reason,
  };
}

function placementOf(
  facts: TicketFacts,
  sla: SlaResult,
  context: RegulationContext,
  regulation: Regulation,
): Placement {
  if (facts.statusId >= context.resolvedThreshold) {
    return { lane: 'out', key: facts.id, reason: { rule: 'E0', why: 'resolved' } };
  }
  if (facts.mode !== null && foldCase(facts.mode) === regulation.onboardingMode) {
    return { lane: 'onboarding', key: 0, reason: { rule: 'E0', why: 'onboarding' } };
  }
  const { queue } = regulation.policy;
  const placement = laneOf(facts, sla, regulation);
  if (facts.effort === null || queue.effortExemptLanes.value.includes(placement.lane)) return placement;
  const effort = effortOf(facts, regulation);
  if (effort?.isLarge !== true) return placement;
  return {
    lane: 6,
    key: 1,
    reason: {
      rule: 'E7',
      effort: effort.text,
      limitHours: queue.effortLimitHours.value,
      insteadOf: placement.lane,
    },
  };
}

interface Effort {
  readonly text: string;
  readonly isLarge: boolean;
}

/** `null` when the effort is not known (RULES E7). */
function effortOf({ effort }: TicketFacts, { effortLimit }: Regulation): Effort | null {
  const hours = effort === null ? null : parseDecimal(effort);
  if (effort === null || hours === null) return null;
  return { text: effort.trim(), isLarge: compareDecimals(hours, effortLimit) > 0 };
}

function laneOf(facts: TicketFacts, sla: SlaResult, regulation: Regulation): Placement & { readonly lane: LaneNumber } {
  const policy = regulation.policy.queue;
  if (sla.priority === 'blocker') return { lane: 1, key: 0, reason: { rule: 'E1' } };
  const pressing = sla.priority === 'fix' ? pressingMilestone(sla, policy.lane2Milestones.value) : null;
  if (pressing !== null) return { lane: 2, key: pressing.due, reason: pressing };
  if (facts.type === 'consultation') return { lane: 3, key: 0, reason: { rule: 'E3' } };
  if ((facts.type === 'development' || facts.type === 'setup') && isPaid(facts, policy.paidValue.value)) {
    const { agreedDate } = facts;
    return { lane: 4, key: agreedDate ?? Infinity, reason: { rule: 'E4', agreedDate } };
  }
  const effort = facts.type === 'development' ? effortOf(facts, regulation) : null;
  if (effort?.isLarge === false) {
    const limitHours = policy.effortLimitHours.value;
    return { lane: 5, key: 0, reason: { rule: 'E5', effort: effort.text, limitHours } };
  }
  return { lane: 6, key: 0, reason: { rule: 'E6', why: whyRemaining(facts, sla) } };
}

function whyRemaining(facts: TicketFacts, sla: SlaResult): 'ordinary' | 'typeUnknown' | 'priorityUnknown' {
  if (sla.priority === null) return 'priorityUnknown';
  return facts.type === null ? 'typeUnknown' : 'ordinary';
}

/** The pressing milestone with the earliest due (RULES E2). */
function pressingMilestone(sla: SlaResult, keys: readonly MilestoneKey[]): Extract<QueueReason, { rule: 'E2' }> | null {
  let earliest: Extract<QueueReason, { rule: 'E2' }> | null = null;
  for (const { key, due, state } of sla.milestones) {
    if (state !== 'dueSoon' && state !== 'breached') continue;
    if (!keys.includes(key) || (earliest !== null && earliest.due <= due)) continue;
    earliest = { rule: 'E2', milestone: key, due, state };
  }
  return earliest;
}

/** Mantis keeps several values of one field apart by `|` (RULES E4). */
function isPaid({ paid }: TicketFacts, paidValue: string): boolean {
  if (paid === null || paid === '') return false;
  return paid === paidValue || paid.split('|').some(value => value.trim() === paidValue);
}
