import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { ModelError } from '../modelError';
import { NotAnEndpoint } from './modelFetch';

/** What the server said, as the library gives it. */
interface ServerFault {
  readonly status: unknown;
  readonly message: string;
  readonly code: unknown;
  readonly headers: Headers | undefined;
}

/** What went wrong, without a word of what the server said: it may repeat the request. */
export function toModelError(fault: unknown, asked: { hasKey: boolean; model: string; timeout: number }): ModelError {
  if (fault instanceof APIUserAbortError) return { kind: 'cancelled' };
  if (fault instanceof APIConnectionTimeoutError) return { kind: 'timeout', after: asked.timeout };
  if (fault instanceof NotAnEndpoint || causes(fault).some(cause => cause instanceof NotAnEndpoint)) {
    return { kind: 'notAnEndpoint' };
  }
  if (fault instanceof APIConnectionError || !(fault instanceof APIError)) {
    return { kind: 'unreachable', code: codeOf(fault) };
  }
  const said = fault as ServerFault;
  return typeof said.status === 'number' ? ofStatus(said.status, said, asked) : ofStream(said);
}

function ofStatus(status: number, fault: ServerFault, asked: { hasKey: boolean; model: string }): ModelError {
  if (status >= 300 && status < 400) return { kind: 'redirected' };
  if (status === 401 || status === 403) return { kind: 'unauthorised', hasKey: asked.hasKey };
  if (status === 404) return { kind: 'notFound', model: asked.model };
  if (status === 408 || status === 504) return { kind: 'timeout', after: 0 };
  if (status === 413 || isTooLong(fault)) return { kind: 'tooLarge' };
  if (status === 429) return { kind: 'rateLimited', retryAfter: retryAfter(fault) };
  return { kind: 'server', status };
}

/** An error that came inside the stream. */
function ofStream(fault: ServerFault): ModelError {
  return isTooLong(fault) ? { kind: 'tooLarge' } : { kind: 'server', status: 500 };
}

function isTooLong({ code, message }: ServerFault): boolean {
  const said = `${String(code)} ${message}`;
  return /context[_ ](?:length|window|size)|too (?:long|large|many tokens)|maximum (?:context|prompt)|exceeds? the (?:available )?context/i.test(
    said,
  );
}

/** Whether the server did not know a field of the request, or what stood in it. */
export function isUnknownField(fault: unknown, field: RegExp): boolean {
  return fault instanceof APIError && isRefusedRequest(fault) && field.test(`${fault.param ?? ''} ${fault.message}`);
}

/** The statuses by which servers refuse fields of a request. */
export function isRefusedRequest(fault: unknown): boolean {
  const status: unknown = fault instanceof APIError ? fault.status : undefined;
  return (status === 400 || status === 415 || status === 422 || status === 501) && !isTooLong(fault as ServerFault);
}

/** Milliseconds, from «retry-after-ms», or «Retry-After» in seconds or as a date. */
function retryAfter({ headers }: ServerFault): number | null {
  const inMilliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (Number.isFinite(inMilliseconds)) return Math.max(0, inMilliseconds);
  const text = headers?.get('retry-after') ?? '';
  const seconds = Number.parseFloat(text);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

function causes(fault: unknown): readonly unknown[] {
  const found: unknown[] = [];
  let at: unknown = fault;
  while (at instanceof Error && found.length < 6) {
    at = at.cause;
    found.push(at);
  }
  return found;
}

function codeOf(fault: unknown): string | null {
  for (const cause of [fault, ...causes(fault)]) {
    const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (typeof code === 'string') return code;
  }
  return null;
}
