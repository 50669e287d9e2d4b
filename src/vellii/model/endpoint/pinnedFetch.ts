import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { hostOf } from './policy';

/** Statuses whose answers have no body. */
const bodiless = new Set([204, 205, 304]);
/** What tells that nobody was reached at one address, and that the next one may be tried: nothing was sent yet. */
const notReached = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT']);

/**
 * A `fetch` for texts that goes to the given addresses and to no other, whatever the host's name means by now: a name
 * may be given another address between the check and the request (DNS rebinding). The name goes along for the server
 * and for its certificate. Redirects are answers. The addresses are tried one after another.
 * @param addresses at least one.
 */
export function pinnedFetch(addresses: readonly string[]): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    let last: unknown = new TypeError('No address');
    for (const address of addresses) {
      try {
        return responseOf(await send(url, address, init));
      } catch (fault) {
        last = fault;
        if (!notReached.has(codeOf(fault))) break;
      }
    }
    throw last;
  };
}

function send(url: URL, address: string, init: RequestInit | undefined): Promise<IncomingMessage> {
  const name = hostOf(url);
  const isSecure = url.protocol === 'https:';
  const options: RequestOptions & { servername?: string } = {
    host: address,
    path: `${url.pathname}${url.search}`,
    method: init?.method ?? 'GET',
    headers: { ...Object.fromEntries(new Headers(init?.headers)), host: url.host },
    ...(url.port === '' ? {} : { port: url.port }),
    ...(isSecure && isIP(name) === 0 ? { servername: name } : {}),
    ...(init?.signal ? { signal: init.signal } : {}),
  };
  return new Promise((resolve, reject) => {
    const request = (isSecure ? secureRequest : plainRequest)(options, resolve);
    request.on('error', reject);
    request.end(typeof init?.body === 'string' ? init.body : undefined);
  });
}

function responseOf(message: IncomingMessage): Response {
  const status = message.statusCode ?? 502;
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const each of [value].flat()) if (each !== undefined) headers.append(name, each);
  }
  if (bodiless.has(status)) {
    message.resume();
    return new Response(null, { status, headers });
  }
  // The two types of a stream of bytes differ in name only.
  return new Response(Readable.toWeb(message) as ReadableStream<Uint8Array>, { status, headers });
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : '';
}
