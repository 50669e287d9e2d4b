import { comparePlaces, nextToTake } from '../../regulation/queue/order';
import type { LaneNumber, QueuePlace } from '../../regulation/queue/place';
import type { SlaResult, TicketState } from '../../regulation/sla/result';
import type { Person, Priority, Ticket } from '../../tickets/ticket';
import type { Unread } from '../../tickets/unread/unread';

/** A ticket and what the regulation says of it at the moment of building. */
export interface QueueRow {
  readonly ticket: Ticket;
  readonly sla: SlaResult;
  readonly place: QueuePlace;
  /** What the person has not seen of it; `null` for nothing. */
  readonly unread: Unread | null;
}

/** How the tree is arranged. */
export type QueueMode = 'sla' | 'lanes' | 'handlers';

/** A priority of the regulation, or `other` for what is outside the policy (RULES A3). */
export type PriorityGroup = Priority | 'other';

/** What the tickets of a group have in common. */
export type GroupKey =
  | { readonly kind: 'priority'; readonly priority: PriorityGroup }
  | { readonly kind: 'state'; readonly state: TicketState }
  | { readonly kind: 'lane'; readonly lane: LaneNumber }
  | { readonly kind: 'handler'; readonly person: Person | null; readonly isMe: boolean }
  /** Waiting for the customer (RULES E9), «Довнедрение» (E0), and what only a filter of Mantis brings in. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'onboarding' }
  | { readonly kind: 'resolved' }
  /** What the person keeps under names; its tickets stand elsewhere, too. */
  | { readonly kind: 'savedSearches' }
  | { readonly kind: 'saved'; readonly searchId: string; readonly name: string };

/** A group with either groups or tickets in it. Its id never depends on counts or order. */
export interface Group {
  readonly id: string;
  readonly key: GroupKey;
  readonly groups: readonly Group[];
  readonly rows: readonly QueueRow[];
  /** Tickets in it, through all levels. */
  readonly count: number;
}

const priorities: readonly PriorityGroup[] = ['blocker', 'fix', 'significant', 'other'];
/** Worst first (RULES D3). */
const states: readonly TicketState[] = ['breached', 'dueSoon', 'unknown', 'onTrack', 'met'];
const lanes: readonly LaneNumber[] = [1, 2, 3, 4, 5, 6];

/** Arranges tickets; each stands in exactly one place. */
export function arrange(rows: readonly QueueRow[], mode: QueueMode, meId: number): readonly Group[] {
  const apart: Record<'waiting' | 'onboarding' | 'resolved', QueueRow[]> = {
    waiting: [],
    onboarding: [],
    resolved: [],
  };
  const queued: QueueRow[] = [];
  for (const row of rows) (apartKind(row) === null ? queued : apart[apartKind(row) ?? 'waiting']).push(row);
  const main = mode === 'sla' ? byPriority(queued) : mode === 'lanes' ? byLane(queued) : byHandler(queued, meId);
  const others = (['waiting', 'onboarding', 'resolved'] as const)
    .filter(kind => apart[kind].length > 0)
    .map(kind => leaf(kind, { kind }, apart[kind].sort(byPlace)));
  return [...main, ...others];
}

/** A saved search with the tickets that it finds. */
export interface SavedSection {
  readonly searchId: string;
  readonly name: string;
  readonly rows: readonly QueueRow[];
}

/** The saved searches as one group of sections; `null` without any. Tickets stand in the order of the queue. */
export function savedGroup(sections: readonly SavedSection[]): Group | null {
  if (sections.length === 0) return null;
  const groups = sections.map(({ searchId, name, rows }) =>
    leaf(`saved:${searchId}`, { kind: 'saved', searchId, name }, rows.toSorted(byPlace)),
  );
  return { id: 'saved', key: { kind: 'savedSearches' }, groups, rows: [], count: groups.length };
}

/** The ticket to take next, over all tickets however the tree is arranged (RULES E9). */
export function nextRow(rows: readonly QueueRow[]): QueueRow | null {
  const queue = rows.filter(({ place }) => typeof place.lane === 'number').sort(byPlace);
  const next = nextToTake(queue.map(({ place }) => place));
  return queue.find(({ place }) => place === next) ?? null;
}

function apartKind({ place }: QueueRow): 'waiting' | 'onboarding' | 'resolved' | null {
  if (place.lane === 'out') return 'resolved';
  if (place.lane === 'onboarding') return 'onboarding';
  return place.isWaiting ? 'waiting' : null;
}

function byPriority(rows: readonly QueueRow[]): Group[] {
  const groups = new Map<string, QueueRow[]>();
  const idOf = (priority: PriorityGroup, state: TicketState): string => `state:${priority}/${state}`;
  for (const row of rows) add(groups, idOf(row.ticket.regulationPriority ?? 'other', row.sla.state), row);
  return priorities.flatMap(priority => {
    const inside = states.flatMap(state => {
      const found = groups.get(idOf(priority, state));
      return found ? [leaf(idOf(priority, state), { kind: 'state', state }, sortByUrgency(found))] : [];
    });
    if (inside.length === 0) return [];
    const count = inside.reduce((sum, group) => sum + group.count, 0);
    return [{ id: `priority:${priority}`, key: { kind: 'priority', priority }, groups: inside, rows: [], count }];
  });
}

function byLane(rows: readonly QueueRow[]): Group[] {
  const groups = new Map<string, QueueRow[]>();
  for (const row of rows) add(groups, `lane:${row.place.lane}`, row);
  return lanes.flatMap(lane => {
    const found = groups.get(`lane:${lane}`);
    return found ? [leaf(`lane:${lane}`, { kind: 'lane', lane }, found.sort(byPlace))] : [];
  });
}

/** One's own first, then those of nobody, then the others by name. */
function byHandler(rows: readonly QueueRow[], meId: number): Group[] {
  const groups = new Map<string, QueueRow[]>();
  for (const row of rows) add(groups, `handler:${row.ticket.handler?.id ?? 0}`, row);
  const made = [...groups].map(([id, found]) => {
    const person = found[0]?.ticket.handler ?? null;
    return leaf(id, { kind: 'handler', person, isMe: person?.id === meId }, found.sort(byPlace));
  });
  return made.sort((a, b) => rank(a) - rank(b) || nameOf(a).localeCompare(nameOf(b), 'ru'));
}

function rank({ key }: Group): number {
  if (key.kind !== 'handler') return 3;
  return key.isMe ? 0 : key.person === null ? 1 : 2;
}

function nameOf({ key }: Group): string {
  return key.kind === 'handler' ? (key.person?.realName ?? key.person?.login ?? '') : '';
}

function leaf(id: string, key: GroupKey, rows: readonly QueueRow[]): Group {
  return { id, key, groups: [], rows, count: rows.length };
}

function add(groups: Map<string, QueueRow[]>, id: string, row: QueueRow): void {
  const group = groups.get(id);
  if (group) group.push(row);
  else groups.set(id, [row]);
}

function byPlace(a: QueueRow, b: QueueRow): number {
  return comparePlaces(a.place, b.place);
}

function sortByUrgency(rows: QueueRow[]): QueueRow[] {
  const due = new Map(rows.map(row => [row, nearestOpenDue(row.sla) ?? Number.POSITIVE_INFINITY]));
  return rows.sort((a, b) => {
    const [dueA, dueB] = [due.get(a) ?? 0, due.get(b) ?? 0];
    if (dueA !== dueB) return dueA < dueB ? -1 : 1;
    return a.ticket.createdAt - b.ticket.createdAt || a.ticket.id - b.ticket.id;
  });
}

/** The earliest due that is still open; `null` when nothing is. */
function nearestOpenDue(sla: SlaResult): number | null {
  let nearest: number | null = null;
  for (const { state, due } of sla.milestones) {
    if (state !== 'met' && (nearest === null || due < nearest)) nearest = due;
  }
  return nearest;
}
