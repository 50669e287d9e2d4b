import { asObject } from './model/json';
import { Query } from './rest/query';
import type { IncomingMessage } from 'node:http';
import type { JsonObject } from './model/json';
import type { RestRequest } from './rest/call';

/** Far above any file that a real server takes; only keeps a runaway client from filling the memory. */
const BODY_LIMIT = 96 * 1024 * 1024;

export type ParsedRequest =
  | { readonly kind: 'rest'; readonly request: RestRequest }
  /** Another path of the tracker: its web interface. */
  | { readonly kind: 'page' }
  /** Not below the base path at all. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'tooLarge' };

async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Only JSON that says so is read; anything else is no body. */
function parseBody(bytes: Buffer, contentType: string): JsonObject | undefined {
  if (bytes.length === 0 || !contentType.includes('json')) return undefined;
  try {
    return asObject(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** The path below `/api/rest`, also with `index.php` where URL rewriting is off; undefined for other pages. */
function restPath(path: string): string | undefined {
  const match = /^\/api\/rest(?:\/index\.php)?(?:\/(.*))?$/.exec(path);
  return match === null ? undefined : (match[1] ?? '').replace(/\/+$/, '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function headersOf(message: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

/** A POST may say that it means another method, for proxies that stop PATCH and DELETE (recording 809). */
function methodOf(message: IncomingMessage): string {
  const override = message.headers['x-http-method-override'];
  const method = message.method ?? 'GET';
  return method === 'POST' && typeof override === 'string' ? override.toUpperCase() : method;
}

export async function readRequest(message: IncomingMessage, basePath: string, baseUrl: string): Promise<ParsedRequest> {
  const [path = '', query = ''] = (message.url ?? '').split(/\?(.*)/s);
  const bytes = await readBody(message);
  if (bytes === undefined) return { kind: 'tooLarge' };
  if (path !== basePath && !path.startsWith(`${basePath}/`)) return { kind: 'elsewhere' };
  const rest = restPath(path.slice(basePath.length));
  if (rest === undefined) return { kind: 'page' };
  return {
    kind: 'rest',
    request: {
      method: methodOf(message),
      path: decoded(rest),
      query: new Query(query),
      headers: headersOf(message),
      body: parseBody(bytes, message.headers['content-type'] ?? ''),
      baseUrl,
    },
  };
}
