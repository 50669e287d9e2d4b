import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import type { Reply } from './rest/reply';

const SESSION = randomBytes(13).toString('hex');

/** The date of a file of the server; the real one sends the same with every answer. */
const LAST_MODIFIED = 'Wed, 01 Jul 2026 11:45:41 GMT';

/** Reason phrases are UTF-8 on the wire, which Node takes as Latin-1; control characters cannot stand there. */
function reasonPhrase(text: string): string {
  return Buffer.from(text.replace(/\p{Cc}/gu, ' '), 'utf8').toString('latin1');
}

/** Status line and headers of a reply; `now` (epoch seconds) is the server's own clock. */
export function writeHead(response: ServerResponse, reply: Reply, now: number): void {
  response.sendDate = false;
  response.writeHead(reply.status, reasonPhrase(reply.reason), {
    Date: new Date(now * 1000).toUTCString(),
    'Set-Cookie': `PHPSESSID=${SESSION}; path=/; HttpOnly; SameSite=Lax`,
    'Last-Modified': LAST_MODIFIED,
    ...reply.headers,
  });
}

export function writeReply(response: ServerResponse, reply: Reply, now: number): void {
  writeHead(response, reply, now);
  // A crash has no length on the real server; without this Node would say that it is 0. Only then: headers that are
  // flushed on their own go out as UTF-8, which would encode a reason phrase twice.
  if (reply.headers['Content-Length'] === undefined && reply.status >= 400) response.flushHeaders();
  response.end(reply.body);
}

/** The same reply compressed, where that is accepted and worth it. */
export function gzipped(reply: Reply, acceptEncoding: string): Reply {
  if (reply.body === undefined || reply.body.length < 1024 || !acceptEncoding.includes('gzip')) return reply;
  const body = gzipSync(reply.body, { level: 1 });
  const headers = {
    ...reply.headers,
    'Content-Encoding': 'gzip',
    Vary: 'Accept-Encoding',
    'Content-Length': String(body.length),
  };
  return { ...reply, headers, body };
}
