import type { Term } from '../tickets/ticket';
import type { Dictionary } from './dictionary';

type Known = Pick<Dictionary, 'resolutions' | 'specialResolutions' | 'specialStatuses'>;

/** What the resolution becomes along with a status. */
export type ResolutionChange =
  | { readonly kind: 'none' }
  /** The person chooses; `first` is what Mantis's own form offers. */
  | { readonly kind: 'choose'; readonly among: readonly Term[]; readonly first: number }
  | { readonly kind: 'set'; readonly id: number };

/**
 * Mantis's own form sets the resolution with the status. REST leaves it as it is (recordings 512 and 513: resolved and
 * closed, still «open»), so the product sends it along.
 */
export function resolutionWith(known: Known, present: number, wanted: number): ResolutionChange {
  const { resolvedFrom } = known.specialStatuses;
  const { fixed, reopened } = known.specialResolutions;
  const isKnown = (id: number): boolean => known.resolutions.some(term => term.id === id);
  if (present >= resolvedFrom && wanted < resolvedFrom)
    return isKnown(reopened) ? { kind: 'set', id: reopened } : { kind: 'none' };
  if (present >= resolvedFrom || wanted < resolvedFrom) return { kind: 'none' };
  const among = known.resolutions.filter(({ id }) => id >= fixed && id !== reopened);
  const first = among.find(({ id }) => id === fixed) ?? among[0];
  return first === undefined ? { kind: 'none' } : { kind: 'choose', among, first: first.id };
}
