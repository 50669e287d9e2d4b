import type { MantisError, OfflineCause } from './errors';

/**
 * What a failed write leaves open.
 * - `refused`: it never arrived, or the server said no before it did anything.
 * - `over`: nobody is working on it any more, but it may have landed before the answer was lost: look once.
 * - `open`: it may have landed, and may still land after we have looked.
 */
export type Fate = 'refused' | 'over' | 'open';

export function fateOf(error: MantisError): Fate {
  switch (error.kind) {
    case 'unauthorised':
    case 'forbidden':
    case 'notFound':
    case 'readOnly':
    case 'conflict':
    case 'validation':
    case 'tooOld':
    case 'unsendable':
      return 'refused';
    case 'offline':
      return NEVER_SENT.has(error.cause) ? 'refused' : 'open';
    case 'unavailable':
      return fateWhenUnavailable(error.cause);
    case 'notMantis':
      return fateBeforeMantis(error);
    case 'tooLarge':
      return error.limit === null ? 'refused' : 'over';
    case 'malformed':
    case 'cancelled':
    case 'mismatch':
      return 'open';
  }
}

const NEVER_SENT: ReadonlySet<OfflineCause> = new Set<OfflineCause>([
  'refused',
  'hostNotFound',
  'certificate',
  'certificateExpired',
  'certificateHost',
  'notTls',
]);

/** After a 500 the script has ended, before or after its write; behind a gateway it may go on. */
function fateWhenUnavailable(cause: Extract<MantisError, { kind: 'unavailable' }>['cause']): Fate {
  if (cause === 'maintenance' || cause === 'apiDisabled') return 'refused';
  return cause === 'serverError' ? 'over' : 'open';
}

/** A redirect or a 4xx page of something before Mantis was given instead of passing the request on. */
function fateBeforeMantis(error: Extract<MantisError, { kind: 'notMantis' }>): Fate {
  if (error.looksLike === 'redirect') return 'refused';
  return error.status >= 400 && error.status < 500 ? 'over' : 'open';
}
