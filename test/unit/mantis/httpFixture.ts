import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseServerUrl, type ServerAddress } from '../../../src/mantis/address';
import { MantisClient } from '../../../src/mantis/client';
import { MantisHttp, type MantisHttpOptions } from '../../../src/mantis/http';
import { loadRecordings, numberOf, type Recording } from '../../contract/emulation/recordings';

export const TOKEN = 'Tok3n-that-must-not-leak-0123456789';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface TestServer {
  readonly address: ServerAddress;
  readonly origin: string;
  readonly seen: readonly Seen[];
  readonly stop: () => Promise<void>;
}

/** A server on a free loopback port that keeps what it was asked. */
export async function serve(answer: RequestListener, path = ''): Promise<TestServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: addressOf(origin + path),
    origin,
    seen,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function addressOf(url: string): ServerAddress {
  const parsed = parseServerUrl(url);
  if (!parsed.ok) throw new Error(`not an address: ${url}`);
  return parsed.value;
}

export function clientFor(address: ServerAddress, options: Partial<MantisHttpOptions> = {}): MantisClient {
  return new MantisClient(
    new MantisHttp({ address, token: () => TOKEN, clock: { now: () => Date.now() }, retryDelay: () => 1, ...options }),
  );
}

const recordings = new Map(loadRecordings().map(recording => [numberOf(recording), recording]));

/** What the real server answered, by the number of the recording. */
export function recorded(number: number): Recording {
  const recording = recordings.get(number);
  if (recording === undefined) throw new Error(`no recording ${number}`);
  return recording;
}

/** Sends a recorded answer as it came over the wire. */
export function replay(response: ServerResponse, { response: real }: Recording): void {
  const body = typeof real.body === 'string' ? real.body : JSON.stringify(real.body);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(real.headers)) {
    if (name.toLowerCase() !== 'content-length') headers[name] = value;
  }
  response.writeHead(real.status, Buffer.from(real.reason, 'utf8').toString('latin1'), headers);
  response.end(body);
}

export function html(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
  response.end(`<!DOCTYPE html><html><body>${text}</body></html>`);
}

export function json(response: ServerResponse, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'Content-Type': 'application/json', 'X-Mantis-Version': '2.28.4', ...headers });
  response.end(JSON.stringify(body));
}
