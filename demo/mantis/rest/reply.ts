import { encode, etag } from './wire';
import type { Answer, RestRequest } from './call';
import type { Refusal } from './errors';
import type { User } from '../model/types';

/** A finished answer, ready for the socket. */
export interface Reply {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

const NO_STORE = 'no-store, no-cache, must-revalidate, max-age=0';
const SHORT_CACHE = 'private, max-age=10800';
const HTML = 'text/html; charset=UTF-8';

/** How far a request came before it was answered decides the headers that tell about Mantis. */
type Progress =
  | { readonly kind: 'maintenance' }
  | { readonly kind: 'stranger'; readonly version: string }
  | { readonly kind: 'known'; readonly version: string; readonly user: User };

function mantisHeaders(progress: Progress): Record<string, string> {
  const headers: Record<string, string> = {};
  if (progress.kind === 'known') {
    headers['X-Mantis-Username'] = progress.user.name;
    headers['X-Mantis-LoginMethod'] = 'api-token';
  }
  if (progress.kind !== 'maintenance') headers['X-Mantis-Version'] = progress.version;
  headers['Cache-Control'] = NO_STORE;
  return headers;
}

function isBodiless(status: number): boolean {
  return status === 204 || status === 304;
}

function contentOf(answer: Answer): { readonly type: string; readonly body: Buffer | undefined } {
  if (answer.text !== undefined) return { type: 'text/plain;charset=UTF-8', body: Buffer.from(answer.text) };
  if (answer.json !== undefined) return { type: 'application/json', body: encode(answer.json) };
  return { type: HTML, body: undefined };
}

/** The bytes of an answer; a GET whose ETag the client has already becomes 304 (REST facts: synchronisation). */
export function replyOf(answer: Answer, progress: Progress, request: RestRequest): Reply {
  const { type, body } = contentOf(answer);
  const ownEtag =
    answer.etagOf !== undefined && body !== undefined && progress.kind === 'known'
      ? etag(progress.user.id, answer.etagOf, body)
      : answer.etag;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const isUnchanged = isRead && ownEtag !== undefined && request.headers['if-none-match'] === ownEtag;
  const status = isUnchanged ? 304 : answer.status;
  const headers: Record<string, string> = {};
  if (!isBodiless(status)) headers['Content-Type'] = type;
  if (answer.allow !== undefined) headers['Allow'] = answer.allow;
  if (ownEtag !== undefined) headers['ETag'] = ownEtag;
  Object.assign(headers, mantisHeaders(progress));
  if (!isBodiless(status)) headers['Content-Length'] = String(body?.length ?? 0);
  return {
    status,
    reason: isUnchanged ? 'Not Modified' : answer.reason,
    headers,
    body: isBodiless(status) || request.method === 'HEAD' ? undefined : body,
  };
}

/** The bytes of a refusal, which tell nothing of Mantis. */
export function replyOfRefusal(refusal: Refusal): Reply {
  if (refusal.isCrash) {
    return {
      status: refusal.status,
      reason: refusal.reason,
      headers: { 'Cache-Control': SHORT_CACHE, 'Content-type': HTML },
      body: undefined,
    };
  }
  // A line break cannot stand in a status line: PHP drops the whole line and the answer becomes 200 (recording 822).
  const isLost = /[\r\n]/.test(refusal.reason);
  return {
    status: isLost ? 200 : refusal.status,
    reason: isLost ? 'OK' : refusal.reason,
    headers: {
      'Cache-Control': SHORT_CACHE,
      'Content-Type': 'application/json',
      'Content-Length': String(refusal.body?.length ?? 0),
    },
    body: refusal.body,
  };
}
