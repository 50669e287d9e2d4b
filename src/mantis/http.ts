import axios, { type AxiosInstance, type AxiosRequestConfig, type AxiosResponse } from 'axios';
import axiosRetry from 'axios-retry';
import type { Clock } from '../base/clock';
import { err, ok, type Result } from '../base/result';
import type { ServerAddress } from './address';
import type { MantisError } from './errors';
import { isTransientFault, responseOf, toTransportError } from './faults';

export interface MantisHttpOptions {
  readonly address: ServerAddress;
  /** Read for every request, so that a changed secret counts at once; null sends none. */
  readonly token: () => string | null;
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

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base: «api/rest/users/me». */
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the answer that have arrived, as they do; `total` is null where the server does not say. */
  readonly onProgress?: ((received: number, total: number | null) => void) | undefined;
}

/** An answer of whatever answered, of any status. */
export interface HttpAnswer {
  readonly status: number;
  /** The reason phrase as text; Mantis says there what an empty body does not. */
  readonly reason: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  /** Where it came from; `Location` is relative to it. */
  readonly url: string;
  /** When it was complete, by the clock of this machine. */
  readonly receivedAt: number;
}

const RETRIES = 2;
const GATEWAY_STATUSES: readonly number[] = [502, 503, 504];

/**
 * Sends requests to one address and to no other: redirects are answers, never followed, so the token cannot leave the
 * origin. Proxy and certificates are left to VS Code, which patches Node's own http. Nothing of axios leaves this
 * class: its errors carry the request's headers.
 */
export class MantisHttp {
  private readonly axios: AxiosInstance;
  private readonly maxAnswerBytes: number;

  constructor(private readonly options: MantisHttpOptions) {
    this.maxAnswerBytes = options.maxAnswerBytes ?? 64 * 1024 * 1024;
    this.axios = axios.create({
      adapter: 'http',
      proxy: false,
      maxRedirects: 0,
      timeout: options.timeout ?? 30_000,
      maxContentLength: this.maxAnswerBytes,
      responseType: 'text',
      transformRequest: [(data: unknown) => data],
      transformResponse: [(data: unknown) => data],
      validateStatus: () => true,
    });
    axiosRetry(this.axios, {
      retries: RETRIES,
      shouldResetTimeout: true,
      retryCondition: isTransientFault,
      retryDelay: options.retryDelay ?? (attempt => axiosRetry.exponentialDelay(attempt, undefined, 250)),
      validateResponse: isUsable,
    });
  }

  /** Every status is an answer; an error means that there is no usable answer at all. */
  async request(request: HttpRequest): Promise<Result<HttpAnswer, MantisError>> {
    const token = this.options.token();
    if (token !== null && !/^[\x21-\x7e]+$/.test(token)) return err({ kind: 'unauthorised', reason: 'unusable token' });
    const url = `${this.options.address.base}/${request.path}${queryString(request.query ?? [])}`;
    try {
      const response = await this.axios.request<unknown>({
        url,
        method: request.method,
        headers: {
          Accept: 'application/json',
          ...(token === null ? {} : { Authorization: token }),
          'User-Agent': 've-support',
          ...(this.options.language === undefined ? {} : { 'Accept-Language': this.options.language }),
          ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...request.headers,
        },
        ...(request.body === undefined ? {} : { data: JSON.stringify(request.body) }),
        ...(request.signal === undefined ? {} : { signal: request.signal }),
        ...progressOf(request),
      });
      return ok(this.toAnswer(response, url));
    } catch (fault) {
      const response = responseOf(fault);
      if (response !== null) return ok(this.toAnswer(response, url));
      return err(toTransportError(fault, this.maxAnswerBytes));
    }
  }

  private toAnswer(response: AxiosResponse<unknown>, url: string): HttpAnswer {
    const headers = new Map<string, string>();
    for (const [name, value] of Object.entries(response.headers)) {
      if (typeof value === 'string') headers.set(name.toLowerCase(), value);
    }
    return {
      status: response.status,
      reason: decodeReason(response.statusText),
      headers,
      text: typeof response.data === 'string' ? response.data : '',
      url,
      receivedAt: this.options.clock.now(),
    };
  }
}

/** Mantis writes UTF-8, Node reads Latin-1. */
function decodeReason(phrase: string): string {
  return Buffer.from(phrase, 'latin1').toString('utf8');
}

/** Complete, and not from a gateway instead of Mantis. An answer that broke off has no data. */
function isUsable(response: AxiosResponse): boolean {
  return response.data !== undefined && (!GATEWAY_STATUSES.includes(response.status) || isMantisRefusal(response));
}

/** «Mantis Offline» and «API disabled» are said for good; repeating the question at once is of no use. */
function isMantisRefusal(response: AxiosResponse): boolean {
  return response.status === 503 && /offline|disabled/i.test(response.statusText);
}

function progressOf({ onProgress }: HttpRequest): AxiosRequestConfig {
  if (onProgress === undefined) return {};
  return { onDownloadProgress: ({ loaded, total }) => onProgress(loaded, total ?? null) };
}

function queryString(query: readonly (readonly [string, string])[]): string {
  if (query.length === 0) return '';
  return '?' + query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}
