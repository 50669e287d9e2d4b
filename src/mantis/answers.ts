import * as z from 'zod';
import { err, ok, type Result } from '../base/result';
import { parseUrl } from '../base/url';
import type { MantisError, NotMantis, ServerMessage } from './errors';
import type { HttpAnswer } from './http';

/** Mantis's error numbers that mean more than «the content is wrong» (`core/constant_inc.php`). */
const ACCESS_DENIED = 13;
const READ_ONLY = 1103;
const NOT_FOUND_CODES: readonly number[] = [600, 700, 1100, 1300, 1502, 2000];

const errorBody = z.looseObject({
  message: z.string(),
  code: z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).nullish(),
  localized: z.string().nullish(),
});

const faultBody = z.looseObject({
  issues: z.looseObject({ status_code: z.number(), fault_string: z.string() }),
});

/** The JSON of a successful answer, or what went wrong. Knows every way in which Mantis or something before it says no. */
export function readAnswer(answer: HttpAnswer): Result<unknown, MantisError> {
  if (answer.status >= 300 && answer.status < 400) return err(redirect(answer));
  const body = parseBody(answer);
  if (answer.status >= 400) return err(refusal(answer, body));
  if (body.kind === 'json') {
    const hidden = errorInSuccess(body.value);
    return hidden === null ? ok(body.value) : err(hidden);
  }
  if (body.kind === 'broken') return err({ kind: 'malformed', path: '' });
  return err(notMantis(answer));
}

/** Checks a shape; the error names the place and never the value. */
export function checkShape<T extends z.ZodType>(
  schema: T,
  value: unknown,
  at: readonly PropertyKey[] = [],
): Result<z.output<T>, MantisError> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return err({ kind: 'malformed', path: [...at, ...firstPath(parsed.error)].map(String).join('.') });
}

export function firstPath(error: z.ZodError): readonly PropertyKey[] {
  return error.issues[0]?.path ?? [];
}

type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'broken' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'other' };

function parseBody(answer: HttpAnswer): Body {
  const text = answer.text.trim();
  if (text === '') return { kind: 'empty' };
  const looksLikeJson = text.startsWith('{') || text.startsWith('[');
  if (!looksLikeJson && !contentType(answer)?.includes('json')) return { kind: 'other' };
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'broken' };
  }
}

function refusal(answer: HttpAnswer, body: Body): MantisError {
  if (answer.status >= 500 || answer.status === 429) return unavailable(answer);
  if (answer.status === 413) return { kind: 'tooLarge', limit: null };
  if (!isFromMantis(answer, body)) return notMantis(answer);
  const server = serverMessage(answer, body);
  switch (answer.status) {
    case 401:
      return { kind: 'unauthorised', reason: server.message };
    case 403:
      return denial(server);
    case 404:
      return { kind: 'notFound', server };
    case 412:
      return { kind: 'conflict', fields: [], wrote: false };
    default:
      return { kind: 'validation', server };
  }
}

/** A thrown error has a JSON body and no header of Mantis, a refusal of the handler a header and maybe no body. */
function isFromMantis(answer: HttpAnswer, body: Body): boolean {
  if (body.kind === 'other') return false;
  if (body.kind === 'json' || body.kind === 'broken' || answer.headers.has('x-mantis-version')) return true;
  const asksForMore = answer.headers.has('www-authenticate') || answer.headers.has('proxy-authenticate');
  return (answer.status === 401 || answer.status === 412) && !asksForMore;
}

function denial(server: ServerMessage): MantisError {
  const isReadOnly = server.code === READ_ONLY || /\bread-?only\b/i.test(server.message);
  return isReadOnly ? { kind: 'readOnly', server } : { kind: 'forbidden', server };
}

function unavailable(answer: HttpAnswer): MantisError {
  const { status, reason } = answer;
  if (status === 503 && /offline/i.test(reason)) return { kind: 'unavailable', cause: 'maintenance', status, reason };
  if (status === 503 && /disabled/i.test(reason)) return { kind: 'unavailable', cause: 'apiDisabled', status, reason };
  const cause = [429, 502, 503, 504].includes(status) ? 'gateway' : 'serverError';
  return { kind: 'unavailable', cause, status, reason };
}

/** Recording 822: an error text with a line break arrives as 200; recording 616: an unknown filter as a fault in `issues`. */
function errorInSuccess(value: unknown): MantisError | null {
  const fault = faultBody.safeParse(value);
  if (fault.success) {
    const { status_code: status, fault_string: message } = fault.data.issues;
    return ofStatus(status, { message, localized: null, code: null });
  }
  const error = errorBody.safeParse(value);
  if (!error.success || (error.data.code ?? null) === null) return null;
  return ofCode({
    message: error.data.message,
    localized: error.data.localized ?? null,
    code: error.data.code ?? null,
  });
}

function ofStatus(status: number, server: ServerMessage): MantisError {
  if (status === 403) return denial(server);
  return { kind: status === 404 ? 'notFound' : 'validation', server };
}

function ofCode(server: ServerMessage): MantisError {
  if (server.code === ACCESS_DENIED || server.code === READ_ONLY) return denial(server);
  return { kind: server.code !== null && NOT_FOUND_CODES.includes(server.code) ? 'notFound' : 'validation', server };
}

function serverMessage(answer: HttpAnswer, body: Body): ServerMessage {
  const parsed = body.kind === 'json' ? errorBody.safeParse(body.value) : null;
  if (parsed?.success !== true) return { message: answer.reason, localized: null, code: null };
  return { message: parsed.data.message, localized: parsed.data.localized ?? null, code: parsed.data.code ?? null };
}

function redirect(answer: HttpAnswer): NotMantis {
  const target = parseUrl(answer.headers.get('location') ?? '', answer.url);
  const isElsewhere = target !== null && target.origin !== parseUrl(answer.url)?.origin;
  return { ...notMantis(answer), looksLike: 'redirect', redirectOrigin: isElsewhere ? target.origin : null };
}

function notMantis(answer: HttpAnswer): NotMantis {
  return {
    kind: 'notMantis',
    status: answer.status,
    contentType: contentType(answer),
    looksLike: appearance(answer),
    redirectOrigin: null,
  };
}

function appearance(answer: HttpAnswer): NotMantis['looksLike'] {
  const { text } = answer;
  if (answer.status === 407 || answer.headers.has('proxy-authenticate')) return 'proxyCredentials';
  if (answer.headers.has('www-authenticate')) return 'basicAuth';
  if (text.trim() === '') return 'empty';
  if (/<input[^>]+type=["']?password/i.test(text)) return 'login';
  if (/\b(?:proxy|gateway|squid|captive|firewall)\b/i.test(text)) return 'proxy';
  return /^\s*</.test(text) ? 'page' : 'text';
}

function contentType(answer: HttpAnswer): string | null {
  return answer.headers.get('content-type')?.toLowerCase() ?? null;
}
