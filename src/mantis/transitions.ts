import type { Term, Ticket } from '../tickets/ticket';
import type { CustomFieldDefinition, Dictionary } from './dictionary';
import { RELATION_TYPES } from './relationType';
import { reaches, type Threshold } from './thresholds';

/** One status the ticket could be set to. REST enforces little of this (pitfall 4), so the product does. */
export type StatusChoice =
  | { readonly status: Term; readonly allowed: true }
  | { readonly status: Term; readonly allowed: false; readonly reason: DeniedReason };

export type DeniedReason =
  | { readonly kind: 'workflow' }
  | { readonly kind: 'level'; readonly required: Threshold }
  /** Resolved or closed; also the way back needs this level (pitfall 5). */
  | { readonly kind: 'readOnly'; readonly required: Threshold }
  /** Numbers of open tickets that this one is the parent of; Mantis refuses to resolve it before them. */
  | { readonly kind: 'openChildren'; readonly ids: readonly number[] }
  /** Names of the empty custom fields that the project demands at that status. */
  | { readonly kind: 'requiredField'; readonly fields: readonly string[] };

type Present = Pick<Ticket, 'status' | 'customFields'> & Partial<Pick<Ticket, 'relationships'>>;

/** Every status of the server but the present one, in the server's order, each allowed or with the first reason against it. */
export function allowedStatuses(dictionary: Dictionary, ticket: Present): readonly StatusChoice[] {
  return dictionary.statuses
    .filter(status => status.id !== ticket.status.id)
    .map(status => {
      const reason = reasonAgainst(dictionary, ticket, status.id);
      return reason === null ? { status, allowed: true } : { status, allowed: false, reason };
    });
}

function reasonAgainst(dictionary: Dictionary, ticket: Present, wanted: number): DeniedReason | null {
  const { thresholds, specialStatuses, workflow, myAccessLevel } = dictionary;
  const present = ticket.status.id;
  if (present >= specialStatuses.readOnlyFrom && !reaches(myAccessLevel, thresholds.updateReadOnlyBug)) {
    return { kind: 'readOnly', required: thresholds.updateReadOnlyBug };
  }
  const next = workflow.get(present);
  if (next !== undefined && !next.includes(wanted)) return { kind: 'workflow' };
  const missing = levelsNeeded(dictionary, present, wanted).find(level => !reaches(myAccessLevel, level));
  if (missing !== undefined) return { kind: 'level', required: missing };
  const ids = openChildren(dictionary, ticket, wanted);
  if (ids.length > 0) return { kind: 'openChildren', ids };
  const fields = emptyRequired(dictionary, ticket, wanted).map(({ name }) => name);
  return fields.length === 0 ? null : { kind: 'requiredField', fields };
}

const PARENT_OF = RELATION_TYPES.find(({ name }) => name === 'parent-of')?.id;

function openChildren({ specialStatuses }: Dictionary, ticket: Present, wanted: number): readonly number[] {
  const { resolvedFrom } = specialStatuses;
  if (ticket.status.id >= resolvedFrom || wanted < resolvedFrom) return [];
  const children = (ticket.relationships ?? []).filter(({ type }) => type.id === PARENT_OF);
  return children.flatMap(({ other }) => (other.status !== null && other.status.id < resolvedFrom ? [other.id] : []));
}

/** `access_get_status_threshold` of Mantis, the right to update at all, and the right to reopen. */
function levelsNeeded({ thresholds, specialStatuses }: Dictionary, present: number, wanted: number): Threshold[] {
  const otherwise = wanted === specialStatuses.submit ? thresholds.reportBug : thresholds.updateBugStatus;
  const levels = [thresholds.updateBug, thresholds.setStatus.get(wanted) ?? otherwise];
  const { resolvedFrom } = specialStatuses;
  if (present >= resolvedFrom && wanted < resolvedFrom) levels.push(thresholds.reopenBug);
  return levels;
}

/** The custom fields that the project demands at a status and that are empty. */
export function emptyRequired(
  dictionary: Dictionary,
  ticket: Present,
  wanted: number,
): readonly CustomFieldDefinition[] {
  const { resolvedFrom, closedFrom } = dictionary.specialStatuses;
  const present = ticket.status.id;
  const closes = present < closedFrom && wanted >= closedFrom;
  const resolves = !closes && present < resolvedFrom && wanted >= resolvedFrom;
  const isDemanded = (field: CustomFieldDefinition) =>
    (closes && field.requiredOnClose) || (resolves && field.requiredOnResolve);
  const isReadable = (field: CustomFieldDefinition) => dictionary.myAccessLevel >= field.readLevel;
  const filled = new Set(ticket.customFields.filter(({ value }) => value.trim() !== '').map(({ id }) => id));
  return dictionary.customFields.filter(field => isDemanded(field) && isReadable(field) && !filled.has(field.id));
}
