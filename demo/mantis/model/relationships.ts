import { clientFault, Code } from './faults';
import { HistoryType, logEvent } from './history';
import { nextId, touch } from './state';
import type { State } from './state';
import type { Issue, Relationship, User } from './types';
import type { Word } from '../lang/strings';

/** The five types as one issue sees another; the last two are stored as the first or third, turned round. */
const TYPES: readonly { readonly id: number; readonly name: string; readonly word: Word; readonly inverse: number }[] =
  [
    { id: 0, name: 'duplicate-of', word: 'duplicate_of', inverse: 4 },
    { id: 1, name: 'related-to', word: 'related_to', inverse: 1 },
    { id: 2, name: 'parent-of', word: 'dependant_on', inverse: 3 },
    { id: 3, name: 'child-of', word: 'blocks', inverse: 2 },
    { id: 4, name: 'has-duplicate', word: 'has_duplicate', inverse: 0 },
  ];

const PARENT_OF = 2;

export function relationshipType(id: number): { readonly name: string; readonly word: Word } {
  return TYPES[id] ?? { name: 'related-to', word: 'related_to' };
}

export function relationshipTypeId(name: string): number | undefined {
  return TYPES.find(type => type.name === name)?.id;
}

function inverse(type: number): number {
  return TYPES[type]?.inverse ?? type;
}

/** A relationship as one of its two issues sees it. */
interface SeenRelationship {
  readonly id: number;
  readonly type: number;
  readonly otherId: number;
}

/** Those where the issue is the source first, each group by type and number (recording 505). */
export function relationshipsOf(state: State, issueId: number): SeenRelationship[] {
  const order = (a: Relationship, b: Relationship) => a.type - b.type || a.id - b.id;
  const all = [...state.relationships.values()];
  return [
    ...all
      .filter(each => each.sourceId === issueId)
      .sort(order)
      .map(each => ({ id: each.id, type: each.type, otherId: each.destinationId })),
    ...all
      .filter(each => each.destinationId === issueId)
      .sort(order)
      .map(each => ({ id: each.id, type: inverse(each.type), otherId: each.sourceId })),
  ];
}

export function hasOpenChildren(state: State, issue: Issue): boolean {
  const resolved = state.options.number('bug_resolved_status_threshold', issue.projectId);
  return relationshipsOf(state, issue.id).some(each => {
    const child = state.issues.get(each.otherId);
    return each.type === PARENT_OF && child !== undefined && child.status < resolved;
  });
}

function logBoth(
  state: State,
  by: User,
  event: 'relationshipAdded' | 'relationshipDeleted' | 'relationshipReplaced',
  ends: { readonly issue: Issue; readonly other: Issue; readonly type: number },
): void {
  const { issue, other, type } = ends;
  logEvent(state, issue, by, HistoryType[event], type, other.id);
  logEvent(state, other, by, HistoryType[event], inverse(type), issue.id);
  touch(state, issue);
  touch(state, other);
}

/** Relates two issues. The same once more changes nothing and gives the same number (recording 421). */
export function addRelationship(state: State, by: User, issue: Issue, other: Issue, type: number): Relationship {
  if (issue.id === other.id) {
    throw clientFault("An issue can't have a relationship with itself", Code.sameIssueRelated);
  }
  const existing = relationshipsOf(state, issue.id).find(each => each.otherId === other.id);
  const turned = type > PARENT_OF;
  const stored = {
    sourceId: turned ? other.id : issue.id,
    destinationId: turned ? issue.id : other.id,
    type: turned ? inverse(type) : type,
  };
  const kept = existing === undefined ? undefined : state.relationships.get(existing.id);
  if (kept !== undefined && existing?.type === type) return kept;
  const relationship: Relationship = { id: kept?.id ?? nextId(state, 'relationship'), ...stored };
  state.relationships.set(relationship.id, relationship);
  const event = kept === undefined ? 'relationshipAdded' : 'relationshipReplaced';
  logBoth(state, by, event, { issue, other, type });
  return relationship;
}

export function deleteRelationship(state: State, by: User, issue: Issue, relationshipId: number): void {
  const seen = relationshipsOf(state, issue.id).find(each => each.id === relationshipId);
  if (seen === undefined) {
    throw clientFault(`Relationship '${relationshipId}' not found`, Code.relationshipNotFound);
  }
  state.relationships.delete(relationshipId);
  const other = state.issues.get(seen.otherId);
  if (other !== undefined) logBoth(state, by, 'relationshipDeleted', { issue, other, type: seen.type });
}

export function removeRelationshipsOf(state: State, issueId: number): void {
  for (const each of relationshipsOf(state, issueId)) state.relationships.delete(each.id);
}
