import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, createServer as createTap, type AddressInfo, type Server } from 'node:net';

/** What the scripted server does with one request for an answer. */
export type Behaviour = (request: ChatRequest, response: ServerResponse) => void | Promise<void>;

export interface ChatRequest {
  readonly body: {
    readonly model: string;
    readonly stream?: boolean;
    readonly temperature?: number;
    readonly response_format?: {
      readonly type: string;
      readonly json_schema?: { readonly schema: unknown; readonly strict: boolean };
    };
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
  readonly headers: IncomingMessage['headers'];
  readonly path: string;
}

export interface ModelServer {
  readonly baseUrl: string;
  readonly requests: readonly ChatRequest[];
  /** Every byte that came over the wire, as text. */
  readonly wire: () => string;
  close(): Promise<void>;
}

/**
 * An OpenAI-compatible server on this machine that answers as scripted: the first request by the first behaviour, the
 * last one for all that follow. A tap in front of it keeps what goes over the wire.
 */
export async function startModelServer(...script: readonly Behaviour[]): Promise<ModelServer> {
  const requests: ChatRequest[] = [];
  const server = createServer((request, response) => {
    void receive(request).then(async text => {
      const chat = { body: JSON.parse(text) as ChatRequest['body'], headers: request.headers, path: request.url ?? '' };
      requests.push(chat);
      await script[Math.min(requests.length, script.length) - 1]?.(chat, response);
    });
  });
  const port = await listen(server);
  const bytes: Buffer[] = [];
  const tap = createTap(client => {
    const upstream = connect(port, '127.0.0.1');
    client.on('data', piece => bytes.push(piece));
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) socket.on('error', () => [client, upstream].map(each => each.destroy()));
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  const open = await listen(tap);
  return {
    baseUrl: `http://127.0.0.1:${open}/v1`,
    requests,
    wire: () => Buffer.concat(bytes).toString('utf8'),
    close: async () => {
      server.closeAllConnections();
      await Promise.all([tap, server].map(each => new Promise(done => each.close(done))));
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function receive(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

interface Manner {
  /** What ends the text; null ends the stream without a word. */
  readonly finish?: string | null;
  /** Characters of a piece, and milliseconds after each. */
  readonly size?: number;
  readonly pause?: number;
  /** What comes before the text. */
  readonly delta?: object;
}

/** Streams a text in pieces. */
export function says(text: string, manner: Manner = {}): Behaviour {
  const { finish = 'stop', size = 7, pause = 0, delta = {} } = manner;
  return async (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    if (Object.keys(delta).length > 0) response.write(event(delta));
    for (let at = 0; at < text.length; at += size) {
      response.write(event({ content: text.slice(at, at + size) }));
      if (pause > 0) await new Promise(resolve => setTimeout(resolve, pause));
    }
    if (finish !== null) response.write(event({}, finish));
    response.end('data: [DONE]\n\n');
  };
}

export function event(delta: object, finish: string | null = null): string {
  const chunk = { id: 'x', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

/** Answers in one piece, as servers that do not stream do. */
export function saysAtOnce(text: string): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(
      JSON.stringify({ choices: [{ message: { role: 'assistant', content: text }, finish_reason: 'stop' }] }),
    );
  };
}

export function fails(status: number, message = 'no', headers: Record<string, string> = {}): Behaviour {
  return (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { message, type: 'error', code: null } }));
  };
}
