import type { Result } from '../base/result';

/** Where a Mantis lives. `base` is the origin plus the sub-path, without a slash at its end. */
export interface ServerAddress {
  /** `https://tracker.example` – secrets are keyed by it. */
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
  /** A user name or password in the address: it would end up in settings. */
  | { readonly kind: 'credentials' };

/** Reads what a person typed or pasted from the browser's address line. */
export declare function parseServerUrl(typed: string): Result<ServerAddress, AddressError>;
