import type { Clock } from '../base/clock';
import type { ServerAddress } from './address';

export interface MantisHttpOptions {
  readonly address: ServerAddress;
  /** Read for every request, so that a changed secret counts at once. */
  readonly token: () => string;
  readonly clock: Clock;
  /** For `Accept-Language`; decides the labels when the account's language is «auto». */
  readonly language?: string;
  /** Milliseconds without a byte from the server; 30 000 unless told. */
  readonly timeout?: number;
  /** Largest answer in bytes after decompression; 64 MiB unless told. */
  readonly maxAnswerBytes?: number;
  /** Milliseconds before the nth repetition of a GET (from 1). */
  readonly retryDelay?: (attempt: number) => number;
}

export declare class MantisHttp {
  constructor(options: MantisHttpOptions);
}
