import type { FieldConflict } from '../../../mantis/errors';
import { decided, flatten, toFieldValues, type FieldValues } from '../../../mantis/fields';
import { keyOfName } from '../fields/fieldText';
import type { NoteThere, Reply, Seen } from './reply';

/** A status with everything that goes into the same PATCH. */
export interface StatusToSet {
  /** The sending's. */
  readonly id: string;
  /** The one in the composer. */
  readonly statusId: number;
  readonly base: FieldValues;
  readonly changes: FieldValues;
  /** What of the sending is in Mantis already. */
  readonly before: { readonly note: NoteThere | null; readonly fileCount: number };
}

export interface UndecidedStatus extends StatusToSet {
  readonly conflicts: readonly FieldConflict[];
}

export function statusToSet(
  { id, along }: Reply,
  seen: Pick<Seen, 'statusId'>,
  statusId: number,
  before: StatusToSet['before'],
): StatusToSet {
  const base = { ...along?.base, statusId: seen.statusId };
  return { id, statusId, base, changes: { ...along?.changes, statusId }, before };
}

/**
 * What is still to be written once the person has decided. Who leaves the colleague's status leaves the resolution and
 * the fields that went with one's own as well; what was overwritten is put back if so decided.
 */
export function afterDecision(
  { conflicts, ...wanted }: UndecidedStatus,
  choices: Readonly<Record<string, 'mine' | 'theirs'>>,
): StatusToSet {
  const isMine = (field: string): boolean => choices[keyOfName(field)] === 'mine';
  const { base, changes } = decided(flatten(wanted.base), flatten(wanted.changes), conflicts, isMine);
  const isGivenUp = conflicts.some(({ field, now }) => field === 'statusId' && now === undefined && !isMine(field));
  if (!isGivenUp) return { ...wanted, base: toFieldValues(base), changes: toFieldValues(changes) };
  const restored = new Set(conflicts.filter(({ now }) => now !== undefined).map(({ field }) => field));
  const left = new Map([...changes].filter(([field]) => restored.has(field)));
  return { ...wanted, base: toFieldValues(base), changes: toFieldValues(left) };
}
