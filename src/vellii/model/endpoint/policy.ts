import { BlockList, isIP } from 'node:net';
import { lookup } from 'node:dns/promises';
import { err, ok, type Result } from '../../../base/result';
import type { ModelError } from '../modelError';
import type { EndpointPolicy } from './settings';

const internal = new BlockList();
internal.addSubnet('127.0.0.0', 8);
internal.addSubnet('10.0.0.0', 8);
internal.addSubnet('172.16.0.0', 12);
internal.addSubnet('192.168.0.0', 16);
internal.addAddress('::1', 'ipv6');
internal.addSubnet('fc00::', 7, 'ipv6');
internal.addSubnet('fe80::', 10, 'ipv6');

/** The addresses of a host's name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

const systemResolve: Resolve = async host => (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Whether texts may go there, and to which addresses only; `null` for any. «Internal» means that every address of the
 * host lies in a private network (RFC 1918, RFC 4193) or is this machine; a name that cannot be resolved is not
 * internal. What was looked at is what must be connected to: see `pinnedFetch`.
 */
export async function mayAsk(
  url: URL,
  policy: EndpointPolicy,
  resolve: Resolve = systemResolve,
): Promise<Result<readonly string[] | null, ModelError>> {
  if (policy === 'any') return ok(null);
  if (policy === 'none') return err({ kind: 'forbidden', reason: 'none' });
  const host = hostOf(url);
  const addresses = isIP(host) === 0 ? await resolve(host).catch(() => []) : [host];
  const isInternal = addresses.length > 0 && addresses.every(isInternalAddress);
  return isInternal ? ok(addresses) : err({ kind: 'forbidden', reason: 'notInternal' });
}

/** Its name or address; that of IPv6 without brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function isInternalAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  const version = isIP(bare);
  return version !== 0 && internal.check(bare, version === 6 ? 'ipv6' : 'ipv4');
}
