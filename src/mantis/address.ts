import { err, ok, type Result } from '../base/result';
import { parseUrl } from '../base/url';

/** Where a Mantis lives. `base` is the origin plus the sub-path, without a slash at its end. */
export interface ServerAddress {
  /** `https://tracker.example`; secrets are keyed by it. */
  readonly origin: string;
  /** `https://tracker.example/tracker`. */
  readonly base: string;
  readonly isLoopback: boolean;
  /** No TLS; worth a warning unless `isLoopback`. */
  readonly isPlainHttp: boolean;
}

export type AddressError =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unparseable' }
  | { readonly kind: 'scheme'; readonly scheme: string }
  /** A user name or password in the address: it would end up in the settings. */
  | { readonly kind: 'credentials' };

/**
 * Reads what a person typed or pasted from the browser's address line: adds `https` where no scheme is given, drops
 * the page («view.php?id=5», «api/rest/…») and keeps the sub-path in which Mantis lives.
 */
export function parseServerUrl(typed: string): Result<ServerAddress, AddressError> {
  const text = bare(typed);
  if (text === '') return err({ kind: 'empty' });
  const scheme = schemeOf(text);
  if (scheme !== null && scheme !== 'http' && scheme !== 'https') return err({ kind: 'scheme', scheme });
  const url = parseUrl(scheme === null ? `https://${text.replace(/^\/+/, '')}` : text);
  if (url === null || url.hostname === '') return err({ kind: 'unparseable' });
  if (url.username !== '' || url.password !== '') return err({ kind: 'credentials' });
  return ok({
    origin: url.origin,
    base: url.origin + subPath(url.pathname),
    isLoopback: isLoopbackHost(url.hostname),
    isPlainHttp: url.protocol === 'http:',
  });
}

/** False where `parseServerUrl` had to assume https. */
export function hasScheme(typed: string): boolean {
  return schemeOf(bare(typed)) !== null;
}

/** The sub-path of an address at another origin; null when either is none. */
export function overPath(origin: string, typed: string): string | null {
  const [there, here] = [parseServerUrl(origin), parseServerUrl(typed)];
  return there.ok && here.ok ? there.value.origin + here.value.base.slice(here.value.origin.length) : null;
}

/** The same place without TLS. */
export function overPlainHttp(address: ServerAddress): ServerAddress {
  const plain = (url: string): string => url.replace(/^https:/, 'http:');
  return { ...address, origin: plain(address.origin), base: plain(address.base), isPlainHttp: true };
}

/** Mail and chat put addresses into brackets or quotes. */
function bare(typed: string): string {
  return typed
    .trim()
    .replace(/^[<«"'“(]+|[>»"'”)]+$/g, '')
    .trim();
}

/** «tracker.example:8080» has a port and no scheme; «mailto:x», «ftp://x» and «javascript:…» have one. */
function schemeOf(text: string): string | null {
  const match = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(text);
  if (match === null) return null;
  const [, scheme = '', rest = ''] = match;
  const isPort = /^\d+(?:[/?#]|$)/.test(rest);
  return isPort ? null : scheme.toLowerCase();
}

function subPath(pathname: string): string {
  return pathname
    .replace(/\/api(?:\/(?:rest|soap).*)?$/i, '')
    .replace(/\/[^/]*\.php(?:\/.*)?$/i, '')
    .replace(/\/+$/, '');
}

function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}
