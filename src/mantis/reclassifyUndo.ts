import { flatten, isSame, type FieldValues } from './fields';
import type { FieldChange } from './reclassification';

/** A reclassification that landed. */
export interface Done {
  readonly ticketId: number;
  readonly change: FieldChange;
  /** Of our reason; `null` when there is none. */
  readonly noteId: number | null;
}

export interface UndoPlan {
  /** Ours, which the server must still have. */
  readonly base: FieldValues;
  /** What stood there before. */
  readonly changes: FieldValues;
  /** Names of changed fields that keep what they have: somebody else changed them, or what they had is not known. */
  readonly kept: readonly string[];
}

/**
 * What of a reclassification can be taken back.
 * @param present the fields as they are now
 */
export function undoPlan({ change }: Done, present: FieldValues): UndoPlan {
  const former = flatten(change.base);
  const now = flatten(present);
  const kept = [...flatten(change.changes)]
    .filter(([name, mine]) => !former.has(name) || !isSame(now.get(name) ?? null, mine))
    .map(([name]) => name);
  return { base: without(change.changes, kept), changes: without(change.base, kept), kept };
}

function without({ customFields, ...plain }: FieldValues, names: readonly string[]): FieldValues {
  const rest = Object.entries(plain).filter(([name]) => !names.includes(name));
  const custom = Object.entries(customFields ?? {}).filter(([id]) => !names.includes(`customField:${id}`));
  return { ...Object.fromEntries(rest), customFields: Object.fromEntries(custom) };
}
