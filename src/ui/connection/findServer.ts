import { err, ok, type Result } from '../../base/result';
import { hasScheme, overPlainHttp, type ServerAddress } from '../../mantis/address';
import type { MantisError } from '../../mantis/errors';
import { mayBePlainHttp } from '../../mantis/probe';

export interface FindParts {
  /** Whether a Mantis answers there; sends no token. */
  readonly probe: (address: ServerAddress) => Promise<Result<null, MantisError>>;
  /** Asks the person, where that is needed. */
  readonly mayUsePlainHttp: (address: ServerAddress, isFallback: boolean) => Promise<boolean>;
}

/** `declined`: the person does not want a connection that is not encrypted. */
export type FindError = MantisError | { readonly kind: 'declined' };

/**
 * Finds the Mantis behind an address as typed: as it says; without a scheme by https first, and where nothing answers
 * so, by http after a question.
 */
export async function findServer(
  typed: string,
  address: ServerAddress,
  { probe, mayUsePlainHttp }: FindParts,
): Promise<Result<ServerAddress, FindError>> {
  const first = await probe(address);
  if (first.ok) return (await mayUsePlainHttp(address, false)) ? ok(address) : err({ kind: 'declined' });
  if (hasScheme(typed) || !mayBePlainHttp(first.error)) return first;
  const plain = overPlainHttp(address);
  const second = await probe(plain);
  if (!second.ok) return first;
  return (await mayUsePlainHttp(plain, true)) ? ok(plain) : err({ kind: 'declined' });
}
