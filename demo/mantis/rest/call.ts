import type { JsonObject } from '../model/json';
import type { State } from '../model/state';
import type { User } from '../model/types';
import type { Viewer } from '../view/context';
import type { Query } from './query';

/** A request below `/api/rest`. */
export interface RestRequest {
  readonly method: string;
  /** Without the base path and without a trailing slash: `issues/4/notes`. */
  readonly path: string;
  readonly query: Query;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The JSON object of the body; undefined when there is none or it is none. */
  readonly body: JsonObject | undefined;
  /** Address of the tracker with a slash at its end, for links in answers. */
  readonly baseUrl: string;
}

/** A request whose user is known and whose route was found. */
export interface Call {
  readonly state: State;
  readonly user: User;
  readonly viewer: Viewer;
  readonly request: RestRequest;
  readonly params: Readonly<Record<string, string>>;
}

/** What an endpoint answers; headers and bytes are made of it elsewhere. */
export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly json?: unknown;
  readonly text?: string;
  /** The answer carries an ETag of its own body, for this issue (0: a list). */
  readonly etagOf?: number;
  /** An ETag of something else. */
  readonly etag?: string;
  readonly allow?: string;
}

/** An answer that first read and has yet to write; between the two another request may come in (REST fact 7). */
export interface Unfinished {
  readonly finish: () => Answer;
}

export function ok(json: unknown, reason = 'OK'): Answer {
  return { status: 200, reason, json };
}

export function created(reason: string, json?: unknown): Answer {
  return { status: 201, reason, ...(json === undefined ? {} : { json }) };
}

/** An answer that says everything in its reason phrase. */
export function emptyAnswer(status: number, reason: string): Answer {
  return { status, reason };
}

export const INVALID_BODY: Answer = emptyAnswer(400, 'Invalid request body or format');
