import { err, ok, type Result } from '../base/result';
import type { ServerAddress } from './address';
import { MantisClient } from './client';
import type { MantisError } from './errors';
import type { MantisHttpOptions } from './http';

/** Whether a Mantis of a supported version answers at an address. Sends no token: nobody knows yet who answers there. */
export async function probe(
  address: ServerAddress,
  options: Pick<MantisHttpOptions, 'clock'> & Partial<MantisHttpOptions>,
  signal?: AbortSignal,
): Promise<Result<null, MantisError>> {
  const { MantisHttp } = await import('./http');
  const client = new MantisClient(new MantisHttp({ ...options, address, token: () => null }));
  const answer = await client.me(signal);
  const isMantis = answer.ok || answer.error.kind === 'unauthorised' || answer.error.kind === 'forbidden';
  return isMantis ? ok(null) : err(answer.error);
}

/** Whether an address that was typed without a scheme is worth trying over http, after https failed so. */
export function mayBePlainHttp(error: MantisError): boolean {
  if (error.kind === 'notMantis' || error.kind === 'notFound') return true;
  return error.kind === 'offline' && ['refused', 'notTls', 'timeout', 'reset', 'other'].includes(error.cause);
}
